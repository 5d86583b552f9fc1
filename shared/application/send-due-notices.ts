import { instantFromMs, msOf } from '../domain/ids.ts';
import {
  claimed,
  claimMs,
  failed,
  interrupted,
  overtaken,
  postponed,
  putOff,
} from '../domain/notice/notice.ts';
import type { Notice, NoticeChannel } from '../domain/notice/notice.ts';
import { isOvertaken } from '../domain/notice/overtaken.ts';
import { notBefore } from '../domain/notice/timing.ts';
import { addressesOf } from './addresses.ts';
import { renderNotice } from './notice-content.ts';
import { noticeStory } from './notice-story.ts';
import { personIn } from './private-fields.ts';
import { noticeSettingsAt } from './notice-settings.ts';
import { deliver } from './send-notice.ts';
import type { SendDeps } from './send-notice.ts';

/** Read at once, and sent at the same time: the providers' own pace is some tens a second. */
const mostAtOnce = 50;
const sideBySide = 5;
/** A provider that is down is asked this often in one sweep; what waits for it is put off. */
const mostRefusals = 3;

export type Sweep = { readonly sent: number; readonly waiting: number; readonly doubtful: number };

/**
 * Sends what has waited for its hour or for a provider, and finds the claims whose process died. Runs every minute, and
 * may run beside itself: who claims a notice sends it.
 * `until`: no further batch is begun after this instant.
 */
export async function sendDueNotices(
  deps: SendDeps,
  until: number,
  clock: () => number = () => msOf(deps.chance.now()),
): Promise<Sweep> {
  const doubtful = await doubtInterrupted(deps);
  const refusals: { [channel in NoticeChannel]: number } = { email: 0, sms: 0 };
  const isDown = ({ channel }: Notice): boolean => refusals[channel] >= mostRefusals;
  let sent = 0;
  let waiting = 0;
  const seen = new Set<string>();
  while (clock() < until) {
    const due = await deps.notices.due(deps.chance.now(), mostAtOnce);
    // The index may be some moments old, and show again what was settled just now.
    const fresh = due.filter((notice) => !seen.has(`${notice.id} ${notice.version}`));
    if (fresh.length === 0) break;
    for (let from = 0; from < fresh.length && clock() < until; from += sideBySide) {
      const some = fresh.slice(from, from + sideBySide);
      for (const notice of some) seen.add(`${notice.id} ${notice.version}`);
      await Promise.all(
        some.map(async (notice) => {
          const state = isDown(notice) ? await makeWay(deps, notice) : await sendAgainNow(deps, notice);
          if (state === 'sent') sent += 1;
          if (state === 'sent') refusals[notice.channel] = 0;
          if (state === 'waiting') waiting += 1;
          if (state === 'waiting') refusals[notice.channel] += 1;
        }),
      );
    }
  }
  return { sent, waiting, doubtful };
}

/** What goes by another provider is sent meanwhile. */
async function makeWay({ notices, chance }: SendDeps, notice: Notice): Promise<Notice['state'] | 'other'> {
  const outcome = await notices.change(putOff(notice, chance.now()));
  return outcome === 'changed' ? 'waiting' : 'other';
}

async function sendAgainNow(deps: SendDeps, notice: Notice): Promise<Notice['state'] | 'other'> {
  const now = deps.chance.now();
  const settle = async (next: Notice) =>
    (await deps.notices.change(next)) === 'changed' ? next.state : 'other';
  const story = await noticeStory(deps, notice.dossierId, notice.eventNumber);
  if (!story) return settle(failed(notice, now, 'address-gone'));
  if (isOvertaken(story)) return settle(overtaken(notice, now));
  const settings = await noticeSettingsAt(deps.registry, now);
  const from = notBefore(notice.channel, now, settings);
  if (from > now) {
    await settle(postponed(notice, now, from, 'quiet-hours'));
    return 'other';
  }
  const address = addressesOf(personIn(story.filedValues, notice.role))[notice.channel];
  if (address === undefined) return settle(failed(notice, now, 'address-gone'));
  if (await deps.notices.badAddress(notice.addressHash)) return settle(failed(notice, now, 'bounced'));
  const { version, texts } = await deps.templates.inForce(notice.kind);
  const message = await renderNotice(deps, story, notice, texts, settings);
  if ('missing' in message) return settle({ ...failed(notice, now, 'template-faulty'), template: version });
  if (!deps.lines.mayTry(notice.channel, now)) return makeWay(deps, notice);
  const mine = claimed(notice, now, version);
  if ((await deps.notices.change(mine)) === 'other') return 'other';
  return deliver(deps, mine, address, message);
}

/** A claim that nobody settled for longer than any function runs: whether it was sent nobody knows. */
export async function doubtInterrupted({
  notices,
  chance,
}: Pick<SendDeps, 'notices' | 'chance'>): Promise<number> {
  const now = chance.now();
  let doubtful = 0;
  for (const notice of await notices.claimedBefore(instantFromMs(msOf(now) - claimMs), mostAtOnce)) {
    if ((await notices.change(interrupted(notice, now))) === 'changed') doubtful += 1;
  }
  return doubtful;
}
