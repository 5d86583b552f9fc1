import { memoryHistory } from '../../shared/adapters/memory/history.ts';
import { counterSuite, historySuite } from './history.suite.ts';

const make = async () => ({ port: memoryHistory(), close: async () => {} });
historySuite('twin', make);
counterSuite('twin', make);
