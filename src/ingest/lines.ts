/** The lines of a file of any size, in pieces of a megabyte. */

/** Bytes read at a time. */
export const chunkBytes = 1024 * 1024;
/** A longer line is no line of a results file: its end is left out. */
const maxLineBytes = 64 * 1024 * 1024;

/**
 * Yields the lines of `size` bytes as UTF-8, without line ends; an empty last line is left out. `part` reads bytes from a
 * position, and may give the same memory each time. Of a line of more than 64 MiB only the beginning comes.
 */
export function* readLines(size: number, part: (position: number, length: number) => Uint8Array): Iterable<string> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  let isFirst = true;
  for (let position = 0; position < size;) {
    const read = part(position, Math.min(chunkBytes, size - position));
    const bytes = Buffer.from(read.buffer, read.byteOffset, read.byteLength);
    if (bytes.length === 0) break;
    position += bytes.length;
    const end = bytes.lastIndexOf(10);
    if (end === -1) {
      // `part` may use its bytes again.
      if (restBytes < maxLineBytes) rest.push(Buffer.from(bytes));
      restBytes += bytes.length;
      continue;
    }
    // Only the line that began in the piece before is put together; the others are decoded where they lie.
    const firstEnd = rest.length > 0 ? bytes.indexOf(10) : -1;
    if (firstEnd !== -1) {
      const line = withoutReturn(Buffer.concat([...rest, bytes.subarray(0, firstEnd)]).toString('utf8'));
      yield isFirst ? withoutMark(line) : line;
      isFirst = false;
    }
    rest = end + 1 < bytes.length ? [Buffer.from(bytes.subarray(end + 1))] : [];
    restBytes = bytes.length - end - 1;
    if (firstEnd === end) continue;
    const text = withoutReturn(bytes.toString('utf8', firstEnd + 1, end));
    // Most files have no carriage returns, and an expression splits at a third of the speed.
    yield* (isFirst ? withoutMark(text) : text).split(text.includes('\r') ? /\r?\n/ : '\n');
    isFirst = false;
  }
  const last = withoutReturn(Buffer.concat(rest).toString('utf8'));
  if (last !== '') yield isFirst ? withoutMark(last) : last;
}

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
