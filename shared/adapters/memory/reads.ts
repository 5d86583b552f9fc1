import type { ReadRecord, Reads } from '../../application/ports/others.ts';
import { chainStart, digest } from '../../domain/history/chain.ts';
import type { DossierId } from '../../domain/ids.ts';
import { pageOf } from './page.ts';

export function memoryReads(): Reads {
  const chains = new Map<DossierId, ReadRecord[]>();
  return {
    async record(read) {
      const chain = chains.get(read.dossierId) ?? [];
      const before = chain.at(-1);
      const record = { ...read, number: chain.length + 1, previous: before ? digest(before) : chainStart };
      chains.set(read.dossierId, [...chain, structuredClone(record)]);
      return record;
    },
    list: async (id, page) =>
      pageOf(['reads', id], chains.get(id) ?? [], ({ number }) => String(number).padStart(8, '0'), page),
  };
}
