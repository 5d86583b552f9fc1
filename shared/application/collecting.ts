import type { Shown } from '../domain/dossier/collection.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { Collector } from '../domain/dossier/events.ts';
import { typedNumber } from '../domain/dossier/numbers.ts';
import type { Identities } from './ports/others.ts';
import { isTrackingSecret, readTrackingFragment } from './tracking-link.ts';

/** What an officer enters of the one who collects: from the receipt, from the card, from the authority. */
export type CollectingRequest = {
  readonly collectedBy: Collector;
  /** The code that stands on the receipt, or what its QR says. */
  readonly receipt?: string | undefined;
  /** Why there is no receipt. */
  readonly receiptLost?: string | undefined;
  /** Read from the card of whoever stands there. */
  readonly idNumber?: string | undefined;
  readonly collectorName?: string | undefined;
  readonly authority?: string | undefined;
};

/** Compares what was shown with the dossier. Of the receipt's secret nothing is kept, of a number what came of it. */
export async function shownBy(
  { identities }: { readonly identities: Identities },
  dossier: Dossier,
  { receipt, idNumber }: CollectingRequest,
): Promise<Shown> {
  const key = idNumber ? await identities.keyOf(idNumber) : undefined;
  const whose = (['applicant', 'representative'] as const).find((role) =>
    dossier.parties.some((party) => party.role === role && party.key === key),
  );
  return {
    ...(receipt && { receipt: receiptShown(dossier, receipt) }),
    ...(key && { identity: whose ?? 'another' }),
  };
}

function receiptShown(dossier: Dossier, text: string): NonNullable<Shown['receipt']> {
  if (dossier.code !== undefined && typedNumber(text) === dossier.code) return 'code';
  const read = readTrackingFragment(text.slice(text.indexOf('#') + 1).trim());
  const isOwn = read?.dossierId === dossier.id && isTrackingSecret(read.secret, dossier.trackingHash);
  return isOwn ? 'qr' : 'another';
}

/** What a press of this kind said, to know it again. Of a personal ID number its key, which nobody can turn back. */
export async function collectingBody(
  { identities }: { readonly identities: Identities },
  { collectedBy, receipt, receiptLost, idNumber, collectorName, authority }: CollectingRequest,
) {
  const idKey = idNumber && (await identities.keyOf(idNumber));
  return { collectedBy, receipt, receiptLost, idKey, collectorName, authority };
}

const said = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** What is kept of it, private. An applicant's number is in the dossier already; a proxy's is known from here alone. */
export const collectingValues = (request: Partial<CollectingRequest>) => ({
  receiptLost: request.receipt ? undefined : said(request.receiptLost),
  ...(request.collectedBy === 'representative' && {
    collectorName: said(request.collectorName),
    collectorId: said(request.idNumber),
    authority: said(request.authority),
  }),
});
