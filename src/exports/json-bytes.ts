/** A large document as JSON in UTF-8: the same bytes as `JSON.stringify`, without its whole text in memory, which takes several times as much. */

/** Lists longer than this are written element by element. */
const longList = 1_000;

/** Bytes of this size are made at once. */
const pieceLength = 1 << 20;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** True for a long list, and for what holds one; lists of few documents are looked into, long ones are not. */
function isLarge(value: unknown, depth = 4): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  if (isList(value) && value.length > longList) return true;
  return Object.values(value).some((item) => isLarge(item, depth - 1));
}

function* pieces(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || !isLarge(value)) {
    yield JSON.stringify(value) ?? 'null';
  } else if (isList(value)) {
    for (const [at, item] of value.entries()) {
      yield at === 0 ? '[' : ',';
      if (value.length > longList) yield JSON.stringify(item) ?? 'null';
      else yield* pieces(item);
    }
    yield ']';
  } else {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    for (const [at, [key, item]] of entries.entries()) {
      yield `${at === 0 ? '{' : ','}${JSON.stringify(key)}:`;
      yield* pieces(item);
    }
    yield '}';
  }
}

/** The document in one line with a line feed at its end. Values are those of JSON: no dates, no functions. */
export function jsonBytes(value: unknown): Buffer {
  const done: Buffer[] = [];
  let text = '';
  for (const piece of pieces(value)) {
    text += piece;
    if (text.length < pieceLength) continue;
    done.push(Buffer.from(text));
    text = '';
  }
  done.push(Buffer.from(`${text}\n`));
  return Buffer.concat(done);
}
