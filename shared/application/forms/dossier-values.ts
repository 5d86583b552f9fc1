import type { DossierEvent, DossierForm } from '../../domain/dossier/events.ts';
import type { HandedInComponent } from '../../domain/dossier/dossier.ts';
import type { FormValues, Row } from '../../domain/form/template.ts';
import { allowanceFor } from '../../domain/procedure/allowance.ts';
import type { ProcedureContent } from '../../domain/procedure/procedure-version.ts';
import { runsOf } from '../../domain/time/ledger.ts';
import type { Ledger, LedgerWhy } from '../../domain/time/ledger.ts';
import { day, localDay, longMoment } from '../../texts/dates.ts';
import { printedWords } from '../../texts/forms.ts';
import { dong, timeSentence } from '../../texts/procedures.ts';
import type { TellingDeps } from '../dependencies.ts';
import type { Story, Told } from '../dossier-story.ts';
import { appointment } from '../gathering.ts';
import { pinnedProcedure } from '../pinned-procedure.ts';
import { personIn, textIn } from '../private-fields.ts';
import { trackingFragment } from '../tracking-link.ts';
import { commonFields, officerName, reasonRows, registerPlace } from './common-values.ts';
import { handOverRows } from './hand-over-rows.ts';

export type Site = {
  /** The portal's address, without a slash at its end: what the QR code leads to. */
  readonly siteUrl: string;
};
type Event<Type extends DossierEvent['type']> = Extract<DossierEvent, { type: Type }>;
type Making = {
  readonly deps: Pick<TellingDeps, 'registry'>;
  readonly story: Story;
  readonly told: Told;
  /** By when what is asked for is to be handed in: the step that the same act opened, after the event. */
  readonly supplementDueAt: string | undefined;
  readonly content: ProcedureContent;
  readonly fields: FormValues['fields'];
  readonly site: Site;
};

/**
 * What a form of a dossier says, taken from its history up to the event it tells of: made today or next year, it says
 * the same. @throws TypeError when the event is not there.
 */
export async function dossierFormValues(
  deps: Pick<TellingDeps, 'registry'>,
  whole: Story,
  { form, of }: { readonly form: DossierForm; readonly of: number },
  site: Site,
): Promise<FormValues> {
  const story = { ...whole, told: whole.told.filter(({ event }) => event.number <= of) };
  const told = story.told.find(({ event }) => event.number === of);
  if (!told) throw new TypeError(`Event ${of} is not in the history that form ${form} is made from`);
  const content = await pinnedProcedure(deps, story.head.dossier);
  const received = story.told.find(({ event }) => event.type === 'DossierReceived')?.event as
    | Event<'DossierReceived'>
    | undefined;
  const filed = story.told.find(({ event }) => event.type === 'DossierFiled')?.event as
    | Event<'DossierFiled'>
    | undefined;
  const fields = {
    ...(await commonFields(deps, story, content, told.event.at)),
    number: received?.public.code ?? filed?.public.filingNumber,
    code: received?.public.code,
    filingNumber: received ? undefined : filed?.public.filingNumber,
    receivedAt: received && longMoment(received.at),
    dueAt: received && longMoment(received.public.dueAt),
    officer: await officerName(deps, told.event),
  };
  const opened = whole.told.find(({ event }) => event.number === of + 1)?.event;
  const waits = opened?.type === 'StepOpened' && opened.public.step === 'supplement' && opened.public.dueAt;
  const supplementDueAt = waits ? longMoment(waits) : undefined;
  const making: Making = { deps, story, told, content, fields, site, supplementDueAt };
  switch (form) {
    case '01':
      return receiptValues(making);
    case '02':
    case '03':
      return reasonValues(making);
    case '05':
      return discontinuationValues(making);
    case '06':
      return {
        fields: { ...fields, upTo: String(of) },
        lists: { handOvers: await handOverRows(deps, story) },
      };
    case '04':
      throw new TypeError('Form 04 comes with the extension of the appointment');
  }
}

