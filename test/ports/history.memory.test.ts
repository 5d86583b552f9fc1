import { memoryHistory } from '../../shared/adapters/memory/history.ts';
import { counterSuite } from './counter.suite.ts';
import { historyListsSuite } from './history-lists.suite.ts';
import { historySuite } from './history.suite.ts';

const make = async () => ({ port: memoryHistory(), close: async () => {} });
historySuite('twin', make);
historyListsSuite('twin', make);
counterSuite('twin', make);
