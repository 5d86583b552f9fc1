import type { Words } from '../words.ts';
import type { Post } from './post.ts';

/** Stable id of an officer in the registry; never his personal ID number. */
export type PersonId = string;

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  /** What stands on the desk's board beside the name (ND118 Đ.9.8). */
  readonly title: Words;
  /** E-mail-like name under which the person signs in. */
  readonly signInName: string;
  /** Twelve digits; only its HMAC is ever stored. It tells whether an officer is himself a party. */
  readonly identityNumber: string;
  readonly phone?: string;
  readonly posts: readonly Post[];
};
