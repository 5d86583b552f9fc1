import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { noticeKinds } from '../domain/notice/kinds.ts';
import type { NoticeKind } from '../domain/notice/kinds.ts';
import {
  longSmsIn,
  noticeLanguages,
  renderWords,
  templateFaults,
  worstSms,
} from '../domain/notice/template.ts';
import type {
  NoticeLanguage,
  NoticeTemplate,
  RenderedWords,
  RenderOptions,
  TemplateFault,
} from '../domain/notice/template.ts';
import { noticeChannels } from '../domain/notice/notice.ts';
import type { SmsSize } from '../domain/notice/sms.ts';
import type { NoticeTexts } from '../domain/notice/values.ts';
import { mayAct } from '../domain/office/permissions.ts';
import { builtInTexts } from '../texts/notices/built-in.ts';
import { sampleValues, worstValues } from '../texts/notices/samples.ts';
import type { OfficerCaller } from './callers.ts';
import type { Page, PageRequest } from './ports/history.ts';
import type { NoticeTemplateVersions } from './ports/notice-templates.ts';
import { noticeSettingsAt } from './notice-settings.ts';
import type { Chance } from './ports/others.ts';
import type { Registry } from './ports/registry.ts';

type Deps = {
  readonly templates: NoticeTemplateVersions;
  readonly chance: Pick<Chance, 'now'>;
  /** The site's address, for the links of samples. */
  readonly siteUrl: string;
  readonly registry: Pick<Registry, 'noticeSettings'>;
};

/** As the province's sender sends on this day. */
const renderOptions = async ({ registry, chance }: Deps): Promise<RenderOptions> => {
  const { smsPlain } = await noticeSettingsAt(registry, chance.now());
  return { smsPlain };
};

/** Version 0 has neither day nor author: it came with the program. */
export type TemplateVersion = Pick<NoticeTemplate, 'kind' | 'version' | 'texts'> &
  Partial<Pick<NoticeTemplate, 'publishedAt' | 'publishedBy'>>;
const builtIn = (kind: NoticeKind): TemplateVersion => ({ kind, version: 0, texts: builtInTexts[kind] });

export async function listNoticeTemplates(
  deps: Deps,
  caller: OfficerCaller,
): Promise<readonly TemplateVersion[] | Refusal> {
  const allowed = mayAct('change-notice-templates', caller.who);
  if (isRefusal(allowed)) return allowed;
  return Promise.all(noticeKinds.map(async (kind) => (await deps.templates.newest(kind)) ?? builtIn(kind)));
}

export async function readNoticeTemplate(
  deps: Deps,
  caller: OfficerCaller,
  kind: NoticeKind,
): Promise<(TemplateVersion & RenderOptions) | Refusal> {
  const allowed = mayAct('change-notice-templates', caller.who);
  if (isRefusal(allowed)) return allowed;
  const template = (await deps.templates.newest(kind)) ?? builtIn(kind);
  return { ...template, ...(await renderOptions(deps)) };
}

/** Newest first; the last of all is what came with the program. */
export async function listTemplateVersions(
  deps: Deps,
  caller: OfficerCaller,
  request: { kind: NoticeKind; page: PageRequest },
): Promise<Page<TemplateVersion> | Refusal> {
  const allowed = mayAct('change-notice-templates', caller.who);
  if (isRefusal(allowed)) return allowed;
  const { kind, page } = request;
  const found = await deps.templates.versions(kind, page);
  return found.cursor === undefined ? { rows: [...found.rows, builtIn(kind)] } : found;
}

export type TemplatePreview = {
  readonly faults: readonly TemplateFault[];
  /** Messages as they would arrive; one that lacks a value is not among them. */
  readonly messages: readonly (RenderedWords & { readonly language: NoticeLanguage })[];
  /** With the longest values there are. */
  readonly longest: { readonly [language in NoticeLanguage]: SmsSize | undefined };
};

export async function previewNoticeTemplate(
  deps: Deps,
  caller: OfficerCaller,
  request: { kind: NoticeKind; texts: NoticeTexts },
): Promise<TemplatePreview | Refusal> {
  const allowed = mayAct('change-notice-templates', caller.who);
  if (isRefusal(allowed)) return allowed;
  const { kind, texts } = request;
  const options = await renderOptions(deps);
  const sample = sampleValues(kind, deps.siteUrl);
  const worst = worstValues(kind, deps.siteUrl);
  const longest = (language: NoticeLanguage) => worstSms(texts[language], worst(language, 'sms'), options);
  return {
    faults: templateFaults(kind, texts),
    messages: noticeLanguages.flatMap((language) =>
      noticeChannels.flatMap((channel) => {
        const rendered = renderWords(texts[language], channel, sample(language, channel), options);
        return 'missing' in rendered ? [] : [{ language, ...rendered }];
      }),
    ),
    longest: { vi: longest('vi'), en: longest('en') },
  };
}

/**
 * Puts words in force as the version after the one its author saw. Going back is publishing the older words again.
 * Refused: words that could leave a gap, an SMS of several messages that nobody accepted, a version that stands.
 */
export async function publishNoticeTemplate(
  deps: Deps,
  caller: OfficerCaller,
  request: { kind: NoticeKind; version: number; texts: NoticeTexts; longSms?: boolean | undefined },
): Promise<NoticeTemplate | Refusal> {
  const allowed = mayAct('change-notice-templates', caller.who);
  if (isRefusal(allowed)) return allowed;
  const { kind, version, texts, longSms } = request;
  const faults = templateFaults(kind, texts);
  if (faults.length > 0) return refuse('TEMPLATE_FAULTY', { faults: faults.map(faultFacts) });
  const long = longSmsIn(texts, worstValues(kind, deps.siteUrl), await renderOptions(deps));
  if (long.length > 0 && !longSms) return refuse('SMS_TOO_LONG', { languages: [...long] });
  const template: NoticeTemplate = {
    kind,
    version,
    texts,
    publishedAt: deps.chance.now(),
    publishedBy: caller.personId,
    ...(long.length > 0 && { longSms: true }),
  };
  const newest = await deps.templates.newest(kind);
  const isNext = version === (newest?.version ?? 0) + 1;
  if (isNext && (await deps.templates.publish(template)) === 'published') return template;
  const standing = await deps.templates.version(kind, version);
  return standing && isSame(standing, template) ? standing : refuse('TEMPLATE_CHANGED');
}

/** The same press again: the same person, the same words. */
const isSame = (one: NoticeTemplate, other: NoticeTemplate): boolean =>
  one.publishedBy === other.publishedBy &&
  JSON.stringify(words(one.texts)) === JSON.stringify(words(other.texts));
const words = ({ vi, en }: NoticeTexts): readonly string[] =>
  [vi, en].flatMap(({ subject, body, sms }) => [subject, body, sms]);

const faultFacts = ({ language, part, fault, names }: TemplateFault) => ({
  language,
  part,
  fault,
  names: [...names],
});
