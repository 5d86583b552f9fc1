import { dynamoHistory } from '../../shared/adapters/dynamodb/history.ts';
import { historySuite } from './history.suite.ts';
import { clientFrom, makeTable } from './tables.ts';

const client = clientFrom('MOTCUA_CLOUD_ENDPOINT');
historySuite('local cloud', async () => {
  const table = await makeTable(client, 'history');
  return { port: dynamoHistory(table), close: table.drop };
});
