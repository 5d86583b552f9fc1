import type { StopCause, Upload } from './upload.ts';

type Put = { readonly url: string; readonly headers: Readonly<Record<string, string>> };
/** `there`: now, or by an attempt whose answer was lost. `broken`: also when the link's time is over. */
export type PutOutcome = 'there' | 'broken' | 'not-as-said';
type DoorState = 'waiting' | 'checking' | 'clean' | 'refused';
type Verdict = { readonly state: DoorState; readonly sentence?: string | undefined };

/** What an upload asks of the doors and the browser. Errors are those of `ask`. */
export type UploadDoors = {
  /** SHA-256, hexadecimal. */
  readonly hash: (file: Blob) => Promise<string>;
  readonly prepare: (
    upload: Upload,
    sha256: string,
  ) => Promise<{ readonly state: 'held' | DoorState; readonly put?: Put | undefined }>;
  readonly put: (
    put: Put,
    file: Blob,
    tellBytes: (bytes: number) => void,
    stop: AbortSignal,
  ) => Promise<PutOutcome>;
  readonly sent: (fileId: string) => Promise<Verdict>;
  readonly read: (fileId: string) => Promise<Verdict>;
  readonly remove: (fileId: string) => Promise<unknown>;
};

export type Surroundings = {
  /** Ends earlier when the network comes back. */
  readonly pause: (ms: number) => Promise<void>;
  readonly isOnline: () => boolean;
  readonly backOnline: () => Promise<void>;
  /** 0 to 1. */
  readonly chance: () => number;
  readonly changed: () => void;
};

const mostAtOnce = 3;
const mostFailures = 8;
const longestPauseMs = 30_000;
/** How long until the verdict is asked for again; afterwards as the last, `mostLooks` times in all. */
const looksMs = [700, 1000, 1500, 2500, 4000, 6000, 10_000];
const mostLooks = 60;

/** Doubled each time, and somewhere between half of it and the whole, so that not all come back at once. */
export const backOffMs = (failures: number, chance: number): number =>
  Math.min(longestPauseMs, 1000 * 2 ** (failures - 1)) * (0.5 + chance / 2);

class Stopped extends Error {
  readonly why: StopCause;
  readonly sentence: string | undefined;
  constructor(why: StopCause, sentence?: string) {
    super(why);
    this.why = why;
    this.sentence = sentence;
  }
}

/** The problems of `ask`, by their form: the page's own class would bring the whole page along. */
type Trouble = { readonly code?: string; readonly status?: number; readonly isInDoubt?: boolean };
function stoppedBy(error: unknown): Stopped | undefined {
  if (error instanceof Stopped) return error;
  const { code, status, isInDoubt } = error as Trouble;
  if (code === 'SIGNED_OUT') return new Stopped('signed-out');
  // The door is busy and will answer; its own count of an account's files is not over for an hour.
  const isBusy = status === 429 && code !== 'TOO_MANY_UPLOADS';
  if (code === undefined || isInDoubt || isBusy) return undefined;
  return new Stopped('said-no', error instanceof Error ? error.message : undefined);
}

export type Uploads = ReturnType<typeof makeUploads>;

/**
 * Sends files, at most three at once, each until it is there: after a broken connection again by itself, with growing
 * pauses; without any network it waits as long as that takes. `kept` is what stood there before a reload.
 */
