import { dynamoHistory } from '../../shared/adapters/dynamodb/history.ts';
import { historyListsSuite } from './history-lists.suite.ts';
import { historySuite } from './history.suite.ts';
import { clientFrom, makeTable } from './tables.ts';

const client = clientFrom('MOTCUA_CLOUD_ENDPOINT');
const make = async () => {
  const table = await makeTable(client, 'history');
  return { port: dynamoHistory(table), close: table.drop };
};
historySuite('local cloud', make);
historyListsSuite('local cloud', make);
