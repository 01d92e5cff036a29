/** One JSON document per line: histories, predictions, logs of results. Whole lines are kept, broken ones are named. */
import type { Json } from '../reader.ts';
import { parseJson } from './parse-json.ts';
import type { ParseProblem } from './parsed.ts';

/** The documents of a JSONL text in order; `problems` names each line that could not be read. */
export interface JsonLines {
  readonly rows: readonly Json[];
  readonly problems: readonly ParseProblem[];
}

/** Parses JSONL; blank lines are skipped. The last line counts as torn where it cannot be read. Never throws. */
export function parseJsonl(text: string): JsonLines {
  const rows: Json[] = [];
  const problems: ParseProblem[] = [];
  const end = text.trimEnd().length;
  let line = 0;
  for (let start = 0; start < end;) {
    const newline = text.indexOf('\n', start);
    const stop = newline === -1 || newline > end ? end : newline;
    line += 1;
    const source = text.slice(start, stop);
    start = stop + 1;
    if (source.trim() === '') continue;
    const parsed = parseJson(source);
    if (parsed.ok) rows.push(parsed.value);
    else problems.push({ ...parsed.problem, line, torn: parsed.problem.torn && start >= end });
  }
  return { rows, problems };
}
