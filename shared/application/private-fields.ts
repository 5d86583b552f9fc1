import * as z from 'zod';
import type { SaltedValues } from '../domain/history/event.ts';

/** Shapes of the private values we read back; an erased or unknown value is simply absent. */
const Person = z.object({
  name: z.string(),
  personalIdNumber: z.string(),
  phone: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  authority: z.string().optional(),
});
export type PrivatePerson = z.infer<typeof Person>;

const Answers = z.record(z.string(), z.union([z.string(), z.int()]));

export const personIn = (values: SaltedValues, field: string): PrivatePerson | undefined =>
  Person.safeParse(values[field]?.value).data;
export const textIn = (values: SaltedValues, field: string): string | undefined =>
  z.string().safeParse(values[field]?.value).data;
export const textsIn = (values: SaltedValues, field: string): readonly string[] =>
  z.array(z.string()).safeParse(values[field]?.value).data ?? [];
export const answersIn = (values: SaltedValues, field: string) =>
  Answers.safeParse(values[field]?.value).data;
/** Names of files by their ids. */
export const namesIn = (values: SaltedValues, field: string): { readonly [fileId: string]: string } =>
  z.record(z.string(), z.string()).safeParse(values[field]?.value).data ?? {};
export const applicantName = (values: SaltedValues): string | undefined =>
  personIn(values, 'applicant')?.name;
