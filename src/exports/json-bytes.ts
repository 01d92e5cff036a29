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

/** The bytes of values that stand in several documents: a benchmark in the Report and in its own. */
const known = new WeakMap<object, Buffer>();

/** True where a shared value is in this one, or in a list of it. */
const holds = (value: object, shared: ReadonlySet<object>, depth = 1): boolean =>
  shared.size > 0 &&
  Object.values(value).some(
    (item) =>
      typeof item === 'object' && item !== null && (shared.has(item) || (depth > 0 && holds(item, shared, depth - 1))),
  );

function* pieces(value: unknown, shared: ReadonlySet<object>): Generator<string | Buffer> {
  if (typeof value !== 'object' || value === null) {
    yield JSON.stringify(value) ?? 'null';
  } else if (shared.has(value)) {
    let bytes = known.get(value);
    if (bytes === undefined) known.set(value, (bytes = Buffer.concat(toBytes(pieces(value, new Set())))));
    yield bytes;
  } else if (!isLarge(value) && !holds(value, shared)) {
    yield JSON.stringify(value) ?? 'null';
  } else if (isList(value)) {
    yield '[';
    for (const [at, item] of value.entries()) {
      if (at > 0) yield ',';
      if (value.length > longList) yield JSON.stringify(item) ?? 'null';
      else yield* pieces(item, shared);
    }
    yield ']';
  } else {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    yield '{';
    for (const [at, [key, item]] of entries.entries()) {
      yield `${at === 0 ? '' : ','}${JSON.stringify(key)}:`;
      yield* pieces(item, shared);
    }
    yield '}';
  }
}

/** Pieces in a row, made to bytes a megabyte at a time. */
function toBytes(parts: Iterable<string | Buffer>): readonly Buffer[] {
  const done: Buffer[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') done.push(Buffer.from(text));
    text = '';
  };
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    if (typeof part !== 'string' || text.length >= pieceLength) flush();
    if (typeof part !== 'string') done.push(part);
  }
  flush();
  return done;
}

/**
 * The document in one line with a line feed at its end, as bytes in a row. Values are those of JSON: no dates, no functions.
 * @param shared values in the document that others hold, too, and that do not change: they are printed once
 */
export function jsonBytes(value: unknown, shared: readonly object[] = []): readonly Buffer[] {
  function* whole(): Generator<string | Buffer> {
    yield* pieces(value, new Set(shared));
    yield '\n';
  }
  return toBytes(whole());
}
