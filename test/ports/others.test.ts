import { dynamoFiles } from '../../shared/adapters/dynamodb/files.ts';
import { dynamoGuards } from '../../shared/adapters/dynamodb/guards.ts';
import { dynamoMachineNotes } from '../../shared/adapters/dynamodb/machine-notes.ts';
import { dynamoNoticeTemplates } from '../../shared/adapters/dynamodb/notice-templates.ts';
import { dynamoNotices } from '../../shared/adapters/dynamodb/notices.ts';
import { dynamoParked } from '../../shared/adapters/dynamodb/parked.ts';
import { dynamoReads } from '../../shared/adapters/dynamodb/reads.ts';
import { memoryFiles } from '../../shared/adapters/memory/files.ts';
import { memoryGuards } from '../../shared/adapters/memory/guards.ts';
import { memoryMachineNotes } from '../../shared/adapters/memory/machine-notes.ts';
import { memoryNoticeTemplates } from '../../shared/adapters/memory/notice-templates.ts';
import { memoryNotices } from '../../shared/adapters/memory/notices.ts';
import { memoryReads } from '../../shared/adapters/memory/reads.ts';
import type { TableName } from '../../shared/adapters/dynamodb/keys.ts';
import { filesSuite } from './files.suite.ts';
import { machineNotesSuite } from './machine-notes.suite.ts';
import { noticeTemplatesSuite } from './notice-templates.suite.ts';
import { noticesSuite } from './notices.suite.ts';
import { guardsSuite, parkedSuite, readsSuite } from './others.suite.ts';
import { clientFrom, makeTable } from './tables.ts';
import type { Store } from './tables.ts';

const twin =
  <Port>(port: Port) =>
  async () => ({ port, close: async () => {} });
readsSuite('twin', twin(memoryReads()));
filesSuite('twin', twin(memoryFiles()));
guardsSuite('twin', twin(memoryGuards()));
machineNotesSuite('twin', twin(memoryMachineNotes()));
noticesSuite('twin', twin(memoryNotices()));
noticeTemplatesSuite('twin', twin(memoryNoticeTemplates()));

const stores = [
  ['Dynoxide', 'MOTCUA_DYNOXIDE_ENDPOINT'],
  ['local cloud', 'MOTCUA_CLOUD_ENDPOINT'],
] as const;
for (const [name, variable] of stores) {
  const client = clientFrom(variable);
  const on =
    <Port>(table: TableName, open: (store: Store) => Port) =>
    async () => {
      const store = await makeTable(client, table);
      return { port: open(store), close: store.drop };
    };
  readsSuite(name, on('reads', dynamoReads));
  filesSuite(name, on('files', dynamoFiles));
  guardsSuite(name, on('guards', dynamoGuards));
  parkedSuite(name, on('parked', dynamoParked));
  machineNotesSuite(
    name,
    on('machines', (store) => dynamoMachineNotes({ ...store, now: Date.now })),
  );
  noticesSuite(name, on('notices', dynamoNotices));
  noticeTemplatesSuite(name, on('notices', dynamoNoticeTemplates));
}
