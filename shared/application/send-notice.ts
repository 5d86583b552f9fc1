import { afterSending, claimed, failed, putOff } from '../domain/notice/notice.ts';
import type { Notice, SendOutcome } from '../domain/notice/notice.ts';
import type { RenderedWords } from '../domain/notice/template.ts';
import type { NoticeSettings } from '../domain/notice/settings.ts';
import { renderNotice } from './notice-content.ts';
import type { NoticeStory } from './notice-story.ts';
import type { History } from './ports/history.ts';
import type { MailSender, Notices, NoticeTemplates, SmsSender } from './ports/notices.ts';
import type { Chance } from './ports/others.ts';
import type { PrivateValues } from './ports/private-values.ts';
import type { Registry } from './ports/registry.ts';
import type { ProviderLines } from './provider-lines.ts';

/** What sending stands on. */
export type SendDeps = {
  readonly history: Pick<History, 'head' | 'items'>;
  readonly privateValues: Pick<PrivateValues, 'open'>;
  readonly registry: Registry;
  readonly notices: Notices;
  readonly templates: NoticeTemplates;
  readonly senders: { readonly email: MailSender; readonly sms: SmsSender };
  readonly lines: ProviderLines;
  readonly siteUrl: string;
  readonly chance: Chance;
};

/** A notice of which nothing is written yet: it is claimed as it is made, and sent. */
export async function sendFresh(
  deps: SendDeps,
  story: NoticeStory,
  fresh: Notice,
  address: string,
  settings: NoticeSettings,
): Promise<Notice['state']> {
  const now = deps.chance.now();
  const { version, texts } = await deps.templates.inForce(fresh.kind);
  const message = await renderNotice(deps, story, fresh, texts, settings);
  if ('missing' in message) {
    await deps.notices.make({ ...failed(fresh, now, 'template-faulty'), template: version });
    return 'failed';
  }
  if (!deps.lines.mayTry(fresh.channel, now)) {
    await deps.notices.make(putOff(fresh, now));
    return 'waiting';
  }
  const mine = claimed(fresh, now, version);
  if ((await deps.notices.make(mine)) === 'stood') return 'closed';
  return deliver(deps, mine, address, message);
}

/**
 * Sends what is claimed, once, and writes down what came of it. If this process dies in between, or the store does not
 * answer, the claim stands, and is found in doubt.
 */
export async function deliver(
  { senders, notices, lines, chance }: Pick<SendDeps, 'senders' | 'notices' | 'lines' | 'chance'>,
  mine: Notice,
  address: string,
  message: RenderedWords,
): Promise<Notice['state']> {
  const { language, id } = mine;
  const send = (): Promise<SendOutcome> =>
    message.channel === 'email'
      ? senders.email.send({
          to: address,
          subject: message.subject,
          body: message.body,
          language,
          noticeId: id,
        })
      : senders.sms.send({ to: address, text: message.text });
  let outcome = await send();
  // A provider that asks for a slower pace has certainly not sent it.
  for (let tries = 1; isThrottled(outcome) && tries < mostThrottledTries; tries += 1) {
    await chance.pause(throttlePauseMs * 2 ** tries);
    outcome = await send();
  }
  lines.heard(mine.channel, chance.now(), outcome);
  const settled = afterSending(mine, chance.now(), outcome);
  await notices.change(settled);
  return settled.state;
}
const mostThrottledTries = 3;
const throttlePauseMs = 250;

const isThrottled = (outcome: SendOutcome): boolean =>
  outcome.outcome === 'later' && outcome.reason === 'provider-throttled';
