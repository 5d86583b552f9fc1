import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { DynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import { dynamoFiles } from '../../shared/adapters/dynamodb/files.ts';
import { dynamoGuards } from '../../shared/adapters/dynamodb/guards.ts';
import { dynamoHistory } from '../../shared/adapters/dynamodb/history.ts';
import { tables } from '../../shared/adapters/dynamodb/keys.ts';
import { makeDynamoClient } from '../../shared/adapters/dynamodb/make-client.ts';
import { dynamoMachineNotes } from '../../shared/adapters/dynamodb/machine-notes.ts';
import { dynamoNoticeTemplates } from '../../shared/adapters/dynamodb/notice-templates.ts';
import { dynamoNotices } from '../../shared/adapters/dynamodb/notices.ts';
import { dynamoParked } from '../../shared/adapters/dynamodb/parked.ts';
import { dynamoPrivateValues } from '../../shared/adapters/dynamodb/private-values.ts';
import { dynamoReads } from '../../shared/adapters/dynamodb/reads.ts';
import { dynamoRegistry } from '../../shared/adapters/dynamodb/registry.ts';
import { dynamoRegistryEditor } from '../../shared/adapters/dynamodb/registry-editor.ts';
import { memoryKeyWrapper } from '../../shared/adapters/memory/key-wrapper.ts';

const folder = new URL('../../shared/adapters/dynamodb/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const sources = readdirSync(folder).filter((file) => file.endsWith('.ts'));

const rows = read('README.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the table of access patterns', () => {
  const client: DynamoClient = makeDynamoClient({ region: 'none' });
  const table = { client, tableName: 'none', now: () => 0, wrapper: memoryKeyWrapper() };
  const editor = dynamoRegistryEditor(table);
  const repositories: { readonly [port: string]: object } = {
    History: dynamoHistory(table),
    PrivateValues: dynamoPrivateValues(table),
    Registry: Object.fromEntries(Object.entries(dynamoRegistry(table)).filter(([name]) => !(name in editor))),
    RegistryEditor: editor,
    Reads: dynamoReads(table),
    Files: dynamoFiles(table),
    Guards: dynamoGuards(table),
    Parked: dynamoParked(table),
    MachineNotes: dynamoMachineNotes(table),
    Notices: dynamoNotices(table),
    NoticeTemplates: dynamoNoticeTemplates(table),
  };

  test('has one row for each method of each repository, and no other', () => {
    const methods = Object.entries(repositories).flatMap(([port, repository]) =>
      Object.keys(repository).map((method) => `\`${port}.${method}\``),
    );
    expect(rows.map(([, method]) => method).toSorted()).toEqual(methods.toSorted());
  });

  test('names tables and indexes that exist, and each index at least once', () => {
    const indexes = Object.entries(tables).flatMap(([name, { indexes: all }]) =>
      Object.values(all).map((index) => ({ name, index: index.name })),
    );
    for (const [, method, name = ''] of rows) expect([method, name in tables]).toEqual([method, true]);
    for (const { name, index } of indexes) {
      const uses = rows.filter(([, , on, way]) => on === name && way?.includes(`\`${index}\``));
      expect([index, uses.length > 0]).toEqual([index, true]);
    }
  });

  test.each(sources)('is the whole truth: %s neither scans nor filters', (file) => {
    expect(read(file)).not.toMatch(/\bScan(Command)?\b|FilterExpression/);
  });

  test('can be read by the stacks: the keys bring no SDK with them', () => {
    expect(read('keys.ts')).not.toMatch(/^import /m);
  });
});
