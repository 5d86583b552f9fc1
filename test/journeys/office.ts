import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  account,
  call,
  eventually,
  newDossierId,
  type Reply,
  sampleCitizen,
  signIn,
  type World,
} from './world.ts';

export type Step = {
  readonly step: string;
  readonly visit: number;
  readonly stepVersion: number;
  readonly holder: string;
  readonly dueAt: string;
  readonly alertAt: string;
  readonly acts: readonly string[];
};
export type Dossier = {
  readonly steps: readonly Step[];
  readonly status: { readonly professional: string };
  readonly code: string;
  readonly dueAt: string;
  readonly happenings: readonly {
    readonly type: string;
    readonly step?: string;
    readonly sentence: string;
  }[];
};
type ToReceive = {
  readonly procedureCode: string;
  /** Originals on the checklist. */
  readonly componentIds: readonly string[];
  readonly form?: object;
  readonly case?: string;
};

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** Officers and citizens who act over HTTP, for stories that begin later or need no page. */
export async function openOffice(at: World, names: readonly string[]) {
  const tokens = new Map<string, string>();
  await Promise.all(names.map(async (name) => tokens.set(name, await signIn(at, account(at, name)))));
  const tokenOf = (name: string): string => {
    const token = tokens.get(name);
    if (token === undefined) throw new Error(`${name} is not signed in`);
    return token;
  };

  /** Received by lan.tran for mo.nguyen, who comes to the counter. */
  async function receiveAtCounter({ procedureCode, componentIds, form = {}, ...more }: ToReceive) {
    const id = newDossierId();
    const { name, identityNumber: personalIdNumber, phone, address } = sampleCitizen('mo-nguyen');
    const components = componentIds.map((componentId) => ({ componentId, form: 'original', count: 1 }));
    const given = { components, sets: 1, returnMethod: 'in-person', ...more };
    const parties = { applicant: { name, personalIdNumber, phone, address } };
    const received = await call(at, 'PUT', `/api/office/dossiers/${id}`, {
      token: tokenOf('lan.tran'),
      body: {
        desk: 'vu-ban-mot-cua',
        filing: { ...given, procedureCode, parties, form, language: 'vi' },
        receipt: given,
      },
    });
    expect(received).toMatchObject({ status: 200 });
    return id;
  }
  const read = async (id: string, name = 'lan.tran') =>
    (await call(at, 'GET', `/api/office/dossiers/${id}`, { token: tokenOf(name) }))
      .body as unknown as Dossier;
  /** The step comes from its machine: a moment after the act that led there. */
  const whenOpen = async (id: string, step: string, visit = 1): Promise<Step> => {
    const find = ({ steps }: Dossier) => steps.find((open) => open.step === step && open.visit === visit);
    const dossier = await eventually(
      () => read(id),
      (seen) => find(seen) !== undefined,
    );
    const open = find(dossier);
    if (!open) throw new Error(`${step} was not opened: ${JSON.stringify(dossier.steps)}`);
    return open;
  };
  const act = (id: string, step: string, verb: string, body: object, name: string): Promise<Reply> =>
    call(at, 'POST', `/api/office/dossiers/${id}/steps/${step}/${verb}`, {
      token: tokenOf(name),
      body,
      key: randomUUID(),
    });
  /** Whoever saved no draft presents it on paper. */
  const complete = (id: string, { step, stepVersion }: Step, said: object, name: string): Promise<Reply> =>
    act(id, step, 'completion', { stepVersion, paperDraft: true, ...said }, name);
  return { tokenOf, receiveAtCounter, read, whenOpen, act, complete };
}
