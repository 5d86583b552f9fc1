import { fill } from '../language.ts';
import { t } from '../words.ts';
import type { StopCause, Upload, UploadState } from './upload.ts';
import { f } from './words.ts';

export const percentOf = ({ sentBytes, size }: Pick<Upload, 'sentBytes' | 'size'>): number =>
  Math.min(100, Math.floor((sentBytes / Math.max(size, 1)) * 100));

/** What its state means and what to do. */
export function stateWords(upload: Upload): string {
  const words = {
    queued: f.queued,
    reading: f.reading,
    sending: fill(f.sending, { percent: percentOf(upload) }),
    pausing: f.pausing,
    checking: f.checking,
    clean: f.clean,
    refused: f.refused,
    stopped: f.stopped,
    lost: f.lost,
  } satisfies Record<UploadState, string>;
  const why = upload.sentence ?? (upload.cause && causeWords(upload.cause));
  return why ? `${words[upload.state]}. ${why}` : words[upload.state];
}

const causeWords = (cause: StopCause): string =>
  (
    ({
      'no-answer': f.noAnswer,
      'not-as-said': f.notAsSaid,
      unreadable: f.unreadable,
      'signed-out': f.signedOut,
      'said-no': t.fault,
    }) satisfies Record<StopCause, string>
  )[cause];

/** Beside the words: a mark that is told apart without colour. */
export const markOf = (state: UploadState | 'checking' | 'clean' | 'refused'): string =>
  (
    ({
      queued: '…',
      reading: '…',
      sending: '↑',
      pausing: '‖',
      checking: '…',
      clean: '✓',
      refused: '✕',
      stopped: '!',
      lost: '!',
    }) satisfies Record<UploadState, string>
  )[state];
