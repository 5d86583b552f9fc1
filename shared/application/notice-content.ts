import { openStep } from '../domain/dossier/dossier.ts';
import type { PublicParts } from '../domain/dossier/events.ts';
import { wholeDossier } from '../domain/dossier/events.ts';
import type { Instant } from '../domain/ids.ts';
import type { NoticeKind } from '../domain/notice/kinds.ts';
import type { Notice, NoticeChannel } from '../domain/notice/notice.ts';
import type { NoticeSettings } from '../domain/notice/settings.ts';
import { renderWords } from '../domain/notice/template.ts';
import type { RenderedWords } from '../domain/notice/template.ts';
import { supplementInstants } from '../domain/notice/timing.ts';
import type { NoticeTexts, NoticeValues } from '../domain/notice/values.ts';
import { offeredValues } from '../domain/notice/values.ts';
import { moment } from '../texts/dates.ts';
import { inLanguage } from '../texts/language.ts';
import {
  deskWithoutPhone,
  faultWords,
  feeWords,
  lawfulTime,
  readyWays,
  refusalWords,
  returnedWays,
  somebody,
} from '../texts/notices/parts.ts';
import { dong } from '../texts/procedures.ts';
import { wholeDossierText } from '../texts/status.ts';
import { dialled } from './addresses.ts';
import type { NoticeStory } from './notice-story.ts';
import { pinnedProcedure } from './pinned-procedure.ts';
import type { Registry } from './ports/registry.ts';
import { personIn, textIn, textsIn } from './private-fields.ts';

type Telling = Pick<Notice, 'role' | 'channel' | 'language'> & { readonly kind: NoticeKind };

/** The words of a notice, or the names that its text asks for in vain. */
export async function renderNotice(
  deps: { readonly registry: Registry; readonly siteUrl: string },
  story: NoticeStory,
  notice: Telling,
  texts: NoticeTexts,
  settings: NoticeSettings,
): Promise<RenderedWords | { readonly missing: readonly string[] }> {
  const all = await valuesOf(deps, story, notice, settings);
  const offered = offeredValues(notice.kind, notice.channel);
  const values: NoticeValues = Object.fromEntries(
    Object.entries(all).filter(([name]) => offered.some((known) => known === name)),
  );
  return renderWords(texts[notice.language], notice.channel, values, settings);
}

async function valuesOf(
  { registry, siteUrl }: { readonly registry: Registry; readonly siteUrl: string },
  story: NoticeStory,
  { role, channel, language, kind }: Telling,
  settings: NoticeSettings,
): Promise<NoticeValues> {
  const { dossier, event, filedValues } = story;
  const content = await pinnedProcedure({ registry }, dossier);
  const unit = await registry.unit(dossier.desk);
  const desk = inLanguage(unit?.name, language, dossier.desk);
  const dueAt = dueOf(story, kind, settings);
  const reasons = reasonsOf(story, (id) =>
    inLanguage(content.components.find((component) => component.id === id)?.short, language, id),
  );
  return {
    name: personIn(filedValues, role)?.name ?? somebody[language],
    number: numberOf(story),
    procedure: inLanguage(content.short, language, content.name),
    link: linkOf(siteUrl, story, { role, channel }),
    desk,
    hotline: unit?.phone ? dialled(unit.phone) : deskWithoutPhone[language],
    dueAt: dueAt ? moment(dueAt) : lawfulTime[language],
    ...(event.type === 'DossierReceived' && { fee: feeOf(event.public.fee, language) }),
    ...(reasons && { reasons: reasons(language) }),
    ...(event.type === 'DossierRejected' && { refusal: refusalWords[event.public.stage][language] }),
    ...((kind === 'result-ready' || kind === 'result-corrected') && {
      way: readyWays[event.type === 'ResultCameBack' ? 'in-person' : dossier.returnMethod][language]({
        desk,
      }),
    }),
    ...(event.type === 'ResultReturned' && {
      way: returnedWays[event.public.method][language]({ tracking: textIn(story.values, 'trackingNumber') }),
    }),
  };
}

/** The code, once it was given; before, the filing number: what is told is so when it is told. */
export const numberOf = ({ dossier, filed }: NoticeStory): string => dossier.code ?? filed.filingNumber;

/**
 * Whoever follows online is led to the dossier; all others, and whoever reads an SMS, go the short way, which leads to
 * tracking. No link holds a name or opens anything by itself.
 */
function linkOf(
  siteUrl: string,
  story: NoticeStory,
  { role, channel }: { role: Notice['role']; channel: NoticeChannel },
): string {
  const follows = story.filed.parties.some((party) => party.role === role && party.account !== undefined);
  return channel === 'email' && follows
    ? `${siteUrl}/ho-so/?ho-so=${story.dossier.id}`
    : `${siteUrl}/t/${numberOf(story)}`;
}

function dueOf(story: NoticeStory, kind: NoticeKind, settings: NoticeSettings): Instant | undefined {
  const { dossier, event, append } = story;
  const opened = append.find(
    (one): one is Extract<typeof one, { type: 'StepOpened' }> => one.type === 'StepOpened',
  )?.public;
  switch (kind) {
    case 'filed':
    case 'supplement-handed-in':
      return opened?.dueAt;
    case 'supplement-asked':
      return opened?.dueAt ?? supplementInstants(event.at, settings).dueAt;
    case 'supplement-lapses-soon':
      return openStep(dossier, 'supplement')?.dueAt;
    case 'received':
      return event.type === 'DossierReceived' ? event.public.dueAt : dossier.dueAt;
    default:
      return dossier.dueAt;
  }
}

/** Each paper and what is wrong with it, one a line, with the officer's words. */
function reasonsOf(
  { event, values }: NoticeStory,
  paperName: (id: string) => string,
): ((language: 'vi' | 'en') => string) | undefined {
  if (event.type !== 'SupplementRequested' && event.type !== 'DossierRejected') return undefined;
  const { reasons }: PublicParts['DossierRejected' | 'SupplementRequested'] = event.public;
  const words = textsIn(values, 'words');
  return (language) =>
    reasons
      .map(({ componentId, fault }, index) => {
        const paper = componentId === wholeDossier ? wholeDossierText[language] : paperName(componentId);
        const said = words[index];
        return `- ${paper}: ${faultWords[fault][language]}${said ? `. ${said}` : ''}`;
      })
      .join('\n');
}

const feeOf = (fee: number | undefined, language: 'vi' | 'en'): string =>
  fee === undefined ? feeWords.unknown[language] : fee === 0 ? feeWords.none[language] : dong(fee);
