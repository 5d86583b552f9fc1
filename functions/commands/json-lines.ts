const NEW_LINE = 0x0a;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? bytes.subarray(3) : bytes;
}

/**
 * The lines of a stream of bytes, each without its line feed, as many at a time as a chunk brings. A line feed alone
 * ends a line: node:readline would also end one at a lone carriage return or at U+2028, which JSON may hold. A byte
 * order mark before the first line is dropped; the last line needs no line feed.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer[]> {
  let isFirst = true;
  // The parts of a line that no chunk has ended yet; joined once, so that a long line costs no more than its length.
  let pending: Uint8Array[] = [];
  const finish = (end: Uint8Array): Buffer => {
    const line =
      pending.length === 0
        ? Buffer.from(end.buffer, end.byteOffset, end.byteLength)
        : Buffer.concat([...pending, end]);
    pending = [];
    const isFirstLine = isFirst;
    isFirst = false;
    return isFirstLine ? withoutByteOrderMark(line) : line;
  };
  for await (const chunk of chunks) {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, start)) {
      lines.push(finish(chunk.subarray(start, end)));
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (pending.length > 0) yield [finish(new Uint8Array())];
}
