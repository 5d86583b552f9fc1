import type { Instant } from '../ids.ts';
import type { NoticeKind } from './kinds.ts';
import type { NoticeChannel } from './notice.ts';
import { placeholdersOf, renderText } from './render.ts';
import { plainLetters, smsSize } from './sms.ts';
import type { SmsSize } from './sms.ts';
import { noticeValues, offeredValues } from './values.ts';
import type { NoticeTexts, NoticeValueName, NoticeValues, NoticeWords } from './values.ts';

/** The words of a kind of notice as an administrator published them. Versions count from 1 and are never rewritten. */
export type NoticeTemplate = {
  readonly kind: NoticeKind;
  /** 0 is what came with the program. */
  readonly version: number;
  readonly texts: NoticeTexts;
  /** Whoever published it saw that an SMS may take more than one message, and accepted it. */
  readonly longSms?: true;
  readonly publishedAt: Instant;
  readonly publishedBy: string;
};

export const noticeLanguages = ['vi', 'en'] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];
export const wordParts = ['subject', 'body', 'sms'] as const satisfies readonly (keyof NoticeWords)[];
export type WordPart = (typeof wordParts)[number];

/** Letters at most. An SMS of four messages is nobody's intention. */
export const longest = { subject: 150, body: 4000, sms: 480 } as const satisfies Record<WordPart, number>;

export const templateFaultKinds = [
  'empty',
  'too-long',
  'control-character',
  'stray-brace',
  'unknown-value',
  'not-on-channel',
  'value-missing',
] as const;
/** What is wrong with one text of a template; `names` are the values it is about. */
export type TemplateFault = {
  readonly language: NoticeLanguage;
  readonly part: WordPart;
  readonly fault: (typeof templateFaultKinds)[number];
  readonly names: readonly string[];
};

/** What one text may name. A name and reasons are not for a subject either: it shows on a locked telephone. */
export const namesFor = (kind: NoticeKind, part: WordPart): readonly NoticeValueName[] =>
  offeredValues(kind, part === 'body' ? 'email' : 'sms');

/** What one text must say. The subject of an e-mail stands above its body, which says it all. */
export const neededIn = (kind: NoticeKind, part: WordPart): readonly NoticeValueName[] =>
  part === 'subject' ? [] : noticeValues[kind].needed;

/** All that keeps a template from being published; empty: it renders with any values of its kind, without a gap. */
export const templateFaults = (kind: NoticeKind, texts: NoticeTexts): readonly TemplateFault[] =>
  noticeLanguages.flatMap((language) =>
    wordParts.flatMap((part) =>
      textFaults(kind, part, texts[language][part]).map((found) => ({ language, part, ...found })),
    ),
  );

function textFaults(
  kind: NoticeKind,
  part: WordPart,
  text: string,
): readonly Pick<TemplateFault, 'fault' | 'names'>[] {
  if (text.trim() === '') return [{ fault: 'empty', names: [] }];
  const named = placeholdersOf(text);
  const known: readonly string[] = namesFor(kind, part);
  const given: readonly string[] = noticeValues[kind].given;
  const found = {
    'too-long': Array.from(text).length > longest[part],
    'control-character': (part === 'body' ? /[^\P{Cc}\n]/u : /\p{Cc}/u).test(text),
    'stray-brace': /[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, '')),
    'unknown-value': named.filter((name) => !given.includes(name)),
    'not-on-channel': named.filter((name) => given.includes(name) && !known.includes(name)),
    'value-missing': neededIn(kind, part).filter((name) => !named.includes(name)),
  } as const;
  return templateFaultKinds.flatMap((fault) => {
    if (fault === 'empty') return [];
    const names = found[fault];
    return names === true ? [{ fault, names: [] }] : names && names.length > 0 ? [{ fault, names }] : [];
  });
}

/** A message as it would be sent, or the values it lacks. */
export type RenderedWords =
  | { readonly channel: 'email'; readonly subject: string; readonly body: string }
  | { readonly channel: 'sms'; readonly text: string };
export type RenderOptions = {
  /** The sender's plan carries plain letters alone. */
  readonly smsPlain: boolean;
};

export function renderWords(
  words: NoticeWords,
  channel: NoticeChannel,
  values: NoticeValues,
  { smsPlain }: RenderOptions,
): RenderedWords | { readonly missing: readonly string[] } {
  if (channel === 'sms') {
    const sms = renderText(words.sms, values);
    return 'missing' in sms ? sms : { channel, text: smsPlain ? plainLetters(sms.text) : sms.text };
  }
  const subject = renderText(words.subject, values);
  const body = renderText(words.body, values);
  const missing = [subject, body].flatMap((part) => ('missing' in part ? part.missing : []));
  return 'missing' in subject || 'missing' in body
    ? { missing: [...new Set(missing)] }
    : { channel, subject: subject.text, body: body.text };
}

/** The size of an SMS with the longest values there are: undefined where a value is missing. */
export function worstSms(
  words: NoticeWords,
  worst: NoticeValues,
  options: RenderOptions,
): SmsSize | undefined {
  const rendered = renderWords(words, 'sms', worst, options);
  return 'text' in rendered ? smsSize(rendered.text) : undefined;
}

/** Values to try a text with. */
export type TrialValues = (language: NoticeLanguage, channel: NoticeChannel) => NoticeValues;

/** Languages whose SMS may take more than one message: published only where this is accepted. */
export const longSmsIn = (
  texts: NoticeTexts,
  worst: TrialValues,
  options: RenderOptions,
): readonly NoticeLanguage[] =>
  noticeLanguages.filter((language) => {
    const size = worstSms(texts[language], worst(language, 'sms'), options);
    return size !== undefined && size.segments > 1;
  });
