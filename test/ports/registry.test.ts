import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { dynamoRegistry } from '../../shared/adapters/dynamodb/registry.ts';
import { AccountLinkedToAnotherError } from '../../shared/adapters/dynamodb/registry-editor.ts';
import { memoryRegistry } from '../../shared/adapters/memory/registry.ts';
import { CursorError } from '../../shared/application/ports/cursor.ts';
import type { Page, PageRequest } from '../../shared/application/ports/history.ts';
import type { Registry, RegistryEditor } from '../../shared/application/ports/registry.ts';
import { accountId, instantOf, personKey, postId, unitId } from '../../shared/domain/ids.ts';
import type { Post } from '../../shared/domain/office/post.ts';
import { citizenAccount, provinceRecords } from './province.ts';
import { morning } from './samples.ts';
import { clientFrom, makeTable } from './tables.ts';
import type { Store } from './tables.ts';

const records = provinceRecords();
const first = <Item>(items: readonly Item[]): Item => {
  const [item] = items;
  if (item === undefined) throw new Error('There is nothing');
  return item;
};
const byText = (a: string, b: string) => (a < b ? -1 : 1);

async function allPages<Row>(list: (page: PageRequest) => Promise<Page<Row>>, limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit, ...(cursor !== undefined && { cursor }) });
    expect(page.rows.length).toBeGreaterThan(0);
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return rows;
}

function registrySuite(
  name: string,
  make: () => Promise<{ port: Registry; close: () => Promise<void> }>,
): void {
  describe(`registry (${name})`, () => {
    let registry: Registry;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ port: registry, close } = await make());
    });
    afterAll(async () => close?.());

    test('gives a procedure in force with its binding, and a pinned version', async () => {
      const content = records.procedures.find(({ code }) => code === '2.000815');
      const binding = records.bindings.find(({ procedureCode }) => procedureCode === '2.000815');
      expect(await registry.procedure('2.000815', '2026-08-27')).toEqual({ content, binding });
      expect(await registry.procedureVersion('2.000815', 1)).toEqual(content);
      expect(await registry.procedureVersion('2.000815', 99)).toBeUndefined();
      expect(await registry.procedure('2.000815', '1999-01-01')).toBeUndefined();
      expect(await registry.procedure('9.999999', '2026-08-27')).toBeUndefined();
    });

    test('lists procedures and units in pages', async () => {
      const procedures = await allPages((page) => registry.procedures(page), 3);
      expect(procedures.map(({ code }) => code)).toEqual(
        records.procedures.map(({ code }) => code).sort(byText),
      );
      const units = await allPages((page) => registry.units(page), 3);
      expect(units.map(({ id }) => id)).toEqual(records.units.map(({ id }) => id).sort(byText));
    });

    test('knows units, the calendar by version, people, officers, posts and accounts', async () => {
      const unit = first(records.units);
      expect(await registry.unit(unit.id)).toEqual(unit);
      expect(await registry.unit('none')).toBeUndefined();
      expect(await registry.calendar()).toEqual(records.calendar);
      expect(await registry.calendar(records.calendar.version)).toEqual(records.calendar);
      expect(await registry.calendar('none')).toBeUndefined();
      const person = first(records.people);
      expect(await registry.person(person.personId)).toEqual(person);
      expect(await registry.officer(accountId(`officers|${person.personId}`))).toEqual(person);
      expect(await registry.officer(accountId('officers|nobody'))).toBeUndefined();
      const posts = records.posts.filter(({ personId }) => personId === person.personId);
      expect((await registry.posts(person.personId)).toSorted((a, b) => byText(a.id, b.id))).toEqual(
        posts.toSorted((a, b) => byText(a.id, b.id)),
      );
      expect(await registry.posts('nobody')).toEqual([]);
      expect(await registry.account(citizenAccount.account)).toEqual(citizenAccount);
    });

    test('lists the people of a unit, each once, and refuses a cursor of another unit', async () => {
      const { unitId: desk } = first(records.posts);
      const there = new Set(
        records.posts.filter((post) => post.unitId === desk).map(({ personId }) => personId),
      );
      const people = await allPages((page) => registry.peopleOfUnit(desk, page), 1);
      expect(people.map(({ personId }) => personId)).toEqual([...there].sort(byText));
      const { cursor } = await registry.units({ limit: 1 });
      if (cursor === undefined) throw new Error('There must be a second page');
      await expect(registry.peopleOfUnit(desk, { limit: 1, cursor })).rejects.toThrow(CursorError);
    });
  });
}

registrySuite('twin', async () => ({
  port: memoryRegistry(records, [citizenAccount]),
  close: async () => {},
}));
for (const variable of ['MOTCUA_DYNOXIDE_ENDPOINT', 'MOTCUA_CLOUD_ENDPOINT'] as const) {
  registrySuite(variable === 'MOTCUA_CLOUD_ENDPOINT' ? 'local cloud' : 'Dynoxide', async () => {
    const table = await makeTable(clientFrom(variable), 'registry');
    const port = dynamoRegistry({ ...table, now: () => morning });
    await port.put(records);
    await port.linkAccount(citizenAccount);
    return { port, close: table.drop };
  });
}

