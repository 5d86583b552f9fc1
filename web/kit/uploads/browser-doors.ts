import { bytesOf } from './photo.ts';
import type { PutOutcome, Surroundings, UploadDoors } from './engine.ts';

/** A line on which nothing moves for so long is broken. */
const stillMs = 60_000;
/** Headers that a browser writes by itself and lets no page set. */
const browsersOwn = ['host', 'content-length'];

/** SHA-256 in hexadecimal. */
export async function hashOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await bytesOf(file));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Only `XMLHttpRequest` tells how much was sent. */
export const putFile: UploadDoors['put'] = ({ url, headers }, file, tellBytes, stop) =>
  new Promise<PutOutcome>((resolve) => {
    const request = new XMLHttpRequest();
    let still: ReturnType<typeof setTimeout>;
    const moved = (): void => {
      clearTimeout(still);
      still = setTimeout(() => request.abort(), stillMs);
    };
    const end = (outcome: PutOutcome): void => {
      clearTimeout(still);
      resolve(outcome);
    };
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers))
      if (!browsersOwn.includes(name.toLowerCase())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => {
      moved();
      tellBytes(loaded);
    };
    request.onload = () => end(outcomeOf(request.status));
    request.onerror = () => end('broken');
    request.onabort = () => end('broken');
    stop.addEventListener('abort', () => request.abort());
    moved();
    request.send(file);
  });

/** 412: it is there already, by an attempt whose answer was lost. 400: not the bytes that were announced. */
export function outcomeOf(status: number): PutOutcome {
  if ((status >= 200 && status < 300) || status === 412) return 'there';
  return status === 400 ? 'not-as-said' : 'broken';
}

export const aroundHere = (changed: () => void): Surroundings => ({
  pause: (ms) =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        window.removeEventListener('online', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      window.addEventListener('online', end);
    }),
  isOnline: () => navigator.onLine,
  backOnline: () =>
    new Promise((resolve) => window.addEventListener('online', () => resolve(), { once: true })),
  chance: Math.random,
  changed,
});
