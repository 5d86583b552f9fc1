import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import citizens from '../../shared/catalogue/provinces/ninh-binh/citizens.json' with { type: 'json' };

/** The running platform as the test command describes it. */
const World = z.object({
  siteUrl: z.url(),
  cloudEndpoint: z.url(),
  province: z.string(),
  outputs: z.record(z.string(), z.string()),
  accounts: z.array(
    z.object({
      personId: z.string(),
      audience: z.enum(['officers', 'citizens']),
      userName: z.string(),
      password: z.string(),
      name: z.string(),
    }),
  ),
});
export type World = z.infer<typeof World>;
export type Account = World['accounts'][number];

export function world(): World {
  const file = process.env['MOTCUA_WORLD'];
  if (!file) throw new Error('Run journeys by `npm test -- journeys`: they need a running platform');
  return World.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function account({ accounts }: World, name: string): Account {
  const found = accounts.find(
    ({ personId, userName }) => personId === name || userName.split('@')[0] === name,
  );
  if (!found) throw new Error(`No account ${name}`);
  return found;
}

/** An invented citizen of the seed, by his id: `mo-nguyen`. */
export function sampleCitizen(id: string): (typeof citizens.citizens)[number] {
  const found = citizens.citizens.find((citizen) => citizen.id === id);
  if (!found) throw new Error(`The sample citizen ${id} is gone`);
  return found;
}

const Config = z.object({
  citizens: z.object({ authorizationEndpoint: z.url(), tokenEndpoint: z.url(), clientId: z.string() }),
  officers: z.object({ authorizationEndpoint: z.url(), tokenEndpoint: z.url(), clientId: z.string() }),
});

/** Signs in as a browser does, by the hosted page with code and PKCE, and answers the access token. */
export async function signIn(at: World, who: Account): Promise<string> {
  const config = Config.parse(await (await fetch(`${at.siteUrl}/config.json`)).json());
  const { authorizationEndpoint, tokenEndpoint, clientId } = config[who.audience];
  const verifier = randomBytes(32).toString('base64url');
  const redirect = `${at.siteUrl}/dang-nhap/xong/`;
  const ask = new URL(authorizationEndpoint);
  ask.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    scope: 'openid profile',
    state: 'state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const page = await fetch(ask);
  const html = await page.text();
  const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
    /name="([^"]*)"/.exec(tag)?.[1] ?? '',
    (/value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&'),
  ]);
  const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1] ?? '/login';
  const answer = await fetch(new URL(action.replaceAll('&amp;', '&'), page.url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      ...Object.fromEntries(hidden),
      username: who.userName,
      password: who.password,
    }),
  });
  const code = new URL(answer.headers.get('location') ?? 'http://none', page.url).searchParams.get('code');
  if (!code)
    throw new Error(`No code for ${who.userName}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  const tokens = await fetch(tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      redirect_uri: redirect,
      code_verifier: verifier,
    }),
  });
  return z.object({ access_token: z.string() }).parse(await tokens.json()).access_token;
}

export type Reply = {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
  readonly type: string;
};

/** Calls the API through the front, as the web does. */
export async function call(
  at: World,
  method: string,
  path: string,
  options: { token?: string; body?: unknown; key?: string; raw?: string; language?: string } = {},
): Promise<Reply> {
  const text = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  const answer = await fetch(`${at.siteUrl}${path}`, {
    method,
    headers: {
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...(options.token && { authorization: `Bearer ${options.token}` }),
      ...(options.language && { 'accept-language': options.language }),
      'idempotency-key': options.key ?? randomUUID(),
    },
    ...(text !== undefined && { body: text }),
  });
  const said = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    body: z.record(z.string(), z.unknown()).catch({ text: said }).parse(parsed(said)),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A UUIDv7, as the client makes it. */
export function newDossierId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  const variant = '89ab'[Number.parseInt(random[3] ?? '0', 16) % 4];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}

/** Asks again until the answer is as wanted: what followers make comes a moment later. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isThere: (answer: T) => boolean,
  seconds = 30,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (isThere(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
