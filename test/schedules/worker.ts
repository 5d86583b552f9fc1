import { parentPort, workerData } from 'node:worker_threads';
import { runSchedules } from './schedule.ts';
import { filedDossier } from './province.ts';

// Outside of the test runner's own context, in which the same work takes twice as long.
const filed = await filedDossier(String(workerData));
const stories = new Map<string, string>();
parentPort?.on('message', ({ first, last }: { first: number; last: number }) => {
  void runSchedules(filed, first, last, stories).then((failures) => parentPort?.postMessage(failures));
});
