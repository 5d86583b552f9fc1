import { eventTypes } from '../domain/dossier/events.ts';
import { toldTypes } from '../domain/notice/kinds.ts';
import type { EventType } from '../domain/dossier/events.ts';
import { conductedTypes } from './conduct-event.ts';
import { keepingTypes } from './keep-files.ts';
import { issuedTypes } from './forms/issued-types.ts';

/** Each follower and the event types it is told of; the relay and the stacks read this one table. */
export const followers = {
  archive: eventTypes,
  conduct: conductedTypes,
  attach: keepingTypes,
  issue: issuedTypes,
  notify: toldTypes,
} as const satisfies { readonly [follower: string]: readonly EventType[] };
export type Follower = keyof typeof followers;
export const followerNames: readonly Follower[] = Object.keys(followers).filter(
  (name): name is Follower => name in followers,
);

export const followersOf = (type: EventType): Follower[] =>
  followerNames.filter((follower) => followers[follower].some((declared) => declared === type));
