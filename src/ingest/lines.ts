/** The lines of a file of any size, in pieces of a megabyte. */

/** Bytes read at a time. */
const chunkBytes = 1024 * 1024;
/** A longer line is no line of a results file: its end is left out. */
const maxLineBytes = 64 * 1024 * 1024;

/**
 * Yields the lines of `size` bytes as UTF-8, without line ends; an empty last line is left out. `part` reads bytes from a
 * position. Of a line of more than 64 MiB only the beginning comes.
 */
export function* readLines(size: number, part: (position: number, length: number) => Uint8Array): Iterable<string> {
  let rest: Uint8Array[] = [];
  let restBytes = 0;
  for (let position = 0; position < size;) {
    const read = part(position, Math.min(chunkBytes, size - position));
    const bytes = Buffer.from(read.buffer, read.byteOffset, read.byteLength);
    if (bytes.length === 0) break;
    position += bytes.length;
    const end = bytes.lastIndexOf(10);
    if (end === -1) {
      if (restBytes < maxLineBytes) rest.push(bytes);
      restBytes += bytes.length;
      continue;
    }
    const whole = Buffer.concat([...rest, bytes.subarray(0, end)]).toString('utf8');
    rest = [bytes.subarray(end + 1)];
    restBytes = bytes.length - end - 1;
    const text = withoutMark(whole.endsWith('\r') ? whole.slice(0, -1) : whole);
    // Most files have no carriage returns, and an expression splits at a third of the speed.
    yield* text.split(text.includes('\r') ? /\r?\n/ : '\n');
  }
  const last = Buffer.concat(rest).toString('utf8').replace(/\r$/, '');
  if (last !== '') yield withoutMark(last);
}

const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
