/** Two pools, two sessions: an officer may be signed in as a citizen beside it. */
export type Audience = 'citizens' | 'officers';

export type Session = {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly name?: string;
  /** By this device's clock, milliseconds. */
  readonly expiresAt: number;
};

const keyOf = (audience: Audience): string => `motcua.session.${audience}`;
/** What people type and is not sent yet is kept under this prefix, until sent or signed out. */
export const keptPrefix = 'motcua.kept.';
const refreshBeforeMs = 90_000;
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Tokens live in this tab's session storage only and are gone when it closes. */
export function readSession(audience: Audience): Session | undefined {
  const text = sessionStorage.getItem(keyOf(audience));
  return text === null ? undefined : JSON.parse(text);
}

export function keepSession(audience: Audience, session: Session): void {
  sessionStorage.setItem(keyOf(audience), JSON.stringify(session));
  tell();
}

export function dropSession(audience: Audience): void {
  sessionStorage.removeItem(keyOf(audience));
  tell();
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const renewals = new Map<Audience, Promise<Session | undefined>>();

/** The access token, renewed when it is about to end or `renew` asks for it; undefined when signed out. */
export async function freshToken(audience: Audience, renew: boolean): Promise<string | undefined> {
  const session = readSession(audience);
  if (!session) return undefined;
  if (!renew && session.expiresAt - Date.now() > refreshBeforeMs) return session.accessToken;
  const running = renewals.get(audience) ?? renewSession(audience, session);
  renewals.set(audience, running);
  try {
    const renewed = await running;
    if (renewed) return renewed.accessToken;
  } finally {
    renewals.delete(audience);
  }
  dropSession(audience);
  return undefined;
}

async function renewSession(audience: Audience, session: Session): Promise<Session | undefined> {
  if (session.refreshToken === undefined) return undefined;
  const { refresh } = await import('./sign-in.ts');
  const renewed = await refresh(audience, session.refreshToken);
  if (renewed) keepSession(audience, renewed);
  return renewed;
}

export function clearKept(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(keptPrefix)) sessionStorage.removeItem(key);
  }
}
