import type { ListedState } from '../application/ports/notices.ts';
import type { Notice } from '../domain/notice/notice.ts';

/** The list a notice stands in; none once it is sent or closed. The same for a store and its twin. */
export const listedState = ({ state }: Notice): ListedState | undefined =>
  state === 'sent' || state === 'closed' ? undefined : state;

/** Its place in the list: what waits by when it may be sent, all else since when it is so. */
export const listedAt = ({ state, notBefore, since }: Notice): string =>
  state === 'waiting' ? (notBefore ?? since) : since;
