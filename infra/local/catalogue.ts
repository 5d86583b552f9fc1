import { readdirSync, readFileSync } from 'node:fs';
import type { ProvinceSeed } from '../../shared/application/seed-province.ts';
import { procedureContentSchema } from '../../shared/contracts/catalogue.ts';
import {
  bindingsFileSchema,
  noticeSettingsFileSchema,
  officeCalendarSchema,
  peopleFileSchema,
  unitsFileSchema,
} from '../../shared/contracts/catalogue-province.ts';
import { paths } from './paths.ts';

/** Reads and proves everything `shared/catalogue` says of a province. @throws ZodError that names the file's fault. */
export function readCatalogue(province: string): ProvinceSeed {
  const file = (name: string): unknown =>
    JSON.parse(readFileSync(paths.fromRoot('shared', 'catalogue', 'provinces', province, name), 'utf8'));
  const folder = paths.fromRoot('shared', 'catalogue', 'procedures');
  return {
    units: unitsFileSchema.parse(file('units.json')).units,
    people: peopleFileSchema.parse(file('people.json')).people,
    calendar: officeCalendarSchema.parse([file('calendar.json'), file('holidays.json')]),
    procedures: readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => procedureContentSchema.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))),
    bindings: bindingsFileSchema.parse(file('bindings.json')).bindings,
    noticeSettings: noticeSettingsFileSchema.parse(file('notices.json')).settings,
  };
}
