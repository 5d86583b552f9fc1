import { readCatalogue } from '../../infra/local/catalogue.ts';
import { memoryFiles } from '../../shared/adapters/memory/files.ts';
import { memoryHistory } from '../../shared/adapters/memory/history.ts';
import { memoryIdentities } from '../../shared/adapters/memory/identities.ts';
import { memoryPrivateValues } from '../../shared/adapters/memory/private-values.ts';
import { memoryRegistry } from '../../shared/adapters/memory/registry.ts';
import { citizenCaller, officerCaller } from '../../shared/application/callers.ts';
import type { OfficerCaller } from '../../shared/application/callers.ts';
import { fileDossier } from '../../shared/application/file-dossier.ts';
import type { Append } from '../../shared/application/ports/history.ts';
import type { SealedSet } from '../../shared/application/ports/private-values.ts';
import { accountId, dossierId } from '../../shared/domain/ids.ts';
import { routeOf } from '../../shared/routes/released.ts';
import { allowed, fixedChance } from '../unit/application/office-of-vu-ban.ts';

const begin = '2026-11-23T02:00:00Z';
const citizenNumber = '036156000001';
const account = accountId('citizens|an');
/** Forms of the procedures that have one. */
const forms: { readonly [code: string]: { readonly [field: string]: string | number } } = {
  '2.000815': {
    'paper-names': 'Bằng tốt nghiệp',
    'paper-count': 1,
    'pages-per-paper': 2,
    'copies-wanted': 3,
  },
};

/**
 * Vụ Bản with one procedure that goes along the route, and a dossier of it as it was filed: made once, and the same
 * for every schedule.
 */
export async function filedDossier(routeName: string) {
  const seed = readCatalogue('ninh-binh');
  const binding = seed.bindings.find(({ route }) => route?.name === routeName);
  const content = seed.procedures.find(({ code }) => code === binding?.procedureCode);
  const route = binding?.route && routeOf(binding.route);
  if (!binding || !content || !route) throw new Error(`No procedure goes along ${routeName}`);
  const identities = memoryIdentities('test');
  const people = await Promise.all(
    seed.people.map(async ({ id, name, title, identityNumber }) => ({
      personId: id,
      name,
      title: title.vi,
      key: await identities.keyOf(identityNumber),
    })),
  );
  const posts = seed.people.flatMap((person) => person.posts);
  const registry = memoryRegistry(
    {
      ...seed,
      people,
      posts,
      officerAccounts: people.map(({ personId }) => ({
        account: accountId(`officers|${personId}`),
        personId,
      })),
      procedures: [content],
      bindings: [binding],
    },
    [{ account, key: await identities.keyOf(citizenNumber), level: 2 }],
  );
  const chance = fixedChance(begin);
  const officers = new Map<string, OfficerCaller>();
  for (const { personId, unitId, role, mayDecide, from, to } of posts) {
    const sits = from <= chance.now() && (to === undefined || chance.now() < to);
    const acts = role === 'desk-officer' ? mayDecide : role === 'unit-officer' || role === 'leader';
    if (sits && acts && !officers.has(unitId))
      officers.set(unitId, await officerCaller(registry, accountId(`officers|${personId}`), chance.now()));
  }
  const citizen = await citizenCaller(registry, account);
  const papers = content.components
    .filter(({ required }) => required === true)
    .map(({ id, acceptedForms }) => ({ componentId: id, form: acceptedForms[0] ?? 'original', count: 1 }));
  const given = {
    components: papers,
    sets: 1,
    returnMethod: 'in-person',
    ...(content.cases?.[0] && { case: content.cases[0].id }),
  } as const;

  const id = dossierId('01992000-0000-7000-8000-000000000001');
  const appends: Append[] = [];
  const sealed: SealedSet[] = [];
  const history = memoryHistory();
  const privateValues = memoryPrivateValues({ now: () => Date.parse(begin) });
  allowed(
    await fileDossier(
      {
        history: {
          ...history,
          append: (append) => {
            appends.push(append);
            return history.append(append);
          },
        },
        files: memoryFiles(),
        privateValues: {
          ...privateValues,
          seal: (of, set) => {
            sealed.push(set);
            return privateValues.seal(of, set);
          },
        },
        registry,
        identities,
        chance,
      },
      citizen,
      {
        dossierId: id,
        filing: {
          ...given,
          procedureCode: content.code,
          parties: {
            applicant: { name: 'Nguyễn Văn An', personalIdNumber: citizenNumber, phone: '0912345678' },
          },
          form: forms[content.code] ?? {},
          language: 'vi',
        },
      },
    ),
  );
  return {
    id,
    route,
    begin: Date.parse(begin),
    registry,
    identities,
    appends,
    sealed,
    citizen,
    receipt: { ...given, papers: [{ pages: 2, copies: 3 }] },
    /** Who does the steps of a unit. */
    officerOf(unit: string): OfficerCaller {
      const officer = officers.get(unit);
      if (!officer) throw new Error(`Nobody sits in ${unit}`);
      return officer;
    },
  };
}
export type Filed = Awaited<ReturnType<typeof filedDossier>>;
