import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import type { Page, PageRequest } from '../../application/ports/history.ts';
import type { Registry, RegistryEditor } from '../../application/ports/registry.ts';
import { procedureContentSchema } from '../../contracts/catalogue.ts';
import { bindingSchema, noticeSettingsSchema, unitSchema } from '../../contracts/catalogue-province.ts';
import {
  storedAccountSchema,
  storedCalendarSchema,
  storedOfficerSchema,
  storedPersonSchema,
  storedPointerSchema,
  storedPostSchema,
  storedProcedureRowSchema,
} from '../../contracts/stored-registry.ts';
import { validAt } from '../../domain/office/dated.ts';
import { timeCache } from '../time-cache.ts';
import { getMany } from './batch.ts';
import type { Item, TableOptions } from './client.ts';
import type { Key } from './keys.ts';
import { registryKeys, tables } from './keys.ts';
import { queryAll, queryPage } from './query.ts';
import { dynamoRegistryEditor } from './registry-editor.ts';

const keptMs = 60 * 1000;
/** Records of a whole province's desks fit; a page of a list counts as one. */
const mostKept = 1000;

/** `now`: milliseconds since 1970. */
export type RegistryOptions = TableOptions & { readonly now: () => number };

/**
 * Dated records, kept for 60 s in this process. What the editor changes here is seen here at once, by other
 * processes within that time.
 */
export function dynamoRegistry(options: RegistryOptions): Registry & RegistryEditor {
  const { client, tableName, now } = options;
  // Items are kept as they came and parsed for each caller: nobody can change what another one reads.
  const cache = timeCache<Page<Item>>({ now, keptMs, most: mostKept, isKept: ({ rows }) => rows.length > 0 });
  const { unitPeople } = tables.registry.indexes;

  async function record<Schema extends z.ZodType>(
    key: Key,
    schema: Schema,
  ): Promise<z.output<Schema> | undefined> {
    const { rows } = await cache.get(nameOf(key), async () => {
      const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: key }));
      return { rows: Item ? [Item] : [] };
    });
    return rows[0] && schema.parse(rows[0]['record']);
  }

  /** Newest first; few by nature. */
  async function versions<Schema extends z.ZodType>(
    value: string,
    schema: Schema,
  ): Promise<z.output<Schema>[]> {
    const { rows } = await cache.get(value, async () => ({
      rows: await queryAll(options, { value, newestFirst: true }),
    }));
    return rows.map(({ record }) => schema.parse(record));
  }

  async function list<Schema extends z.ZodType>(
    value: string,
    page: PageRequest,
    schema: Schema,
    read: (page: PageRequest) => Promise<Page<Item>> = () =>
      queryPage(options, { value }, page, (item) => item),
  ): Promise<Page<z.output<Schema>>> {
    const found = await cache.get(`${value} ${page.limit} ${page.cursor ?? ''}`, () => read(page));
    return { ...found, rows: found.rows.map(({ record }) => schema.parse(record)) };
  }

  /** Items in the order of the keys that a page of a list named. */
  async function inOrder(page: Page<Key>): Promise<Page<Item>> {
    const found = new Map((await getMany(options, page.rows)).map((item) => [nameOf(item), item]));
    return {
      ...page,
      rows: page.rows.map((key) => found.get(nameOf(key))).filter((item) => item !== undefined),
    };
  }

  const person: Registry['person'] = (personId) => record(registryKeys.person(personId), storedPersonSchema);

  return {
    async procedure(code, on) {
      const contents = await versions(registryKeys.procedureVersions(code), procedureContentSchema);
      const content = contents.find((version) => validAt(version, on));
      if (!content) return undefined;
      const bindings = await versions(registryKeys.bindings(code), bindingSchema);
      const binding = bindings.find(
        (candidate) => candidate.procedureVersion === content.version && validAt(candidate, on),
      );
      return { content, ...(binding && { binding }) };
    },
    procedureVersion: (code, version) =>
      record(registryKeys.procedure(code, version), procedureContentSchema),
    /** Each procedure once, in its newest version. */
    procedures: (page) =>
      list(registryKeys.procedureList, page, procedureContentSchema, async () =>
        inOrder(
          await queryPage(options, { value: registryKeys.procedureList }, page, (item) => {
            const { code, version } = storedProcedureRowSchema.parse(item['record']);
            return registryKeys.procedure(code, version);
          }),
        ),
      ),

    unit: (id) => record(registryKeys.unit(id), unitSchema),
    units: (page) => list(registryKeys.unitList, page, unitSchema),

    async calendar(version) {
      const newest = version ?? (await record(registryKeys.newestCalendar, storedPointerSchema))?.version;
      return newest === undefined ? undefined : record(registryKeys.calendar(newest), storedCalendarSchema);
    },

    async officer(account) {
      const link = await record(registryKeys.officer(account), storedOfficerSchema);
      return link && person(link.personId);
    },
    person,
    async posts(personId) {
      const { rows } = await cache.get(postsName(personId), async () => ({
        rows: await queryAll(options, { ...registryKeys.posts(personId), consistent: true }),
      }));
      return rows.map((item) => storedPostSchema.parse(item['record']));
    },

    /**
     * Everybody who has or had a post there: posts are ended, never deleted. Not kept: an administrator looks here
     * for what he has just changed.
     */
    async peopleOfUnit(unitId, page) {
      const people = await queryPage(
        options,
        { index: unitPeople, value: registryKeys.unitPeople(unitId) },
        page,
        ({ pk }) => registryKeys.person(registryKeys.personOfPartition(String(pk)) ?? ''),
        ({ pk }) => pk,
      );
      const found = await inOrder(people);
      return { ...found, rows: found.rows.map((item) => storedPersonSchema.parse(item['record'])) };
    },

    noticeSettings: async (on) =>
      (await versions(registryKeys.noticeSettingsList, noticeSettingsSchema)).find((settings) =>
        validAt(settings, on),
      ),

    account: (account) => record(registryKeys.account(account), storedAccountSchema),

    ...dynamoRegistryEditor({
      ...options,
      changed: (key) => cache.forget(nameOf(key)),
      postsChanged: (personId) => cache.forget(postsName(personId)),
    }),
  };
}

const nameOf = ({ pk, sk }: Item | Key): string => `${String(pk)} ${String(sk)}`;
const postsName = (personId: string): string => `posts ${personId}`;
