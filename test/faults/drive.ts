import { needsNote } from '../../shared/domain/dossier/outcomes.ts';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import citizens from '../../shared/catalogue/provinces/ninh-binh/citizens.json' with { type: 'json' };
import { account, call, newDossierId, type Reply, signIn, type World } from '../journeys/world.ts';

/** What is answered where, by step and visit; a step that is not named is answered as if all were well. */
export type Plan = {
  readonly route: string;
  readonly answers: { readonly [stepAndVisit: string]: string };
  /** Not answered: the applicant withdraws when this step is open. */
  readonly withdrawnAt?: string;
  readonly ends: 'decided' | 'rejected' | 'withdrawn';
};

const procedures: {
  readonly [route: string]: { code: string; papers: readonly string[]; more?: object; form?: object };
} = {
  'desk-decides': {
    code: '2.000815',
    papers: ['original-paper'],
    form: { 'paper-names': 'Bằng tốt nghiệp', 'paper-count': 1, 'pages-per-paper': 2, 'copies-wanted': 3 },
  },
  'unit-then-leader': { code: '1.004873', papers: [] },
  'units-in-parallel-then-leader': {
    code: '1.013225',
    papers: ['application-form', 'land-paper'],
    more: { case: 'house' },
  },
};
const steps: { readonly [step: string]: { readonly who: string; readonly well: string } } = {
  decide: { who: 'lan.tran', well: 'granted' },
  prepare: { who: 'minh.vu', well: 'prepared' },
  appraise: { who: 'nam.hoang', well: 'appraised' },
  verify: { who: 'khoa.dao', well: 'confirmed' },
  approve: { who: 'binh.dang', well: 'granted' },
  'answer-rejection': { who: 'lan.tran', well: 'rejected' },
};
const ended = ['decided', 'rejected', 'withdrawn'];
const reasons = [{ componentId: 'dossier', fault: 'not-valid', words: 'Không đủ điều kiện' }];
const patienceMs = 240_000;
/** The sweep looks at a dossier that stands still after ten minutes; here somebody asks for it sooner. */
const stillMs = 30_000;

type Dossier = {
  readonly steps: readonly { readonly step: string; readonly visit: number; readonly stepVersion: number }[];
  readonly status: { readonly professional: string };
};

/** People who go on asking until they are answered, whatever falls over beneath them. */
export async function openDrive(at: World, lookAt: (dossierId: string) => Promise<void>) {
  const tokens = new Map<string, string>();
  const mo = citizens.citizens.find(({ id }) => id === 'mo-nguyen');
  const applicant = {
    name: mo?.name,
    personalIdNumber: mo?.identityNumber,
    phone: mo?.phone,
    address: mo?.address,
  };
  for (const name of ['mo.nguyen', 'chi.duong', ...new Set(Object.values(steps).map(({ who }) => who))])
    tokens.set(name, await signIn(at, account(at, name)));

  /** The same request under the same key until the platform has an answer of its own. */
  async function ask(name: string, method: string, path: string, body?: object): Promise<Reply> {
    const key = randomUUID();
    const until = Date.now() + patienceMs;
    for (;;) {
      const reply = await call(at, method, path, { token: tokens.get(name) ?? '', body, key }).catch(
        () => undefined,
      );
      if (reply && reply.status < 500 && reply.status !== 429 && reply.body['code'] !== 'TOO_BUSY')
        return reply;
      if (Date.now() > until) throw new Error(`No answer to ${method} ${path}: ${JSON.stringify(reply)}`);
      await delay(200);
    }
  }

  return {
    async receive(route: string, email: string): Promise<string> {
      const { code, papers, more = {}, form = {} } = procedures[route] ?? { code: '', papers: [] };
      const id = newDossierId();
      const components = papers.map((componentId) => ({ componentId, form: 'original', count: 1 }));
      const given = { components, sets: 1, returnMethod: 'in-person', ...more };
      const reply = await ask('lan.tran', 'PUT', `/api/office/dossiers/${id}`, {
        desk: 'vu-ban-mot-cua',
        filing: {
          ...given,
          procedureCode: code,
          parties: { applicant: { ...applicant, email } },
          form,
          language: 'vi',
        },
        receipt: given,
      });
      if (reply.status !== 200) throw new Error(`Not received: ${JSON.stringify(reply)}`);
      return id;
    },

    /** Answers every step that opens as planned, until the route has ended or so many acts are done. */
    async drive(id: string, plan: Plan, most = Number.POSITIVE_INFINITY): Promise<string> {
      const until = Date.now() + patienceMs;
      let stillSince = Date.now();
      for (let acts = 0; ; ) {
        const dossier = (await ask('lan.tran', 'GET', `/api/office/dossiers/${id}`))
          .body as unknown as Dossier;
        const { professional } = dossier.status;
        if (ended.includes(professional) || acts >= most) return professional;
        if (dossier.steps.length > 0) stillSince = Date.now();
        if (Date.now() > stillSince + stillMs) {
          stillSince = Date.now();
          await lookAt(id);
        }
        if (Date.now() > until) throw new Error(`${id} stands still: ${JSON.stringify(dossier.steps)}`);
        for (const open of dossier.steps) {
          const answered = await answer(id, plan, open);
          if (answered) acts += 1;
        }
        await delay(300);
      }
    },

    /** Every event of a dossier, and what the auditor finds of its chain. */
    async history(id: string) {
      const body = { purpose: 'Kiểm tra sau sự cố' };
      const { body: told } = await ask('chi.duong', 'POST', `/api/audit/dossiers/${id}/history`, body);
      const events = told['events'] as { event: { type: string; public: Record<string, unknown> } }[];
      return {
        events: events.map(({ event }) => event),
        state: (told['check'] as { state: string }).state,
      };
    },
  };

  async function answer(id: string, plan: Plan, open: Dossier['steps'][number]): Promise<boolean> {
    const { step, visit, stepVersion } = open;
    const actor = steps[step];
    if (!actor) return false;
    if (plan.withdrawnAt === `${step} ${visit}`) {
      const path = `/api/citizen/dossiers/${id}/withdrawal`;
      const reply = await ask('mo.nguyen', 'POST', path, { reason: 'Thay đổi ý định' });
      if (reply.status !== 200) throw new Error(`Not withdrawn: ${JSON.stringify(reply)}`);
      return true;
    }
    const outcome = plan.answers[`${step} ${visit}`] ?? actor.well;
    const isNo = outcome === 'rejected' || outcome === 'rejection-proposed';
    const reply = await ask(actor.who, 'POST', `/api/office/dossiers/${id}/steps/${step}/completion`, {
      stepVersion,
      outcome,
      paperDraft: true,
      ...(isNo && { reasons }),
      ...(needsNote(outcome) && { note: 'Bổ sung căn cứ' }),
    });
    // What an answer that was lost on its way back has done already is refused the second time, and harms nothing.
    if (reply.status !== 200 && reply.status !== 409)
      throw new Error(`Not answered: ${JSON.stringify(reply)}`);
    return true;
  }
}
