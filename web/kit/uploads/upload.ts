/** Where one file stands, as the person sees it. */
export type UploadState =
  /** Waits for its turn. */
  | 'queued'
  /** Its hash is being made. */
  | 'reading'
  | 'sending'
  /** The connection broke; it goes on by itself. */
  | 'pausing'
  /** It is there; its verdict is not. */
  | 'checking'
  | 'clean'
  | 'refused'
  /** Does not go on by itself: `sentence` says why. */
  | 'stopped'
  /** The page was left before it was sent: the file must be chosen again. */
  | 'lost';

/** `no-answer`: tried too often in vain. `not-as-said`: changed while it was sent. `unreadable`: gone from the device. */
export type StopCause = 'no-answer' | 'not-as-said' | 'unreadable' | 'signed-out' | 'said-no';

export type Upload = {
  readonly fileId: string;
  readonly componentId: string;
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly state: UploadState;
  readonly sentBytes: number;
  readonly cause?: StopCause | undefined;
  /** What the door says of it, in the person's language. */
  readonly sentence?: string | undefined;
};

const underWay: readonly UploadState[] = ['queued', 'reading', 'sending', 'pausing'];
export const isUnderWay = ({ state }: Pick<Upload, 'state'>): boolean => underWay.includes(state);
/** Its bytes are with us, and nothing speaks against it: it may be handed in. */
export const isSent = ({ state }: Pick<Upload, 'state'>): boolean =>
  state === 'checking' || state === 'clean';
