import * as z from 'zod';

const priceSchema = z.strictObject({
  what: z.string(),
  usd: z.number().nonnegative(),
  /** How many of them cost that. */
  per: z.number().positive(),
  sure: z.enum(['read', 'recalled']),
  source: z.string(),
});

/** What a dossier uses of the cloud and is billed for. */
export const quantityNames = [
  'transitions',
  'functionCalls',
  'gbSeconds',
  'writeUnits',
  'readUnits',
  'queueRequests',
  's3Puts',
  's3Gets',
  'kmsRequests',
  'httpRequests',
  'cloudFrontRequests',
  'logGigabytes',
] as const;
export type QuantityName = (typeof quantityNames)[number];
export type Quantities = Readonly<Record<QuantityName, number>>;

/** A dated price list of one region. */
export const priceListSchema = z.strictObject({
  region: z.string(),
  date: z.iso.date(),
  currency: z.literal('USD'),
  note: z.string(),
  perDossier: z.record(z.enum(quantityNames), priceSchema),
  apart: z.record(z.string(), priceSchema),
});
export type PriceList = z.infer<typeof priceListSchema>;

/** USD of each quantity, and of all together. */
export function costOfQuantities(
  list: Pick<PriceList, 'perDossier'>,
  quantities: Quantities,
): { readonly lines: Quantities; readonly total: number } {
  const lines = Object.fromEntries(
    quantityNames.map((name) => {
      const { usd, per } = list.perDossier[name];
      return [name, (quantities[name] * usd) / per];
    }),
  ) as Quantities;
  return { lines, total: quantityNames.reduce((sum, name) => sum + lines[name], 0) };
}
