import * as z from 'zod';
import type { HashedValue } from '../domain/history/canonical-json.ts';
import type { SaltedValue } from '../domain/history/event.ts';

/** Shapes of what the private table keeps, and of what stands under the seal. */

export const hashedValueSchema: z.ZodType<HashedValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.int(),
    z.boolean(),
    z.array(hashedValueSchema),
    z.record(z.string(), hashedValueSchema),
  ]),
);
const saltedValueSchema = z.strictObject({
  salt: z.string().min(1),
  value: hashedValueSchema,
}) satisfies z.ZodType<SaltedValue>;

/** Event number → field → salted value. */
export const sealedValuesSchema = z.record(z.string(), z.record(z.string(), saltedValueSchema));
export const draftContentSchema = z.record(z.string(), hashedValueSchema);

const bytes = z.instanceof(Uint8Array);
export const storedKeySchema = z.object({ wrapped: bytes });
export const storedSealSchema = z.object({ sealed: bytes, keyName: bytes });
export const storedDraftRowSchema = z.object({
  savedAt: z.string(),
  procedureCode: z.string(),
  version: z.int().positive(),
});
export const storedDraftSchema = storedDraftRowSchema.extend({
  account: z.string(),
  ...storedSealSchema.shape,
});
