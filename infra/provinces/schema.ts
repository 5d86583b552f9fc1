import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const text = z.object({ vi: z.string().min(1), en: z.string().min(1) });
const hostName = z.string().regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host name in lower case');

/** What a province may choose. Everything dated (units, hours, fees) is data in the platform, never here. */
export const provinceSchema = z.strictObject({
  /** Stands in every physical name: short, and never changed once deployed. */
  id: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(16),
  name: text,
  region: z.literal('ap-southeast-1'),
  /** The public address. Without it, CloudFront's own name is used. */
  site: z
    .strictObject({
      domainName: hostName,
      /** A certificate for that name, in us-east-1: CloudFront reads it from there only. */
      certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/),
    })
    .optional(),
  /** The national identity provider, once the province holds its contract. Its secret stands in Secrets Manager. */
  nationalIdentity: z
    .strictObject({
      providerName: z.string().regex(/^[A-Za-z0-9]{3,32}$/),
      issuer: z.url({ protocol: /^https$/ }),
      clientId: z.string().min(1),
      clientSecretName: z.string().min(1),
      scopes: z.array(z.string().min(1)).min(1),
      claims: z.strictObject({ identityNumber: z.string().min(1), name: z.string().min(1) }),
    })
    .optional(),
  senders: z.strictObject({
    /**
     * A verified SES identity. Without it, the pools send by Cognito's own address, 50 a day at most, and nobody is told
     * by e-mail what happens to his dossier.
     */
    email: z.strictObject({ address: z.email(), name: z.string().min(1), domain: hostName }).optional(),
    /** The sender's name of SMS, registered with the carriers. Without it nobody is told by SMS. */
    sms: z.strictObject({ senderId: z.string().regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/) }).optional(),
  }),
  alarms: z.strictObject({ email: z.email() }),
  sizes: z.strictObject({
    doorMemoryMb: z.int().min(256).max(3008),
    followerMemoryMb: z.int().min(256).max(3008),
    /** Of the whole API, for everybody together. */
    requestsPerSecond: z.int().min(10).max(10_000),
    requestsBurst: z.int().min(10).max(5_000),
    /** Requests of one address in five minutes before the firewall holds it up. An office shares one address. */
    requestsPerAddress: z.int().min(500),
    monthlyBudgetUsd: z.int().min(10),
  }),
});
export type Province = z.infer<typeof provinceSchema>;

/** Reads and checks one province's file. Throws a sentence that names the file and what is wrong in it. */
export function readProvince(id: string, folder: string = import.meta.dirname): Province {
  const file = join(folder, `${id}.yaml`);
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`There is no province "${id}": no file infra/provinces/${id}.yaml.`);
  }
  const checked = provinceSchema.safeParse(parse(content));
  if (!checked.success) {
    throw new Error(`The province's file ${id}.yaml is not right:\n${z.prettifyError(checked.error)}`);
  }
  if (checked.data.id !== id)
    throw new Error(`The province's file ${id}.yaml gives the id "${checked.data.id}".`);
  return checked.data;
}
