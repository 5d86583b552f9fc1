import { describe, expect, jest, test } from '@jest/globals';
import * as z from 'zod';
import { auditAnswers } from '../../../functions/doors/audit/answers.ts';
import { adminAnswers } from '../../../functions/doors/admin/answers.ts';
import { citizenAnswers } from '../../../functions/doors/citizen/answers.ts';
import { officeAnswers } from '../../../functions/doors/office/answers.ts';
import { printAnswers } from '../../../functions/doors/print/answers.ts';
import { publicAnswers } from '../../../functions/doors/public/answers.ts';
import { memoryNoticeTemplates } from '../../../shared/adapters/memory/notice-templates.ts';
import { memoryNotices } from '../../../shared/adapters/memory/notices.ts';
import { door } from '../../../functions/edge/door.ts';
import { openApi } from '../../../functions/edge/openapi.ts';
import { operations } from '../../../shared/contracts/http/operations.ts';
import { publicOperations } from '../../../shared/contracts/http/public.ts';
import type { Operation } from '../../../shared/contracts/http/operation.ts';
import { refusalCodes } from '../../../shared/domain/dossier/refusals.ts';
import { problems } from '../../../shared/texts/problems.ts';
import { newDossierId, openOffice } from '../application/office-of-vu-ban.ts';
import { ask, request } from './asking.ts';

const issuer = 'https://issuer.example';

const citizenClaims = { iss: issuer, sub: 'an', token_use: 'access' };
async function citizenDoor() {
  const office = await openOffice();
  return {
    office,
    handler: door(operations.citizen, citizenAnswers(office.deps), { issuer, accounts: 'citizens' }),
  };
}

describe('every door', () => {
  test('answers exactly the operations of its audience, each of which is in the OpenAPI document', async () => {
    const { deps } = await openOffice();
    const answers = {
      public: publicAnswers(deps),
      citizen: citizenAnswers(deps),
      office: officeAnswers(deps),
      admin: adminAnswers({
        ...deps,
        editor: {} as never,
        notices: memoryNotices(),
        templates: memoryNoticeTemplates(),
        siteUrl: 'https://motcua.example',
        parked: {} as never,
        queues: {} as never,
        repairs: {} as never,
      }),
      audit: auditAnswers(deps),
      print: printAnswers({ ...deps, printer: { print: async () => new Uint8Array() } }),
    };
    const { paths } = openApi(operations) as {
      paths: Record<string, Record<string, { operationId: string; 'x-act'?: string }>>;
    };
    const documented = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    const answered = Object.values(answers).flatMap((all) => Object.keys(all));
    const declared = Object.values(operations).flatMap((all) => Object.keys(all));
    expect(answered.toSorted()).toEqual(declared.toSorted());
    expect(documented.toSorted()).toEqual(declared.toSorted());
    expect(new Set(declared).size).toBe(declared.length);
  });
  test('serves the document it answers by', async () => {
    const { deps } = await openOffice();
    const served = await ask(
      door(publicOperations, publicAnswers(deps)),
      request('GET', '/api/openapi.json'),
    );
    expect(served.body).toEqual(JSON.parse(JSON.stringify(openApi(operations))));
    expect(served.body['openapi']).toBe('3.1.0');
  });
  test('refuses fields it does not know, in every body and query', () => {
    for (const [id, operation] of Object.entries(operations).flatMap(([, all]) =>
      Object.entries<Operation>(all),
    )) {
      for (const schema of [operation.body, operation.query, operation.params]) {
        if (!schema) continue;
        const schemas = schema instanceof z.ZodUnion ? schema.options : [schema];
        const open = schemas.filter(
          (one) => one instanceof z.ZodObject && !(one.def.catchall instanceof z.ZodNever),
        );
        expect({ id, open: open.length }).toEqual({ id, open: 0 });
      }
    }
  });
  test('pages every list by a cursor', () => {
    for (const [id, operation] of Object.entries(operations).flatMap(([, all]) =>
      Object.entries<Operation>(all),
    )) {
      const shape = operation.answer instanceof z.ZodObject ? Object.keys(operation.answer.shape) : [];
      if (!shape.includes('rows')) continue;
      expect({ id, shape }).toEqual({ id, shape: ['rows', 'cursor'] });
      expect(operation.query).toBeDefined();
    }
  });
  test('has a status and a sentence in both languages for every refusal', () => {
    for (const code of refusalCodes) {
      const { status, detail } = problems[code];
      expect(status).toBeGreaterThanOrEqual(400);
      expect([detail.vi, detail.en].every((sentence) => /[.?]$/.test(sentence))).toBe(true);
    }
  });
});

