import type { BadAddress, Notices } from '../../application/ports/notices.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import { listedAt, listedState } from '../listed-notices.ts';
import { pageOf } from './page.ts';

/** The twin of the table of notices. */
export function memoryNotices(): Notices & { all(): readonly Notice[] } {
  const notices = new Map<string, Notice>();
  const addresses = new Map<string, BadAddress>();
  const all = () => [...notices.values()];
  const placed = (notice: Notice): string => `${listedAt(notice)}#${notice.id}`;
  const until = (state: Notice['state'], to: string, limit: number): readonly Notice[] =>
    all()
      .filter((notice) => notice.state === state && listedAt(notice) <= to)
      .sort((a, b) => (placed(a) < placed(b) ? -1 : 1))
      .slice(0, limit);

  return {
    all,
    async make(notice) {
      if (notices.has(notice.id)) return 'stood';
      notices.set(notice.id, structuredClone(notice));
      return 'made';
    },
    get: async (id) => structuredClone(notices.get(id)),
    async change(next) {
      if (notices.get(next.id)?.version !== next.version - 1) return 'other';
      notices.set(next.id, structuredClone(next));
      return 'changed';
    },
    due: async (now, limit) => until('waiting', now, limit),
    claimedBefore: async (before, limit) => until('claimed', before, limit),
    list: async (state, page) =>
      pageOf(
        ['notices', state],
        all().filter((notice) => listedState(notice) === state),
        placed,
        page,
      ),
    ofDossier: async (dossierId, page) =>
      pageOf(
        ['notices', dossierId],
        all().filter((notice) => notice.dossierId === dossierId),
        ({ eventNumber, role, channel }) => `${String(eventNumber).padStart(8, '0')}#${role}#${channel}`,
        page,
      ),
    markAddress: async (address) => void addresses.set(address.hash, { ...address }),
    badAddress: async (hash) => addresses.get(hash),
    badAddresses: async (page) =>
      pageOf(['addresses'], [...addresses.values()], ({ at, hash }) => `${at}#${hash}`, page),
    clearAddress: async (hash) => (addresses.delete(hash) ? 'cleared' : 'not-marked'),
    async count(list, most) {
      const there =
        list === 'addresses' ? addresses.size : all().filter((notice) => listedState(notice) === list).length;
      return { count: Math.min(there, most), orMore: there > most };
    },
  };
}
