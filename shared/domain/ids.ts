/** Branded ids: a string of one kind is never taken for another. The only casts of the project stand here. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** UUIDv7 made by the client; the only key of a dossier. */
export type DossierId = Branded<'DossierId'>;
/** UUID made by the client for one command; scoped to (actor, dossier, verb). */
export type CommandId = Branded<'CommandId'>;
/** A person who signed in, as `<issuer's short name>|<sub>`. */
export type AccountId = Branded<'AccountId'>;
/** Base64url HMAC-SHA-256 of a personal ID number; the number itself is never a key. */
export type PersonKey = Branded<'PersonKey'>;
export type UnitId = Branded<'UnitId'>;
export type PostId = Branded<'PostId'>;
/** An instant in UTC with milliseconds, `2026-08-27T03:00:00.000Z`. */
export type Instant = Branded<'Instant'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export const isDossierId = (text: string): text is DossierId => uuidV7.test(text);
export const isCommandId = (text: string): text is CommandId => uuid.test(text);
export const isInstant = (text: string): text is Instant => instant.test(text);

export const dossierId = (text: string): DossierId => checked(text, isDossierId, 'a UUIDv7');
export const commandId = (text: string): CommandId => checked(text, isCommandId, 'a UUID');
export const instantOf = (text: string): Instant => checked(text, isInstant, 'an instant in UTC');
export const instantFromMs = (ms: number): Instant => instantOf(new Date(ms).toISOString());
export const addSeconds = (at: Instant, seconds: number): Instant => instantFromMs(msOf(at) + seconds * 1000);
export const msOf = (at: Instant): number => Date.parse(at);

export const accountId = (text: string): AccountId => text as AccountId;
export const personKey = (text: string): PersonKey => text as PersonKey;
export const unitId = (text: string): UnitId => text as UnitId;
export const postId = (text: string): PostId => text as PostId;

function checked<T extends string>(text: string, is: (text: string) => text is T, what: string): T {
  if (!is(text)) throw new TypeError(`Not ${what}: ${text.slice(0, 40)}`);
  return text;
}
