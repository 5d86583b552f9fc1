import { dynamoHistory } from '../../shared/adapters/dynamodb/history.ts';
import { counterSuite } from './counter.suite.ts';
import { historyListsSuite } from './history-lists.suite.ts';
import { historySuite } from './history.suite.ts';
import { clientFrom, makeTable } from './tables.ts';

const client = clientFrom('MOTCUA_DYNOXIDE_ENDPOINT');
const make = async () => {
  const table = await makeTable(client, 'history');
  return { port: dynamoHistory(table), close: table.drop };
};
historySuite('Dynoxide', make);
historyListsSuite('Dynoxide', make);
counterSuite('Dynoxide', make);