describe('changes to the registry', () => {
  const clock = { ms: morning };
  let table: Store & { drop: () => Promise<void> };
  let here: Registry & RegistryEditor;
  let elsewhere: Registry;
  let writes = 0;
  beforeAll(async () => {
    table = await makeTable(clientFrom('MOTCUA_DYNOXIDE_ENDPOINT'), 'registry');
    const counting: DynamoClient = new Proxy(table.client, {
      get: (target, name) =>
        name === 'send'
          ? (command: Parameters<DynamoClient['send']>[0]) => {
              if (command instanceof PutCommand) writes += 1;
              return target.send(command);
            }
          : Reflect.get(target, name),
    });
    here = dynamoRegistry({ ...table, client: counting, now: () => clock.ms });
    elsewhere = dynamoRegistry({ ...table, now: () => clock.ms });
    await here.put(records);
  });
  afterAll(async () => table?.drop());

  const newPost = (of: Partial<Post> = {}): Post => ({
    id: postId('p-1'),
    personId: 'minh',
    unitId: unitId('mot-cua-thu'),
    role: 'desk-officer',
    from: instantOf('2026-01-01T00:00:00.000Z'),
    ...of,
  });
  const to = instantOf('2026-08-27T01:00:00.000Z');

  test('put a second time write nothing, and put with one difference write that one', async () => {
    writes = 0;
    await here.put(records);
    expect(writes).toBe(0);
    const person = first(records.people);
    const others = records.people.filter((other) => other !== person);
    await here.put({ ...records, people: [{ ...person, name: 'Tên Mới' }, ...others] });
    expect(writes).toBe(1);
    expect((await here.person(person.personId))?.name).toBe('Tên Mới');
  });

  test('do not give back a post that was ended since', async () => {
    const post = first(records.posts);
    const ended = await here.endPost(post.personId, post.id, to);
    expect(ended).toEqual({ ...post, to });
    await here.put(records);
    expect(await here.posts(post.personId)).toContainEqual({ ...post, to });
  });

  test('add a post once, and no other under its id', async () => {
    expect(await here.addPost(newPost())).toBe('added');
    expect(await here.addPost(newPost())).toBe('same');
    expect(await here.addPost(newPost({ role: 'desk-head' }))).toBe('exists');
    expect(await here.posts('minh')).toEqual([newPost()]);
  });

  test('end a post for good: a later end does not lengthen it', async () => {
    const post = newPost({ id: postId('p-2'), personId: 'hoa' });
    await here.addPost(post);
    expect(await here.endPost('hoa', 'p-2', to)).toEqual({ ...post, to });
    expect(await here.endPost('hoa', 'p-2', instantOf('2027-01-01T00:00:00.000Z'))).toEqual({ ...post, to });
    expect(await here.endPost('hoa', 'none', to)).toBeUndefined();
  });

  test('are seen at once where they were made, and everywhere within a minute', async () => {
    const post = newPost({ id: postId('p-3'), personId: 'lan' });
    await here.addPost(post);
    expect(await elsewhere.posts('lan')).toEqual([post]);
    await here.endPost('lan', 'p-3', to);
    expect(await here.posts('lan')).toEqual([{ ...post, to }]);
    clock.ms += 59_999;
    expect(await elsewhere.posts('lan')).toEqual([post]);
    clock.ms += 1;
    expect(await elsewhere.posts('lan')).toEqual([{ ...post, to }]);
  });

  test('show a new record at once where it was looked for in vain', async () => {
    const account = accountId('citizens|moi');
    expect(await elsewhere.account(account)).toBeUndefined();
    await here.linkAccount({ ...citizenAccount, account });
    expect(await elsewhere.account(account)).toEqual({ ...citizenAccount, account });
  });

  test('never link an account to another person', async () => {
    const account = accountId('citizens|hai-nguoi');
    await here.linkAccount({ account, key: personKey('one'), level: 1 });
    await here.linkAccount({ account, key: personKey('one'), level: 2 });
    expect(await here.account(account)).toEqual({ account, key: 'one', level: 2 });
    await expect(here.linkAccount({ account, key: personKey('other'), level: 2 })).rejects.toThrow(
      AccountLinkedToAnotherError,
    );
    expect((await here.account(account))?.key).toBe('one');
  });

  test('list a procedure once, in its newest version', async () => {
    const content = records.procedures.find(({ code }) => code === '2.000815');
    if (!content) throw new Error('There is no such procedure');
    const second = { ...content, version: 2, validFrom: '2027-01-01' };
    await here.put({ ...records, procedures: [...records.procedures, second] });
    clock.ms += 60_000;
    const listed = (await here.procedures({ limit: 50 })).rows.filter(({ code }) => code === '2.000815');
    expect(listed).toEqual([second]);
    expect((await here.procedure('2.000815', '2026-12-31'))?.content).toEqual(content);
    expect(await here.procedure('2.000815', '2027-01-01')).toEqual({ content: second });
  });
});
