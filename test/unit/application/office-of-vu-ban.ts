import { readCatalogue } from '../../../infra/local/catalogue.ts';
import { memoryFiles } from '../../../shared/adapters/memory/files.ts';
import { memoryUploads } from '../../../shared/adapters/memory/uploads.ts';
import { memoryDocuments } from '../../../shared/adapters/memory/documents.ts';
import { memoryGuards } from '../../../shared/adapters/memory/guards.ts';
import { memoryHistory } from '../../../shared/adapters/memory/history.ts';
import { memoryIdentities } from '../../../shared/adapters/memory/identities.ts';
import { memoryMachineNotes } from '../../../shared/adapters/memory/machine-notes.ts';
import { memoryPrivateValues } from '../../../shared/adapters/memory/private-values.ts';
import { memoryReads } from '../../../shared/adapters/memory/reads.ts';
import { memoryRegistry } from '../../../shared/adapters/memory/registry.ts';
import { citizenCaller, officerCaller } from '../../../shared/application/callers.ts';
import type { CitizenCaller, OfficerCaller } from '../../../shared/application/callers.ts';
import { fileDossier } from '../../../shared/application/file-dossier.ts';
import type { FilingRequest } from '../../../shared/application/filing.ts';
import { openStep } from '../../../shared/application/open-step.ts';
import type { History } from '../../../shared/application/ports/history.ts';
import type { Chance } from '../../../shared/application/ports/others.ts';
import { receiveDossier } from '../../../shared/application/receive-dossier.ts';
import type { ReceiptRequest } from '../../../shared/application/receiving.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../../shared/domain/dossier/refusals.ts';
import { accountId, commandId, dossierId, instantFromMs } from '../../../shared/domain/ids.ts';
import type { CommandId, DossierId, Instant } from '../../../shared/domain/ids.ts';

/** Chance that can be foretold: each call gives the next number. */
export function fixedChance(
  start: string,
): Chance & { set(instant: string): void; readonly pauses: number[] } {
  let at = Date.parse(start);
  let next = 0;
  const pauses: number[] = [];
  const hex = (digits: number) => (next += 1).toString(16).padStart(digits, '0');
  return {
    now: (): Instant => instantFromMs(at),
    uuid: () => `00000000-0000-4000-8000-${hex(12)}`,
    bytes: (count) => Buffer.from(hex(count * 2), 'hex').toString('base64url'),
    pause: (most) => {
      pauses.push(most);
      return Promise.resolve();
    },
    set: (instant) => {
      at = Date.parse(instant);
    },
    pauses,
  };
}

let ids = 0;
export const newDossierId = (): DossierId =>
  dossierId(`01992000-0000-7000-8000-${(ids += 1).toString(16).padStart(12, '0')}`);
export const newCommandId = (): CommandId =>
  commandId(`00000000-0000-4000-9000-${(ids += 1).toString(16).padStart(12, '0')}`);

/** The desk of Vụ Bản on its real data, in memory; `wrap` puts a fault between the verbs and the history. */
export async function openOffice(wrap: (history: History) => History = (history) => history) {
  const seed = readCatalogue('ninh-binh');
  const chance = fixedChance('2026-11-23T02:00:00Z');
  const identities = memoryIdentities('test');
  const people = await Promise.all(
    seed.people.map(async ({ id, name, title, identityNumber }) => ({
      personId: id,
      name,
      title: title.vi,
      key: await identities.keyOf(identityNumber),
    })),
  );
  const citizenNumber = '036156000001';
  const registry = memoryRegistry(
    {
      ...seed,
      people,
      officerAccounts: seed.people.map(({ id }) => ({ account: accountId(`officers|${id}`), personId: id })),
      posts: seed.people.flatMap(({ posts }) => posts),
    },
    [{ account: accountId('citizens|an'), key: await identities.keyOf(citizenNumber), level: 2 }],
  );
  const history = memoryHistory();
  const deps = {
    history: wrap(history),
    privateValues: memoryPrivateValues({ now: () => Date.parse(chance.now()) }),
    registry,
    identities,
    reads: memoryReads(),
    guards: memoryGuards(),
    files: memoryFiles(),
    ...memoryUploads(),
    documents: memoryDocuments(),
    siteUrl: 'https://motcua.example',
    chance,
  };
  const officer = (person: string): Promise<OfficerCaller> =>
    officerCaller(registry, accountId(`officers|${person}`), chance.now());
  const citizen: CitizenCaller = await citizenCaller(registry, accountId('citizens|an'));
  const filing: FilingRequest = {
    procedureCode: '2.000815',
    parties: { applicant: { name: 'Nguyễn Văn An', personalIdNumber: citizenNumber, phone: '0912345678' } },
    form: { 'paper-names': 'Bằng tốt nghiệp', 'paper-count': 1, 'pages-per-paper': 2, 'copies-wanted': 3 },
    components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
    sets: 1,
    returnMethod: 'in-person',
    language: 'vi',
  };
  const receipt = {
    components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
    sets: 1,
    returnMethod: 'in-person',
    papers: [{ pages: 2, copies: 3 }],
  } as const;
  const file = async (id = newDossierId(), of: Partial<FilingRequest> = {}) =>
    allowed(await fileDossier(deps, citizen, { dossierId: id, filing: { ...filing, ...of } })).dossier;
  const receive = async (
    id: DossierId,
    stepVersion = 2,
    key = newCommandId(),
    of: ReceiptRequest = receipt,
  ) =>
    receiveDossier(deps, await officer('lan-tran'), {
      dossierId: id,
      commandId: key,
      stepVersion,
      receipt: of,
    });
  /** A certificate of marital status, received: it goes from a unit to a leader. */
  const receiveCertificate = async (): Promise<DossierId> => {
    const { id } = await file(newDossierId(), { procedureCode: '1.004873', form: {}, components: [] });
    allowed(await receive(id, 2, newCommandId(), { components: [], sets: 1, returnMethod: 'in-person' }));
    return id;
  };
  const notes = memoryMachineNotes();
  const answered: { token: string; outcome: string }[] = [];
  const machines = {
    answer: async (token: string, outcome: string) => {
      answered.push({ token, outcome });
      return 'accepted' as const;
    },
  };
  /** What the dossier's machine does: it asks for a step, and the step is opened. */
  const openRouteStep = async (id: DossierId, step = 'decide', visit = 1, run = 1) =>
    openStep(
      { ...deps, machines, notes },
      { dossierId: id, run, step, visit, taskToken: `${step}-${visit}-${run}` },
    );
  return {
    openRouteStep,
    answered,
    notes,
    deps,
    history,
    chance,
    officer,
    citizen,
    filing,
    receipt,
    file,
    receive,
    receiveCertificate,
    identities,
  };
}

export function allowed<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome))
    throw new Error(`Refused: ${outcome.refused} ${JSON.stringify(outcome.facts ?? {})}`);
  return outcome;
}
