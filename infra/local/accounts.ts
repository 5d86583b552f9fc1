import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { clientSettings } from './aws.ts';
import type { Cloud } from './cloud.ts';
import { type Outputs, output } from './deploy.ts';
import { paths } from './paths.ts';

const bilingual = z.object({ vi: z.string(), en: z.string() });

const peopleSchema = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: bilingual,
      signInName: z.email(),
      posts: z.array(z.object({ role: z.string(), unitId: z.string() })),
    }),
  ),
});

const citizensSchema = z.object({
  citizens: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      signInName: z.email(),
      identityNumber: z.string(),
      about: bilingual,
    }),
  ),
});

/** An account that exists in one of the local pools, ready to sign in. */
export interface Account {
  readonly personId: string;
  readonly audience: 'officers' | 'citizens';
  /** The `sub` of its tokens. */
  readonly subject: string;
  readonly userName: string;
  readonly password: string;
  readonly name: string;
  readonly about: string;
  readonly roles: readonly string[];
  /** Of an invented citizen: what he types when he files. */
  readonly identityNumber?: string;
}

interface Wanted extends Omit<Account, 'subject' | 'password'> {
  readonly attributes: AttributeType[];
}

/** Gives every made-up officer and citizen of the province an account. Safe to call again. */
export async function ensureAccounts(cloud: Cloud, outputs: Outputs, province: string): Promise<Account[]> {
  const client = new CognitoIdentityProviderClient(clientSettings(cloud.endpoint));
  const password = passwordOf(cloud);
  const pools = { officers: output(outputs, 'OfficerPoolId'), citizens: output(outputs, 'CitizenPoolId') };
  const accounts: Account[] = [];
  for (const { attributes, ...wanted } of wantedAccounts(province)) {
    const user = { UserPoolId: pools[wanted.audience], Username: wanted.userName };
    let subject = await subjectOf(client, user);
    if (subject === undefined) {
      await client.send(
        new AdminCreateUserCommand({ ...user, UserAttributes: attributes, MessageAction: 'SUPPRESS' }),
      );
      subject = (await subjectOf(client, user)) ?? '';
    }
    await client.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
    accounts.push({ ...wanted, subject, password });
  }
  return accounts;
}

/** The files the accounts are made from. */
export function accountFiles(province: string): string[] {
  return ['people.json', 'citizens.json'].map((file) =>
    paths.fromRoot('shared', 'catalogue', 'provinces', province, file),
  );
}

function wantedAccounts(province: string): Wanted[] {
  const [people, citizens] = accountFiles(province).map((file): unknown =>
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { people: [], citizens: [] },
  );
  return [
    ...peopleSchema.parse(people).people.map((person) => ({
      personId: person.id,
      audience: 'officers' as const,
      // Where an address is an alias, AWS refuses it as the name itself.
      userName: person.signInName.split('@')[0] ?? person.id,
      name: person.name,
      about: person.title.vi,
      roles: person.posts.map(({ role }) => role),
      attributes: [
        { Name: 'email', Value: person.signInName },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: person.name },
      ],
    })),
    ...citizensSchema.parse(citizens).citizens.map((citizen) => ({
      personId: citizen.id,
      audience: 'citizens' as const,
      userName: citizen.signInName,
      name: citizen.name,
      about: citizen.about.vi,
      roles: [],
      identityNumber: citizen.identityNumber,
      attributes: [
        { Name: 'name', Value: citizen.name },
        { Name: 'custom:identity_number', Value: citizen.identityNumber },
      ],
    })),
  ];
}

async function subjectOf(
  client: CognitoIdentityProviderClient,
  user: { UserPoolId: string; Username: string },
): Promise<string | undefined> {
  try {
    const { UserAttributes } = await client.send(new AdminGetUserCommand(user));
    return UserAttributes?.find(({ Name }) => Name === 'sub')?.Value;
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined;
    throw error;
  }
}

/** One password for all made-up accounts of a local cloud, made with it, written in no file of the project. */
function passwordOf(cloud: Cloud): string {
  const file = join(cloud.folder, 'password');
  if (!existsSync(file)) {
    writeFileSync(file, `MotCua-${randomBytes(4).toString('hex')}`, { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