export function makeUploads(doors: UploadDoors, around: Surroundings, kept: readonly Upload[]) {
  let list = kept;
  let atWork = 0;
  let isOver = false;
  const files = new Map<string, Blob>();
  const hashes = new Map<string, string>();
  const stops = new Map<string, AbortController>();

  const find = (fileId: string): Upload | undefined => list.find((upload) => upload.fileId === fileId);
  const set = (next: readonly Upload[]): void => {
    list = next;
    if (!isOver) around.changed();
  };
  const change = (fileId: string, to: Partial<Upload>): void =>
    set(list.map((upload) => (upload.fileId === fileId ? { ...upload, ...to } : upload)));
  const isGone = (fileId: string): boolean => isOver || find(fileId) === undefined;

  const work = (): void => {
    while (atWork < mostAtOnce && !isOver) {
      const next = list.find(({ state }) => state === 'queued');
      if (!next) return;
      atWork += 1;
      change(next.fileId, { state: 'reading', cause: undefined, sentence: undefined });
      void send(next)
        .catch((error: unknown) => {
          const { why, sentence } = stoppedBy(error) ?? new Stopped('no-answer');
          change(next.fileId, { state: 'stopped', cause: why, sentence });
        })
        .finally(() => {
          atWork -= 1;
          work();
        });
    }
  };

  const send = async (upload: Upload): Promise<void> => {
    const { fileId } = upload;
    const file = files.get(fileId);
    const sha256 = hashes.get(fileId) ?? (file && (await doors.hash(file).catch(() => undefined)));
    if (sha256 === undefined) throw new Stopped('unreadable');
    hashes.set(fileId, sha256);
    let put: Put | undefined;
    let isThere = false;
    for (let failures = 0; !isGone(fileId); ) {
      try {
        if (!isThere && !put) {
          const answer = await doors.prepare(upload, sha256);
          // A paper that was given before, or a file whose `sent` was not heard: nothing is sent again.
          if (answer.state === 'held') return settle(fileId, { state: 'clean' });
          put = answer.put;
          isThere = !put;
        }
        if (!isThere && put && !isGone(fileId)) {
          if (!file) throw new Stopped('unreadable');
          const outcome = await sendBytes(fileId, put, file);
          if (outcome === 'not-as-said') throw new Stopped('not-as-said');
          isThere = outcome === 'there';
          // A link may have run out meanwhile, which a browser cannot always tell from a broken line: a new one is free.
          put = undefined;
        }
        if (isThere && !isGone(fileId)) {
          const verdict = await doors.sent(fileId);
          if (verdict.state !== 'waiting') return settle(fileId, verdict);
          // Nothing arrived after all.
          isThere = false;
        }
      } catch (error) {
        const stopped = stoppedBy(error);
        if (stopped) throw stopped;
      }
      if (isGone(fileId)) return;
      change(fileId, { state: 'pausing', sentBytes: 0 });
      if (!around.isOnline()) {
        await around.backOnline();
        continue;
      }
      failures += 1;
      if (failures >= mostFailures) throw new Stopped('no-answer');
      await around.pause(backOffMs(failures, around.chance()));
    }
  };

  const sendBytes = async (fileId: string, put: Put, file: Blob): Promise<PutOutcome> => {
    const stop = new AbortController();
    stops.set(fileId, stop);
    change(fileId, { state: 'sending', sentBytes: 0 });
    const outcome = await doors.put(put, file, (sentBytes) => change(fileId, { sentBytes }), stop.signal);
    stops.delete(fileId);
    return outcome;
  };

  const settle = (fileId: string, { state, sentence }: Verdict): void => {
    files.delete(fileId);
    change(fileId, { state: state === 'waiting' ? 'lost' : state, sentence });
    if (state === 'checking') void awaitVerdict(fileId);
  };

  const awaitVerdict = async (fileId: string): Promise<void> => {
    for (let look = 0; look < mostLooks; look += 1) {
      await around.pause(looksMs[Math.min(look, looksMs.length - 1)] ?? 0);
      if (find(fileId)?.state !== 'checking' || isOver) return;
      const verdict = await doors.read(fileId).catch(lostIfUnknown);
      if (verdict && verdict.state !== 'checking') return settle(fileId, verdict);
    }
  };

  /** After a reload: what was on its way may have arrived without our hearing of it. */
  const askAgain = async ({ fileId, state }: Upload): Promise<void> => {
    const asked = state === 'lost' ? doors.sent(fileId) : doors.read(fileId);
    const verdict = await asked.catch(lostIfUnknown);
    if (isGone(fileId)) return;
    if (verdict) settle(fileId, verdict);
    else if (state === 'checking') void awaitVerdict(fileId);
  };
  const askOfKept = (uploads: readonly Upload[]): void => {
    for (const upload of uploads)
      if (['checking', 'lost', 'refused'].includes(upload.state)) void askAgain(upload);
  };
  askOfKept(kept);

  const forget = (fileId: string): void => {
    stops.get(fileId)?.abort();
    files.delete(fileId);
    hashes.delete(fileId);
    set(list.filter((upload) => upload.fileId !== fileId));
  };
  return {
    list: (): readonly Upload[] => list,
    add: (file: Blob, upload: Pick<Upload, 'fileId' | 'componentId' | 'name' | 'type'>): void => {
      files.set(upload.fileId, file);
      set([...list, { ...upload, size: file.size, state: 'queued', sentBytes: 0 }]);
      work();
    },
    /** A paper given before, known by its hash: nothing is sent, unless it is no longer held. */
    addGiven: (
      sha256: string,
      upload: Pick<Upload, 'fileId' | 'componentId' | 'name' | 'type' | 'size'>,
    ): void => {
      hashes.set(upload.fileId, sha256);
      set([...list, { ...upload, state: 'queued', sentBytes: 0 }]);
      work();
    },
    /** Also out of the door's sight; should that not be heard, it is cleared there after two days. */
    remove: (fileId: string): void => {
      forget(fileId);
      void doors.remove(fileId).catch(() => undefined);
    },
    again: (fileId: string): void => {
      if (find(fileId)?.state !== 'stopped') return;
      change(fileId, { state: 'queued' });
      work();
    },
    /** Files that came with a draft read again: known ones stay as they are. */
    adopt: (uploads: readonly Upload[]): void => {
      const unknown = uploads.filter(({ fileId }) => !find(fileId));
      if (unknown.length === 0) return;
      set([...list, ...unknown]);
      askOfKept(unknown);
    },
    /** The network is back: what had been given up goes on. */
    goOn: (): void => {
      for (const { fileId, cause } of list)
        if (cause === 'no-answer') change(fileId, { state: 'queued', cause: undefined });
      work();
    },
    /** The page leaves; nothing is told any more. */
    end: (): void => {
      isOver = true;
      for (const stop of stops.values()) stop.abort();
    },
  };
}

/** A file the door does not know (any more) must be chosen again; any other trouble tells nothing. */
function lostIfUnknown(error: unknown): Verdict | undefined {
  const { status } = error as Trouble;
  return status === 404 || status === 410 ? { state: 'waiting' } : undefined;
}
