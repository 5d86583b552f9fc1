import type { Receipt } from '../domain/dossier/commands.ts';
import type { ReturnMethod } from '../domain/dossier/dossier.ts';
import type { FeeQuantities } from '../domain/fee/compute-fee.ts';
import type { DossierDeps } from './dependencies.ts';
import type { HandedInRequest, PinnedComponents } from './pin-files.ts';
import { hashTrackingSecret } from './tracking-link.ts';

/** A receipt as a door parsed it. */
export type ReceiptRequest = {
  readonly components: readonly HandedInRequest[];
  readonly sets: number;
  readonly returnMethod: ReturnMethod;
  readonly case?: string | undefined;
  readonly papers?: readonly { readonly copies: number; readonly pages?: number | undefined }[] | undefined;
  readonly note?: string | undefined;
};

/**
 * The receipt's private part: a 128-bit tracking secret for the QR, and a PIN for who left no phone number. Their
 * clear values are sealed, so that the receipt can be printed again; only the secret's hash is public.
 */
export function prepareReceipt(
  deps: Pick<DossierDeps, 'chance'>,
  request: ReceiptRequest,
  { components, fileNames }: PinnedComponents,
): { receipt: Receipt; trackingHash: string } {
  const { sets, returnMethod, note, papers, case: kind } = request;
  const trackingSecret = deps.chance.bytes(16);
  const pin = String(Buffer.from(deps.chance.bytes(4), 'base64url').readUInt32BE() % 10_000).padStart(4, '0');
  return {
    receipt: {
      components,
      sets,
      returnMethod,
      ...(kind !== undefined && { case: kind }),
      private: { trackingSecret, pin, ...(papers && { papers }), ...(note && { note }), fileNames },
    },
    trackingHash: hashTrackingSecret(trackingSecret),
  };
}

/** What the fee is counted on. */
export const quantitiesOf = ({ papers = [] }: ReceiptRequest): FeeQuantities => ({
  papers: papers.map(({ copies, pages }) => ({ copies, ...(pages !== undefined && { pages }) })),
});
