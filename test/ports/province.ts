import { readdirSync, readFileSync } from 'node:fs';
import type { AccountRecord, ProvinceRecords } from '../../shared/application/ports/registry.ts';
import {
  bindingsFileSchema,
  noticeSettingsFileSchema,
  officeCalendarSchema,
  peopleFileSchema,
  unitsFileSchema,
} from '../../shared/contracts/catalogue-province.ts';
import { procedureContentSchema } from '../../shared/contracts/catalogue.ts';
import { accountId, personKey } from '../../shared/domain/ids.ts';

const catalogue = new URL('../../shared/catalogue/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, catalogue), 'utf8'));
const province = (file: string): unknown => json(`provinces/ninh-binh/${file}.json`);

/** What the province is really seeded with, so that the registry is tried on records of true size. */
export function provinceRecords(): ProvinceRecords {
  const { people } = peopleFileSchema.parse(province('people'));
  const files = readdirSync(new URL('procedures/', catalogue)).sort();
  return {
    units: unitsFileSchema.parse(province('units')).units,
    people: people.map(({ id, name, title }) => ({
      personId: id,
      name,
      title: title.vi,
      key: personKey(`key-of-${id}`),
    })),
    officerAccounts: people.map(({ id }) => ({ account: accountId(`officers|${id}`), personId: id })),
    posts: people.flatMap(({ posts }) => posts),
    calendar: officeCalendarSchema.parse([province('calendar'), province('holidays')]),
    procedures: files.map((file) => procedureContentSchema.parse(json(`procedures/${file}`))),
    noticeSettings: noticeSettingsFileSchema.parse(province('notices')).settings,
    bindings: bindingsFileSchema.parse(province('bindings')).bindings,
  };
}

export const citizenAccount: AccountRecord = {
  account: accountId('citizens|an'),
  key: personKey('key-of-an'),
  level: 2,
};
