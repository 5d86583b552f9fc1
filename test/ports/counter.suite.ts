import { expect, test } from '@jest/globals';
import type { History } from '../../shared/application/ports/history.ts';
import { newCounter } from './history.suite.ts';
import type { Make } from './history.suite.ts';
import { appendOf, filed, newDossierId, received } from './samples.ts';

/** 50 receipts at once on one counter: each takes the next number, none is lost or given twice. */
export function counterSuite(name: string, make: Make<History>): void {
  test(`50 parallel receipts on one counter give 50 codes without a gap (${name})`, async () => {
    const { port: history, close } = await make();
    const key = newCounter();
    const receive = async (): Promise<number> => {
      const id = newDossierId();
      for (let tries = 0; tries < 200; tries += 1) {
        const from = await history.counter(key);
        const append = appendOf(undefined, [filed(), received(`Z-${from + 1}`)], {
          id,
          counter: { key, from },
        });
        const outcome = await history.append(append);
        if (outcome === 'appended') return from + 1;
        expect(outcome).not.toBe('head-conflict');
        await new Promise((done) => setTimeout(done, Math.random() * 40));
      }
      throw new Error('Never came first');
    };
    const numbers = await Promise.all(Array.from({ length: 50 }, receive));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(await history.counter(key)).toBe(50);
    for (const number of numbers) expect(await history.findByNumber(`Z-${number}`)).toBeDefined();
    await close();
  });
}