async function receiptValues({ deps, story, told, content, fields, site }: Making): Promise<FormValues> {
  const event = told.event as Event<'DossierReceived'>;
  const { dossier } = story.head;
  const { code, fee, returnMethod, components, sets } = event.public;
  const filed = story.told.find((one) => one.event.type === 'DossierFiled');
  const hasPhone = filed && personIn(filed.values, 'applicant')?.phone;
  const secret = textIn(told.values, 'trackingSecret');
  const kind = event.public.case ?? dossier.case;
  const time = allowanceFor(content, dossier.channel, kind);
  const due = await appointment(deps, content, {
    desk: dossier.desk,
    channel: dossier.channel,
    receivedAt: event.at,
    calendarVersion: dossier.pins.calendarVersion,
    case: kind,
  });
  return {
    fields: {
      ...fields,
      ...registerPlace({ code }, localDay(event.at)),
      trackingUrl: secret && `${site.siteUrl}/tra-cuu/#${trackingFragment(dossier.id, secret)}`,
      site: `${site.siteUrl.replace(/^https?:\/\//, '')}/tra-cuu`,
      trackingHint: hasPhone ? 'bốn số cuối của số điện thoại' : 'mã PIN',
      pin: hasPhone ? undefined : textIn(told.values, 'pin'),
      case: kind && content.cases?.find(({ id }) => id === kind)?.name.vi,
      sets: String(sets),
      allowance:
        time &&
        timeSentence(
          { ...time.allowance, ...(time.cutOff && { cutOff: time.cutOff }), source: unsaid },
          'vi',
        ),
      returnWay: printedWords.returnWays[returnMethod],
      fee: fee === undefined ? 'theo thông báo của Bộ phận Một cửa' : fee === 0 ? 'không thu' : dong(fee),
      note: textIn(told.values, 'note'),
    },
    lists: {
      papers: paperRows(components, content),
      ledger: 'refused' in due ? [] : ledgerRows(due.ledger),
    },
  };
}
/** The sentence of a time does not speak of its source. */
const unsaid = { mark: 'V', reference: '' } as const;

const paperRows = (components: readonly HandedInComponent[], content: ProcedureContent): Row[] =>
  components
    .filter(({ count }) => count > 0)
    .map(({ componentId, form, count }, index) => ({
      n: String(index + 1),
      name: content.components.find(({ id }) => id === componentId)?.name ?? componentId,
      form: printedWords.components[form],
      count: String(count),
    }));

const ledgerRows = (ledger: Ledger): Row[] =>
  runsOf(ledger).map(({ first, last }) => {
    const { why, n, minutes, source } = first;
    const isRun = last !== first;
    const words =
      isRun && n !== undefined ? `tính là ngày thứ ${n} đến thứ ${last.n}` : countedWords(why, n, minutes);
    return {
      date: isRun ? `${dayOf(first)} – ${dayOf(last)}` : dayOf(first),
      why: [words, ...(source ? [`(${source})`] : [])].join(' '),
    };
  });
const dayOf = ({ date }: Ledger[number]): string => day(`${date}T05:00:00Z`);

function countedWords(why: LedgerWhy, n: number | undefined, minutes: number | undefined): string {
  if (why !== 'counted') return printedWords.ledger[why];
  if (n !== undefined) return `tính là ngày thứ ${n}`;
  return minutes === undefined ? printedWords.ledger.counted : `tính ${minutes} phút làm việc`;
}

function reasonValues({ told, content, fields, supplementDueAt }: Making): FormValues {
  const event = told.event as Event<'SupplementRequested' | 'DossierRejected'>;
  const { rows, basis } = reasonRows(event.public.reasons, told, content);
  return {
    fields: {
      ...fields,
      supplementDueAt,
      basis: event.public.basis ?? basis,
      note: textIn(told.values, 'message') ?? textIn(told.values, 'note'),
      ...(event.type === 'DossierRejected' && { what: printedWords.rejected[event.public.stage] }),
    },
    lists: { reasons: rows },
  };
}

/** Withdrawn (ND118 Đ.21), or closed because what was asked for had not come in its time (Đ.19.5). */
const discontinuationValues = ({ story, told, fields }: Making): FormValues => ({
  fields: {
    ...fields,
    ...(told.event.type === 'DossierLapsed'
      ? { basis: 'khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP', supplementDueAt: lapsedAt(story) }
      : {
          basis: 'Điều 21 Nghị định số 118/2025/NĐ-CP',
          askedOn: day(told.event.at),
          reason: textIn(told.values, 'reason'),
        }),
  },
});

function lapsedAt({ told }: Story): string | undefined {
  const asked = told
    .map(({ event }) => event)
    .findLast(
      (event): event is Event<'StepOpened'> =>
        event.type === 'StepOpened' && event.public.step === 'supplement',
    );
  return asked?.public.dueAt && longMoment(asked.public.dueAt);
}
