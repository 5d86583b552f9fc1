import citizens from '../../../shared/catalogue/provinces/ninh-binh/citizens.json' with { type: 'json' };
import { account, call, newDossierId, type Reply, signIn, type World } from '../../journeys/world.ts';
import { whenStepIsOpen } from './open-steps.ts';

export const routeNames = ['desk-decides', 'unit-then-leader', 'units-in-parallel-then-leader'] as const;
export type RouteName = (typeof routeNames)[number];

type Work = {
  readonly step: string;
  readonly officer: string;
  readonly unit: string;
  readonly said: { readonly outcome: string; readonly resultNumber?: string };
};
/** The plain way of a dossier that is granted: which officers answer which steps; those of one row at the same time. */
type Way = {
  readonly procedureCode: string;
  readonly components: readonly string[];
  readonly more: object;
  readonly form: object;
  readonly rows: readonly (readonly Work[])[];
};

const leader: Work = {
  step: 'approve',
  officer: 'binh.dang',
  unit: 'vu-ban-lanh-dao',
  said: { outcome: 'granted', resultNumber: '7/XN' },
};

const ways: Record<RouteName, Way> = {
  'desk-decides': {
    procedureCode: '2.000815',
    components: ['original-paper'],
    more: {},
    form: { 'paper-names': 'Bằng tốt nghiệp', 'paper-count': 1, 'pages-per-paper': 2, 'copies-wanted': 3 },
    rows: [[{ step: 'decide', officer: 'lan.tran', unit: 'vu-ban-mot-cua', said: { outcome: 'granted' } }]],
  },
  'unit-then-leader': {
    procedureCode: '1.004873',
    components: [],
    more: {},
    form: {},
    rows: [
      [{ step: 'prepare', officer: 'minh.vu', unit: 'vu-ban-van-phong', said: { outcome: 'prepared' } }],
      [leader],
    ],
  },
  'units-in-parallel-then-leader': {
    procedureCode: '1.013225',
    components: ['application-form', 'land-paper'],
    more: { case: 'works' },
    form: {},
    rows: [
      [
        { step: 'appraise', officer: 'nam.hoang', unit: 'vu-ban-kinh-te', said: { outcome: 'appraised' } },
        { step: 'verify', officer: 'khoa.dao', unit: 'vu-ban-dat-dai', said: { outcome: 'confirmed' } },
      ],
      [leader],
    ],
  },
};

const desk = { officer: 'lan.tran', unit: 'vu-ban-mot-cua' };
const officers = [
  ...new Set([desk, ...Object.values(ways).flatMap(({ rows }) => rows.flat())].map(({ officer }) => officer)),
];

/** Signs in all officers who answer a step; sign-ins are no part of a dossier. */
export async function signInOfficers(at: World): Promise<ReadonlyMap<string, string>> {
  const tokens = await Promise.all(
    officers.map(async (name) => [name, await signIn(at, account(at, name))] as const),
  );
  return new Map(tokens);
}

/** A dossier that was led to its end, with the number of requests it took over HTTP. */
export type Driven = { readonly id: string; readonly requests: number };

/**
 * One dossier from the counter to the hand that takes the result. Each officer opens his list (who he is, the list, the
 * dossier), answers, and sees the dossier again, as his page does; the desk does so at the receipt and at the return.
 */
export async function driveDossier(
  at: World,
  tokens: ReadonlyMap<string, string>,
  route: RouteName,
): Promise<Driven> {
  const way = ways[route];
  const id = newDossierId();
  let requests = 0;
  const ask = async (officer: string, method: string, path: string, body?: object): Promise<Reply> => {
    requests += 1;
    const token = tokens.get(officer) ?? '';
    const reply = await call(at, method, `/api/office/${path}`, { token, ...(body && { body }) });
    if (reply.status !== 200) {
      throw new Error(
        `${route}: ${method} ${path} was answered ${reply.status} ${JSON.stringify(reply.body)}`,
      );
    }
    return reply;
  };
  const look = (officer: string) => ask(officer, 'GET', `dossiers/${id}?purpose=handling`);
  const open = async ({ officer, unit }: { officer: string; unit: string }, step: string) => {
    await ask(officer, 'GET', 'me');
    await ask(officer, 'GET', `units/${unit}/queue`);
    const { steps } = (await look(officer)).body as unknown as {
      readonly steps: readonly { readonly step: string; readonly stepVersion: number }[];
    };
    const found = steps.find((one) => one.step === step);
    if (!found) throw new Error(`${route}: ${step} is not open`);
    return found.stepVersion;
  };

  const { body: received } = await ask(desk.officer, 'PUT', `dossiers/${id}`, receiptOf(way));
  await look(desk.officer);
  for (const row of way.rows) {
    await Promise.all(
      row.map(async (work) => {
        await whenStepIsOpen(at, id, work.step);
        const stepVersion = await open(work, work.step);
        await ask(work.officer, 'POST', `dossiers/${id}/steps/${work.step}/completion`, {
          stepVersion,
          paperDraft: true,
          ...work.said,
        });
        await look(work.officer);
      }),
    );
  }
  await whenStepIsOpen(at, id, 'return');
  const stepVersion = await open(desk, 'return');
  const handed = {
    stepVersion,
    method: 'in-person',
    collectedBy: 'applicant',
    receipt: received['code'],
    paperAlone: true,
  };
  await ask(desk.officer, 'POST', `dossiers/${id}/return`, handed);
  await look(desk.officer);
  return { id, requests };
}

function receiptOf(way: Way): object {
  const person = citizens.citizens.find(({ id }) => id === 'mo-nguyen');
  if (!person) throw new Error('The sample citizen is gone');
  const applicant = {
    name: person.name,
    personalIdNumber: person.identityNumber,
    phone: person.phone,
    address: person.address,
  };
  const given = {
    components: way.components.map((componentId) => ({ componentId, form: 'original', count: 1 })),
    sets: 1,
    returnMethod: 'in-person',
    ...way.more,
  };
  const { procedureCode, form } = way;
  return {
    desk: desk.unit,
    filing: { ...given, procedureCode, parties: { applicant }, form, language: 'vi' },
    receipt: given,
  };
}
