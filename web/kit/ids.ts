const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function marked(bytes: Uint8Array, version: number): string {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hex(bytes);
}

/** UUIDv7 (RFC 9562): 48 bits of the clock, then chance. A dossier's id is made here, before anything is sent. */
export function uuidV7(
  now: number = Date.now(),
  random: Uint8Array = crypto.getRandomValues(new Uint8Array(16)),
): string {
  const bytes = random.slice();
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 0xff;
  return marked(bytes, 7);
}

/** UUIDv4. Phones older than 2021 have no `crypto.randomUUID`. */
export const uuidV4 = (): string =>
  typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : marked(crypto.getRandomValues(new Uint8Array(16)), 4);
