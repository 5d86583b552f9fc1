/**
 * How an SMS goes over the air (3GPP TS 23.038): in GSM-7, 160 septets in one message and 153 in each of several, as
 * long as every letter is in its alphabet; otherwise in UCS-2, 70 and 67 units of 16 bits.
 */
export type SmsSize = {
  readonly alphabet: 'gsm-7' | 'ucs-2';
  /** Septets or units of 16 bits, by the alphabet. */
  readonly length: number;
  /** How many messages the carrier sends, and charges for. */
  readonly segments: number;
};

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Sent as two septets, an escape before each. */
const extension = new Set('\f^{}\\[~]|€');

export function smsSize(text: string): SmsSize {
  const letters = Array.from(text);
  const isGsm = letters.every((letter) => basic.has(letter) || extension.has(letter));
  const sizes = letters.map((letter) => (isGsm ? (extension.has(letter) ? 2 : 1) : letter.length));
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const [alone, together] = isGsm ? ([160, 153] as const) : ([70, 67] as const);
  return {
    alphabet: isGsm ? 'gsm-7' : 'ucs-2',
    length,
    segments: length <= alone ? 1 : packed(sizes, together),
  };
}

/** An escape or half of a pair is never cut from what follows. */
function packed(sizes: readonly number[], room: number): number {
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
}

const plainSigns: { readonly [sign: string]: string } = {
  đ: 'd',
  Đ: 'D',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '₫': 'd',
  '\u00a0': ' ',
};

/** Vietnamese in plain letters, for senders whose plan carries no others; what has no plain form stays. */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ“”‘’–—…₫\u00a0]/g, (sign) => plainSigns[sign] ?? sign)
    .normalize('NFC');
