import { officerCaller } from '../../../shared/application/callers.ts';
import type { RecordedDeps } from '../../../shared/application/dependencies.ts';
import { findDossier } from '../../../shared/application/list-queue.ts';
import { listReads, readHistory } from '../../../shared/application/read-history.ts';
import type { auditOperations } from '../../../shared/contracts/http/audit.ts';
import { isRefusal, refuse } from '../../../shared/domain/dossier/refusals.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { wire } from '../../../shared/texts/dates.ts';
import { inLanguage, type Language } from '../../../shared/texts/language.ts';
import { purposeText, readThingText } from '../../../shared/texts/record.ts';
import { roleTexts } from '../../../shared/texts/roles.ts';
import type { Answers } from '../../edge/door.ts';
import { pageRequest } from '../../edge/replies.ts';

export function auditAnswers(deps: RecordedDeps): Answers<typeof auditOperations> {
  const caller = (account: AccountId) => officerCaller(deps.registry, account, deps.chance.now());
  return {
    findAuditedDossier: async ({ account, query }) => findDossier(deps, await caller(account), query.number),
    readHistory: async ({ account, params, body, language }) => {
      const after = body.cursor === undefined ? 0 : Number(body.cursor);
      if (!Number.isSafeInteger(after) || after < 0) return refuse('CURSOR_INVALID');
      return readHistory(deps, await caller(account), { ...params, purpose: body.purpose, after, language });
    },
    listReads: async ({ account, params, query, language }) => {
      const page = await listReads(deps, await caller(account), { ...params, page: pageRequest(query) });
      if (isRefusal(page)) return page;
      const rows = await Promise.all(
        page.rows.map(async ({ number, at, person, post, purpose, what }) => ({
          number,
          at: wire(at),
          by: (await deps.registry.person(person))?.name ?? person,
          ...(post && { post: await postText(deps, person, post, language) }),
          purpose: purposeText(purpose, language),
          what: readThingText(what, language),
        })),
      );
      return { rows, ...(page.cursor && { cursor: page.cursor }) };
    },
  };
}

/** Posts are ended, never deleted: the one he read in is still there. */
async function postText(
  { registry }: RecordedDeps,
  person: string,
  id: string,
  language: Language,
): Promise<string> {
  const post = (await registry.posts(person)).find((held) => held.id === id);
  if (!post) return id;
  const unit = await registry.unit(post.unitId);
  return `${roleTexts[post.role][language]}, ${inLanguage(unit?.name, language, post.unitId)}`;
}
