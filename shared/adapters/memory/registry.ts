import type { PersonRecord, ProvinceRecords, Registry } from '../../application/ports/registry.ts';
import type { AccountRecord } from '../../application/ports/registry.ts';
import { validAt } from '../../domain/office/dated.ts';
import { pageOf } from './page.ts';

/** Reads from records that do not change. */
export function memoryRegistry(records: ProvinceRecords, accounts: readonly AccountRecord[] = []): Registry {
  const { units, people, officerAccounts, posts, calendar, procedures, bindings, noticeSettings } = records;
  const newestFirst = procedures.toSorted((a, b) => b.version - a.version);
  const person = async (id: string): Promise<PersonRecord | undefined> =>
    people.find(({ personId }) => personId === id);
  return {
    async procedure(code, on) {
      const content = newestFirst.find((version) => version.code === code && validAt(version, on));
      if (!content) return undefined;
      const binding = bindings.find(
        (candidate) =>
          candidate.procedureCode === code &&
          candidate.procedureVersion === content.version &&
          validAt(candidate, on),
      );
      return { content, ...(binding && { binding }) };
    },
    procedureVersion: async (code, version) =>
      procedures.find((content) => content.code === code && content.version === version),
    procedures: async (page) =>
      pageOf(
        ['procedures'],
        newestFirst.filter((content, i) => newestFirst.findIndex(({ code }) => code === content.code) === i),
        ({ code }) => code,
        page,
      ),
    unit: async (id) => units.find((unit) => unit.id === id),
    units: async (page) => pageOf(['units'], units, ({ id }) => id, page),
    calendar: async (version) =>
      version === undefined || version === calendar.version ? calendar : undefined,
    async officer(account) {
      const link = officerAccounts.find((officer) => officer.account === account);
      return link && person(link.personId);
    },
    person,
    posts: async (personId) => posts.filter((post) => post.personId === personId),
    async peopleOfUnit(unitId, page) {
      const there = people.filter(({ personId }) =>
        posts.some((post) => post.personId === personId && post.unitId === unitId),
      );
      return pageOf(['people', unitId], there, ({ personId }) => personId, page);
    },
    noticeSettings: async (on) => noticeSettings.find((settings) => validAt(settings, on)),
    account: async (account) => accounts.find((record) => record.account === account),
  };
}
