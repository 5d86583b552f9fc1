import { dynamoHistory } from '../../shared/adapters/dynamodb/history.ts';
import { counterSuite, historySuite } from './history.suite.ts';
import { clientFrom, makeTable } from './tables.ts';

const client = clientFrom('MOTCUA_DYNOXIDE_ENDPOINT');
const make = async () => {
  const table = await makeTable(client, 'history');
  return { port: dynamoHistory(table), close: table.drop };
};
historySuite('Dynoxide', make);
counterSuite('Dynoxide', make);
