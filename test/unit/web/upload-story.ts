import { makeUploads, type UploadDoors, type Uploads } from '../../../web/kit/uploads/engine.ts';
import type { Upload } from '../../../web/kit/uploads/upload.ts';

export const hash = 'ab'.repeat(32);
export const put = { url: 'https://bucket.example/key', headers: {} };
export const offline = { code: 'OFFLINE', status: 0, isInDoubt: true };
export const signedOut = { code: 'SIGNED_OUT', status: 401, isInDoubt: false };

/** The doors of a story: each call is told, and answers what the story says, or goes well. */
export function story(told: Partial<UploadDoors> = {}, kept: readonly Upload[] = []) {
  const calls: string[] = [];
  const pauses: number[] = [];
  const states = new Map<string, string[]>();
  let online = true;
  let comeBack = (): void => undefined;
  const tell =
    <Args extends unknown[], Answer>(name: string, act: (...args: Args) => Promise<Answer>) =>
    (...args: Args) => {
      calls.push(name);
      return act(...args);
    };
  const plain: UploadDoors = {
    hash: async () => hash,
    prepare: async () => ({ state: 'waiting', put }),
    put: async () => 'there',
    sent: async () => ({ state: 'checking' }),
    read: async () => ({ state: 'clean' }),
    remove: async () => undefined,
    ...told,
  };
  const doors: UploadDoors = {
    hash: tell('hash', plain.hash),
    prepare: tell('prepare', plain.prepare),
    put: tell('put', plain.put),
    sent: tell('sent', plain.sent),
    read: tell('read', plain.read),
    remove: tell('remove', plain.remove),
  };
  const uploads: Uploads = makeUploads(
    doors,
    {
      pause: async (ms) => void pauses.push(ms),
      isOnline: () => online,
      backOnline: () => new Promise((resolve) => (comeBack = resolve)),
      chance: () => 1,
      changed: () => {
        for (const { fileId, state } of uploads.list()) {
          const seen = states.get(fileId) ?? [];
          if (seen[seen.length - 1] !== state) states.set(fileId, [...seen, state]);
        }
      },
    },
    kept,
  );
  return {
    uploads,
    calls,
    pauses,
    statesOf: (fileId: string) => states.get(fileId) ?? [],
    state: (fileId: string) => uploads.list().find((upload) => upload.fileId === fileId),
    network: (is: boolean) => {
      online = is;
      if (is) comeBack();
    },
  };
}
export const add = (uploads: Uploads, fileId: string): void =>
  uploads.add(new Blob(['giấy tờ']), {
    fileId,
    componentId: 'paper',
    name: `${fileId}.pdf`,
    type: 'application/pdf',
  });
/** Lets everything that can go on without a person go on. */
export const rest = () => new Promise((resolve) => setTimeout(resolve, 5));
export const inTurn = <T>(...answers: (() => Promise<T>)[]) => {
  let turn = 0;
  return () => (answers[Math.min(turn++, answers.length - 1)] as () => Promise<T>)();
};
export const keptUpload = (state: Upload['state']): Upload => ({
  fileId: 'one',
  componentId: 'paper',
  name: 'one.pdf',
  type: 'application/pdf',
  size: 9,
  sentBytes: 0,
  state,
});
