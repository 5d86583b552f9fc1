import { officerCaller } from '../../../shared/application/callers.ts';
import {
  clearBadAddress,
  closeNotice,
  countNotices,
  listBadAddresses,
  listNotices,
  listNoticesOfDossier,
  sendNoticeAgain,
} from '../../../shared/application/notice-centre.ts';
import type { History, Page } from '../../../shared/application/ports/history.ts';
import type { NoticeTemplateVersions } from '../../../shared/application/ports/notice-templates.ts';
import type { Notices } from '../../../shared/application/ports/notices.ts';
import type { Chance } from '../../../shared/application/ports/others.ts';
import type { Registry } from '../../../shared/application/ports/registry.ts';
import {
  listNoticeTemplates,
  listTemplateVersions,
  previewNoticeTemplate,
  publishNoticeTemplate,
  readNoticeTemplate,
} from '../../../shared/application/publish-notice-template.ts';
import type { adminNoticeOperations } from '../../../shared/contracts/http/admin-notices.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../../shared/domain/dossier/refusals.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { wire } from '../../../shared/texts/dates.ts';
import { badAddressTexts, noticeKindNames } from '../../../shared/texts/notices/kinds.ts';
import type { Answers } from '../../edge/door.ts';
import { pageRequest } from '../../edge/replies.ts';
import { noticeView, previewView, templateView, versionView } from './notice-views.ts';

export type NoticeDeps = {
  readonly registry: Registry;
  readonly history: Pick<History, 'head' | 'items'>;
  readonly notices: Notices;
  readonly templates: NoticeTemplateVersions;
  readonly siteUrl: string;
  readonly chance: Chance;
};

export function noticeAnswers(deps: NoticeDeps): Answers<typeof adminNoticeOperations> {
  const caller = (account: AccountId) => officerCaller(deps.registry, account, deps.chance.now());
  const names = nameOf(deps.registry);
  return {
    countNotices: async ({ account }) => countNotices(deps, await caller(account)),
    listNotices: async ({ account, query: { state, ...page }, language }) =>
      pageView(
        await listNotices(deps, await caller(account), { state, page: pageRequest(page) }),
        async (notice) => noticeView(notice, language, names),
      ),
    listNoticesOfDossier: async ({ account, params: { dossierId }, query, language }) =>
      pageView(
        await listNoticesOfDossier(deps, await caller(account), { dossierId, page: pageRequest(query) }),
        async (notice) => noticeView(notice, language, names),
      ),
    sendNoticeAgain: async ({ account, params: { id }, body: { version }, language }) => {
      const notice = await sendNoticeAgain(deps, await caller(account), { id, version });
      return isRefusal(notice) ? notice : noticeView(notice, language, names);
    },
    closeNotice: async ({ account, params: { id }, body, language }) => {
      const notice = await closeNotice(deps, await caller(account), { id, ...body });
      return isRefusal(notice) ? notice : noticeView(notice, language, names);
    },
    listBadAddresses: async ({ account, query, language }) =>
      pageView(
        await listBadAddresses(deps, await caller(account), pageRequest(query)),
        async ({ hash, masked, why, at }) => ({
          hash,
          address: masked,
          why,
          whyText: badAddressTexts[why][language],
          at: wire(at),
        }),
      ),
    clearBadAddress: async ({ account, body: { hash } }) =>
      clearBadAddress(deps, await caller(account), hash),

    listNoticeTemplates: async ({ account, language }) => {
      const templates = await listNoticeTemplates(deps, await caller(account));
      if (isRefusal(templates)) return templates;
      const kinds = await Promise.all(
        templates.map(async (template) => {
          const { texts: _, ...version } = await versionView(template, names);
          return { ...version, kind: template.kind, name: noticeKindNames[template.kind][language] };
        }),
      );
      return { kinds };
    },
    readNoticeTemplate: async ({ account, params: { kind }, language }) => {
      const template = await readNoticeTemplate(deps, await caller(account), kind);
      return isRefusal(template) ? template : templateView(template, language, deps.siteUrl);
    },
    listTemplateVersions: async ({ account, params: { kind }, query }) =>
      pageView(
        await listTemplateVersions(deps, await caller(account), { kind, page: pageRequest(query) }),
        async (template) => versionView(template, names),
      ),
    previewNoticeTemplate: async ({ account, params: { kind }, body: { texts }, language }) => {
      const preview = await previewNoticeTemplate(deps, await caller(account), { kind, texts });
      return isRefusal(preview) ? preview : previewView(preview, language);
    },
    publishNoticeTemplate: async ({ account, params, body }) => {
      const published = await publishNoticeTemplate(deps, await caller(account), { ...params, ...body });
      if (isRefusal(published)) return published;
      const { kind, version, publishedAt } = published;
      return { kind, version, publishedAt: wire(publishedAt) };
    },
  };
}

async function pageView<Row, View>(
  page: Page<Row> | Refusal,
  view: (row: Row) => Promise<View>,
): Promise<{ rows: View[]; cursor?: string } | Refusal> {
  if (isRefusal(page)) return page;
  const rows = await Promise.all(page.rows.map(view));
  return { rows, ...(page.cursor !== undefined && { cursor: page.cursor }) };
}

/** Who handled or published something, by name; one who is not in the registry any more, by his id. */
const nameOf =
  (registry: Registry) =>
  async (personId: string): Promise<string> =>
    (await registry.person(personId))?.name ?? personId;
