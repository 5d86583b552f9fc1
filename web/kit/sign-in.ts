import * as oauth from 'oauth4webapi';
import { safePath } from './safe-path.ts';
import { type Audience, clearKept, dropSession, keepSession, type Session } from './session.ts';

/** Where a pool's endpoints are; `authority` is the issuer in its tokens, which need not be where they are. */
type Pool = {
  readonly authority: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly logoutEndpoint: string;
  readonly clientId: string;
};

/** What must be remembered while the person is at the pool's page. */
type Started = {
  readonly audience: Audience;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
};

const startedKey = 'motcua.sign-in';
const clockToleranceSeconds = 300;
const redirectUri = (): string => `${location.origin}/dang-nhap/xong/`;

async function poolOf(audience: Audience): Promise<Pool> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const config: Record<Audience, Pool> = await response.json();
  return config[audience];
}

/** Plain HTTP is for the local cloud on this machine, nowhere else. */
function insecureAllowed(endpoint: string): { [oauth.allowInsecureRequests]?: true } {
  const { protocol, hostname } = new URL(endpoint);
  const isOwnMachine = hostname === 'localhost' || hostname === '127.0.0.1';
  return protocol === 'http:' && isOwnMachine ? { [oauth.allowInsecureRequests]: true } : {};
}

const serverOf = (pool: Pool): oauth.AuthorizationServer => ({
  issuer: pool.authority,
  authorization_endpoint: pool.authorizationEndpoint,
  token_endpoint: pool.tokenEndpoint,
});
const clientOf = (pool: Pool): oauth.Client => ({
  client_id: pool.clientId,
  [oauth.clockTolerance]: clockToleranceSeconds,
});

/** Leaves for the pool's page; comes back to `returnTo`. */
export async function beginSignIn(audience: Audience, returnTo: string): Promise<void> {
  const pool = await poolOf(audience);
  const started: Started = {
    audience,
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo,
  };
  sessionStorage.setItem(startedKey, JSON.stringify(started));
  const url = new URL(pool.authorizationEndpoint);
  const parameters = {
    client_id: pool.clientId,
    response_type: 'code',
    redirect_uri: redirectUri(),
    scope: 'openid profile',
    state: started.state,
    nonce: started.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(started.verifier),
    code_challenge_method: 'S256',
    lang: document.documentElement.lang,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  location.assign(url.href);
}

/** Takes the code from the address, changes it for tokens, and says where to go on. */
export async function finishSignIn(address: URL): Promise<string> {
  const text = sessionStorage.getItem(startedKey);
  if (text === null) throw new Error('No sign-in was begun in this tab');
  sessionStorage.removeItem(startedKey);
  const started: Started = JSON.parse(text);
  const pool = await poolOf(started.audience);
  const server = serverOf(pool);
  const client = clientOf(pool);
  const parameters = oauth.validateAuthResponse(server, client, address, started.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    started.verifier,
    insecureAllowed(pool.tokenEndpoint),
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: started.nonce,
    requireIdToken: true,
  });
  keepSession(started.audience, sessionOf(tokens, oauth.getValidatedIdTokenClaims(tokens)?.['name']));
  return safePath(started.returnTo);
}

/** Undefined when the pool says no: the person must sign in again. A lost connection is thrown, not a sign-out. */
export async function refresh(audience: Audience, refreshToken: string): Promise<Session | undefined> {
  const pool = await poolOf(audience);
  const server = serverOf(pool);
  const client = clientOf(pool);
  const response = await oauth.refreshTokenGrantRequest(
    server,
    client,
    oauth.None(),
    refreshToken,
    insecureAllowed(pool.tokenEndpoint),
  );
  if (response.status >= 400 && response.status < 500) return undefined;
  const tokens = await oauth.processRefreshTokenResponse(server, client, response);
  const session = sessionOf(tokens, oauth.getValidatedIdTokenClaims(tokens)?.['name']);
  // Cognito gives no new refresh token: the old one goes on.
  return { refreshToken, ...session };
}

export async function signOut(audience: Audience): Promise<void> {
  const pool = await poolOf(audience);
  dropSession(audience);
  clearKept();
  const url = new URL(pool.logoutEndpoint);
  url.searchParams.set('client_id', pool.clientId);
  url.searchParams.set('logout_uri', `${location.origin}/`);
  location.assign(url.href);
}

function sessionOf(tokens: oauth.TokenEndpointResponse, name: unknown): Session {
  return {
    accessToken: tokens.access_token,
    expiresAt: Date.now() + (tokens.expires_in ?? 300) * 1000,
    ...(tokens.refresh_token === undefined ? {} : { refreshToken: tokens.refresh_token }),
    ...(typeof name === 'string' ? { name } : {}),
  };
}
