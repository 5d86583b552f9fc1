import type {
  Append,
  Head,
  History,
  HistoryItem,
  Page,
  PageRequest,
  QueueRow,
} from '../../application/ports/history.ts';
import { marksKept } from '../../application/ports/history.ts';
import { paperPlaces } from '../../domain/dossier/custody.ts';
import { awaitedAt, lastTold, readySince, unitOfStep } from '../../domain/dossier/dossier.ts';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { DossierId } from '../../domain/ids.ts';
import { localDateOf } from '../../domain/office/dated.ts';
import { stepChanges } from '../open-steps.ts';
import { frozen } from './frozen.ts';
import { pageOf } from './page.ts';

type QueueEntry = {
  /** None while the step is the applicant's. */
  readonly unitId: string | undefined;
  readonly agency: string;
  readonly position: string;
  readonly row: QueueRow;
};

/** The history's twin: the same answers, kept in this process. What it keeps is frozen, and so it need not be copied. */
export function memoryHistory(): History {
  const heads = new Map<DossierId, Head>();
  const items = new Map<DossierId, readonly { readonly hash: string; readonly item: HistoryItem }[]>();
  const steps = new Map<string, QueueEntry>();
  const counters = new Map<string, number>();

  function ofPerson(list: string, value: string, page: PageRequest, finds: (dossier: Dossier) => boolean) {
    const rows = [...heads.values()]
      .filter(({ dossier }) => finds(dossier))
      .map(({ dossier }) => ({ dossierId: dossier.id, dossier }));
    const position = ({ dossier }: { dossier: Dossier }) => `${dossier.filedAt}#${dossier.id}`;
    return pageOf([list, value], rows, position, page, 'newest first');
  }

  function listed(
    list: string,
    value: string,
    page: PageRequest,
    placeOf: (dossier: Dossier) => { unit: string; at: string } | undefined,
  ) {
    const rows = [...heads.values()]
      .filter(({ dossier }) => placeOf(dossier)?.unit === value)
      .map(({ dossier }) => ({ dossierId: dossier.id, dossier }));
    return pageOf([list, value], rows, ({ dossier }) => `${placeOf(dossier)?.at}#${dossier.id}`, page);
  }

  function stepsIn(
    list: string,
    value: string,
    page: PageRequest,
    holds: (entry: QueueEntry) => boolean,
  ): Page<QueueRow> {
    const entries = [...steps.values()].filter(holds);
    const { rows, ...rest } = pageOf([list, value], entries, ({ position }) => position, page);
    return { ...rest, rows: rows.map(({ row }) => row) };
  }

  function write(append: Append): void {
    const { after, events, hash, mark, valuesId, counter, before } = append;
    const { opened, closed, told } = stepChanges(append);
    const item = frozen({ events, mark, ...(valuesId !== undefined && { valuesId }) });
    items.set(after.id, [...(items.get(after.id) ?? []), { hash, item }]);
    const marks = [...(before?.marks ?? []), mark].slice(-marksKept);
    heads.set(after.id, frozen({ dossier: after, hash, marks }));
    for (const { step, visit } of closed) steps.delete(`${after.id}#${step}#${visit}`);
    for (const { step, row } of opened) {
      const position = `${row.dueAt ?? row.since}#${after.id}#${row.step}`;
      const agency = after.competentUnit;
      const unitId = unitOfStep(step, after);
      steps.set(`${after.id}#${row.step}#${row.visit}`, { unitId, agency, position, row });
    }
    for (const step of told) {
      const key = `${after.id}#${step.step}#${step.visit}`;
      const entry = steps.get(key);
      const last = lastTold(step);
      const unitId = unitOfStep(step, after);
      if (entry && last && unitId)
        steps.set(key, { ...entry, unitId, row: { ...entry.row, told: last, holder: unitId } });
    }
    if (counter) counters.set(counterKey(counter.key), counter.from + 1);
  }

  return {
    head: async (id) => heads.get(id),

    async append(given) {
      const append = frozen(given);
      const { after, before, hash, counter } = append;
      if (items.get(after.id)?.some((written) => written.hash === hash)) return 'appended';
      if (heads.get(after.id)?.dossier.version !== before?.dossier.version) return 'head-conflict';
      if (counter && (counters.get(counterKey(counter.key)) ?? 0) !== counter.from) return 'counter-conflict';
      write(append);
      return 'appended';
    },

    async items(id, after, limit) {
      const later = (items.get(id) ?? []).filter(({ item }) => (item.events[0]?.number ?? 0) > after);
      const some = later.slice(0, limit).map(({ item }) => item);
      return { items: some, more: later.length > limit };
    },

    counter: async (key) => counters.get(counterKey(key)) ?? 0,

    awaited: async (hour, before, limit) =>
      [...heads.values()]
        .map(({ dossier }) => ({ id: dossier.id, at: awaitedAt(dossier) }))
        .filter(({ at }) => at !== undefined && at.slice(0, 13) === hour.slice(0, 13) && at <= before)
        .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
        .slice(0, limit)
        .map(({ id }) => id),

    queue: async (unitId, page) => stepsIn('queue', unitId, page, (entry) => entry.unitId === unitId),
    remindedInUnit: async (unitId, page) =>
      stepsIn('reminded-in-unit', unitId, page, (entry) => isReminded(entry) && entry.unitId === unitId),
    remindedInAgency: async (unitId, page) =>
      stepsIn('reminded-in-agency', unitId, page, (entry) => isReminded(entry) && entry.agency === unitId),

    paperHeld: async (unit, page) => listed('paper-held', unit, page, (dossier) => paperPlaces(dossier).held),
    paperComing: async (unit, page) =>
      listed('paper-coming', unit, page, (dossier) => paperPlaces(dossier).coming),
    uncollected: async (unit, page) =>
      listed('uncollected', unit, page, (dossier) => {
        const at = readySince(dossier);
        return at && { unit: dossier.desk, at };
      }),

    ofApplicant: async (key, page) =>
      ofPerson('applicant', key, page, ({ parties }) =>
        parties.some((party) => party.role === 'applicant' && party.key === key),
      ),
    ofAccount: async (account, page) =>
      ofPerson(
        'account',
        account,
        page,
        ({ parties }) => parties.find((party) => party.account !== undefined)?.account === account,
      ),

    async registered(desk, { month, day }, page) {
      const rows = [...heads.values()].flatMap(({ dossier }) => {
        const { id, code, receivedAt } = dossier;
        if (dossier.desk !== desk || code === undefined || receivedAt === undefined) return [];
        const date = localDateOf(receivedAt);
        return date.startsWith(day ?? month) ? [{ dossierId: id, dossier, at: `${date}#${code}` }] : [];
      });
      const found = pageOf(['registered', desk, month], rows, ({ at }) => at, page);
      return { ...found, rows: found.rows.map(({ at: _, ...row }) => row) };
    },

    async findByNumber(number) {
      const all = [...heads.values()];
      const found = all.find(({ dossier }) => dossier.code === number || dossier.filingNumber === number);
      return found?.dossier.id;
    },
  };
}

const isReminded = ({ row }: QueueEntry): boolean => row.told !== undefined && row.dueAt !== undefined;
const counterKey = ({ identifier, date }: { identifier: string; date: string }): string =>
  `${identifier}#${date}`;
