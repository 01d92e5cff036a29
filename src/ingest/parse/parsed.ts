/** What every parser of the ingest stage answers: a value with notes, or a problem at a place. Parsers never throw. */

/** Why a text could not be read. Lines and columns count from 1. */
export interface ParseProblem {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly hint: string | null;
  /** True where the text simply ends too early: whoever wrote it was probably killed. */
  readonly torn: boolean;
}

/** Something that was read, but that the reader of the report should know. */
export interface ParseNote {
  readonly code: string;
  readonly message: string;
  readonly line: number | null;
  readonly hint: string | null;
}

/** A parsed value, or the problem. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value; readonly notes: readonly ParseNote[] }
  | { readonly ok: false; readonly problem: ParseProblem };

/** The hint that goes with every text that ends too early. */
export const tornHint = 'The run was probably killed while it wrote this file; run it again or remove the folder.';

/** Line and column of an offset, both from 1; `\r\n` and `\n` end lines. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** Writes a key that came from a file: `__proto__` becomes an ordinary own key instead of the prototype. */
export function setKey<Value>(target: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else target[key] = value;
}
