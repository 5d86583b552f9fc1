import type {
  TemplatePreview,
  TemplateVersion,
} from '../../../shared/application/publish-notice-template.ts';
import type { adminNoticeOperations } from '../../../shared/contracts/http/admin-notices.ts';
import type { AnswerOf } from '../../../shared/contracts/http/operation.ts';
import { mayClose, maySendAgain } from '../../../shared/domain/notice/notice.ts';
import type { Notice } from '../../../shared/domain/notice/notice.ts';
import { smsSize } from '../../../shared/domain/notice/sms.ts';
import { namesFor, neededIn, noticeLanguages, wordParts } from '../../../shared/domain/notice/template.ts';
import type { RenderOptions } from '../../../shared/domain/notice/template.ts';
import { noticeValues } from '../../../shared/domain/notice/values.ts';
import { wire } from '../../../shared/texts/dates.ts';
import type { Language } from '../../../shared/texts/language.ts';
import { templateFaultText } from '../../../shared/texts/notices/faults.ts';
import {
  closeReasonTexts,
  handlingTexts,
  noticeChannelNames,
  noticeKindNames,
  noticeReasonTexts,
  noticeStateNames,
  noticeValueTexts,
  toldRoleNames,
} from '../../../shared/texts/notices/kinds.ts';
import { sampleValues } from '../../../shared/texts/notices/samples.ts';

type Names = (personId: string) => Promise<string>;
type Operations = typeof adminNoticeOperations;

/** A notice as an administrator sees it. */
export async function noticeView(
  notice: Notice,
  language: Language,
  names: Names,
): Promise<AnswerOf<Operations['sendNoticeAgain']>> {
  const { since, notBefore, reason, eventAt, role, channel, kind, state, addressMasked } = notice;
  const handled = notice.handled.map(async ({ by, at, what, why }) => {
    const sentence = `${await names(by)} ${handlingTexts[what][language]}`;
    return {
      by: await names(by),
      at: wire(at),
      what,
      ...(why && { why }),
      sentence: why ? `${sentence}: ${closeReasonTexts[why][language]}` : sentence,
    };
  });
  return {
    id: notice.id,
    version: notice.version,
    dossierId: notice.dossierId,
    number: notice.number,
    kind,
    kindName: noticeKindNames[kind][language],
    channel,
    channelName: noticeChannelNames[channel][language],
    language: notice.language,
    toldName: toldRoleNames[role][language],
    address: addressMasked,
    state,
    stateName: noticeStateNames[state][language],
    since: wire(since),
    ...(state === 'waiting' && notBefore && { notBefore: wire(notBefore) }),
    ...(reason && { reason, reasonText: noticeReasonTexts[reason][language] }),
    eventAt: wire(eventAt),
    tries: notice.tries,
    ...(notice.template !== undefined && { template: notice.template }),
    handled: await Promise.all(handled),
    maySendAgain: maySendAgain(notice),
    mayClose: mayClose(notice),
  };
}

export async function versionView(
  { version, texts, publishedAt, publishedBy }: TemplateVersion,
  names: Names,
): Promise<AnswerOf<Operations['listTemplateVersions']>['rows'][number]> {
  return {
    version,
    texts,
    ...(publishedAt && { publishedAt: wire(publishedAt) }),
    ...(publishedBy && { publishedBy: await names(publishedBy) }),
  };
}

export function templateView(
  { kind, version, texts, smsPlain }: TemplateVersion & RenderOptions,
  language: Language,
  siteUrl: string,
): AnswerOf<Operations['readNoticeTemplate']> {
  const sample = sampleValues(kind, siteUrl)(language, 'email');
  return {
    kind,
    name: noticeKindNames[kind][language],
    version,
    texts,
    smsPlain,
    values: noticeValues[kind].given.map((name) => ({
      name,
      text: noticeValueTexts[name][language],
      sample: sample[name] ?? '',
      in: wordParts.filter((part) => namesFor(kind, part).includes(name)),
      neededIn: wordParts.filter((part) => neededIn(kind, part).includes(name)),
    })),
  };
}

export function previewView(
  { faults, messages, longest }: TemplatePreview,
  reader: Language,
): AnswerOf<Operations['previewNoticeTemplate']> {
  return {
    faults: noticeLanguages.flatMap((language) =>
      wordParts.flatMap((part) => {
        const found = faults.filter((fault) => fault.language === language && fault.part === part);
        if (found.length === 0) return [];
        const sentence = templateFaultText({ language, part }, found, reader);
        return [{ language, part, faults: found.map(({ fault }) => fault), sentence }];
      }),
    ),
    emails: messages.flatMap((message) =>
      message.channel === 'email'
        ? [{ language: message.language, subject: message.subject, body: message.body }]
        : [],
    ),
    sms: messages.flatMap((message) => {
      if (message.channel !== 'sms') return [];
      const { language, text } = message;
      const size = smsSize(text);
      const most = longest[language] ?? size;
      return [{ language, text, ...size, mostLength: most.length, mostSegments: most.segments }];
    }),
  };
}