describe('a request', () => {
  test('without a token, with another issuer’s, or with an ID token is not signed in', async () => {
    const { handler } = await citizenDoor();
    for (const claims of [
      undefined,
      { ...citizenClaims, iss: 'https://other.example' },
      { ...citizenClaims, token_use: 'id' },
    ]) {
      const answer = await ask(handler, request('GET', '/api/citizen/me', claims ? { claims } : {}));
      expect(answer).toMatchObject({
        status: 401,
        type: expect.stringContaining('application/problem+json'),
        body: { code: 'NOT_SIGNED_IN' },
      });
    }
  });
  test('over 256 KB, with broken JSON, without a key, or to nowhere is a problem that names it', async () => {
    const { handler } = await citizenDoor();
    const path = `/api/citizen/dossiers/${newDossierId()}`;
    const put = (raw: string) => ask(handler, request('PUT', path, { raw, claims: citizenClaims }));
    expect(await put(`"${'x'.repeat(256 * 1024)}"`)).toMatchObject({ status: 413 });
    expect(await put('{')).toMatchObject({ status: 400, body: { errors: [{ path: 'body' }] } });
    const withdrawal = await ask(
      handler,
      request('POST', `${path}/withdrawal`, { body: {}, claims: citizenClaims }),
    );
    expect(withdrawal).toMatchObject({ status: 400, body: { errors: [{ path: 'header.idempotency-key' }] } });
    expect(
      await ask(handler, request('GET', '/api/citizen/nothing', { claims: citizenClaims })),
    ).toMatchObject({ status: 404 });
  });
  test('is answered in the language it asks for', async () => {
    const { handler } = await citizenDoor();
    const answer = await ask(
      handler,
      request('GET', `/api/citizen/dossiers/${newDossierId()}`, {
        claims: citizenClaims,
        headers: { 'accept-language': 'en-GB' },
      }),
    );
    expect(answer.body['detail']).toMatch(/among your dossiers/);
  });
});

describe('what a page builds on', () => {
  test('a refused phone is told with the party it belongs to, so that its field is found', async () => {
    const { office, handler } = await citizenDoor();
    const { applicant } = office.filing.parties;
    const body = { ...office.filing, parties: { applicant: { ...applicant, phone: '0123' } } };
    const path = `/api/citizen/dossiers/${newDossierId()}`;
    expect(await ask(handler, request('PUT', path, { body, claims: citizenClaims }))).toMatchObject({
      status: 422,
      body: { code: 'PHONE_INVALID', facts: { role: 'applicant' } },
    });
  });
  test('a procedure comes with its short name, and its fees as sentences and as rules', async () => {
    const { deps } = await openOffice();
    const handler = door(publicOperations, publicAnswers(deps));
    const headers = { 'accept-language': 'en' };
    const list = await ask(handler, request('GET', '/api/public/procedures', { headers }));
    expect(list.body['rows']).toContainEqual(
      expect.objectContaining({ code: '2.000815', short: 'Certified copy', open: true }),
    );
    const one = await ask(handler, request('GET', '/api/public/procedures/2.000815'));
    const rule = expect.objectContaining({ kind: 'per-page-tiered', maxPerCopy: 200_000 });
    expect(one.body['channels']).toContainEqual(
      expect.objectContaining({
        channel: 'online',
        fees: [expect.stringContaining('từ trang 3')],
        feeRules: [{ id: 'certified-copy', validFrom: '2025-07-01', rule }],
      }),
    );
  });
});

describe('an answer', () => {
  test('leaves out every field that its contract does not name', async () => {
    const office = await openOffice();
    const answers = citizenAnswers(office.deps);
    const leaking = {
      ...answers,
      readCitizen: async () => ({ account: 'a', linked: true, personalIdNumber: '036156000001' }),
    };
    const answer = await ask(
      door(operations.citizen, leaking, { issuer, accounts: 'citizens' }),
      request('GET', '/api/citizen/me', { claims: citizenClaims }),
    );
    expect(answer.body).toEqual({ account: 'a', linked: true });
  });
  test('to a fault is a bare 500 that tells nothing', async () => {
    const office = await openOffice();
    const broken = {
      ...citizenAnswers(office.deps),
      readCitizen: () => Promise.reject(new Error('table motcua-x is gone')),
    };
    const answer = await ask(
      door(operations.citizen, broken, { issuer, accounts: 'citizens' }),
      request('GET', '/api/citizen/me', { claims: citizenClaims }),
    );
    expect(answer).toMatchObject({ status: 500, body: { code: 'FAULT' } });
    expect(JSON.stringify(answer.body)).not.toContain('motcua-x');
  });
});

describe('the log', () => {
  test('of a filing, and of reading it back, holds no name, number, phone or address', async () => {
    const lines: string[] = [];
    const write = jest
      .spyOn(process.stdout, 'write')
      .mockImplementation((chunk) => lines.push(String(chunk)) > 0);
    try {
      const { office, handler } = await citizenDoor();
      const path = `/api/citizen/dossiers/${newDossierId()}`;
      const filed = await ask(handler, request('PUT', path, { body: office.filing, claims: citizenClaims }));
      expect(filed.status).toBe(200);
      await ask(
        handler,
        request('PUT', path, { body: { ...office.filing, unknown: 'Nguyễn Văn An' }, claims: citizenClaims }),
      );
      const details = await ask(handler, request('GET', '/api/citizen/details', { claims: citizenClaims }));
      expect(details.body).toEqual(office.filing.parties.applicant);
    } finally {
      write.mockRestore();
    }
    expect(lines.filter((line) => line.includes('"operation":"fileDossier"'))).toHaveLength(2);
    for (const secret of ['Nguyễn', '036156000001', '0912345678', '203.0.113.5'])
      expect(lines.join('\n')).not.toContain(secret);
  });
});
