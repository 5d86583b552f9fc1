import type { DossierId, Instant, PostId } from '../ids.ts';
import type { HashedValue } from './canonical-json.ts';

export type HashedObject = { readonly [key: string]: HashedValue | undefined };

/** Who acted: the person, and the post he acted in (officers), perhaps standing in for another. */
export type Actor = {
  /** An officer's id in the registry, or a citizen's account. */
  readonly person: string;
  readonly post?: PostId;
  readonly actingFor?: PostId;
};

/** One event as it is hashed and kept for ever. `public` holds no personal data; what does is committed to. */
export type HistoryEvent<Type extends string = string, Public extends HashedObject = HashedObject> = {
  readonly dossierId: DossierId;
  /** From 1, no gap. */
  readonly number: number;
  readonly type: Type;
  /** Version of this type's shape; old ones are upcast when read, never rewritten. */
  readonly v: number;
  /** The server's time. */
  readonly at: Instant;
  readonly actor: Actor;
  /** Hash of the event before; of the first event, `motcua/1`. */
  readonly previous: string;
  readonly public: Public;
  /** Field name → commitment to its private value. */
  readonly commitments: { readonly [field: string]: string };
};

/** A private value with its salt, as sealed beside the history. `salt` is 32 bytes, base64url. */
export type SaltedValue = {
  readonly salt: string;
  readonly value: HashedValue;
};
export type SaltedValues = { readonly [field: string]: SaltedValue };
