/** Collects what is wrong in the input, without drowning the reader: ten thousand equal complaints become one and a count. */
import type { Diagnostic } from '../report/primitives.ts';
import { compareCodePoints } from './order.ts';

/** Where every part of the ingest stage reports to. */
export interface DiagnosticSink {
  report(diagnostic: Diagnostic): void;
  /** All diagnostics by file, line and code; of more than `mostAlike` alike the first ones and a count. */
  list(): readonly Diagnostic[];
  /** What must be reported to an empty collector, in this order, for the same answers. */
  replay(): readonly Diagnostic[];
}

/** How many diagnostics of one code and message are kept. */
export const mostAlike = 5;

/** Makes an empty collector. */
export function createDiagnostics(): DiagnosticSink {
  const kept: Diagnostic[] = [];
  const alike = new Map<string, { count: number; readonly first: Diagnostic }>();
  return {
    report(diagnostic) {
      const key = `${diagnostic.code}\0${diagnostic.message}`;
      const known = alike.get(key);
      if (known === undefined) alike.set(key, { count: 1, first: diagnostic });
      else known.count += 1;
      if (known === undefined || known.count <= mostAlike) kept.push(diagnostic);
    },
    replay: () => [
      ...kept,
      ...[...alike.values()].flatMap(({ count, first }) =>
        Array.from({ length: Math.max(0, count - mostAlike) }, () => first),
      ),
    ],
    list() {
      const sorted = kept.toSorted(
        (a, b) =>
          compareCodePoints(a.file ?? '', b.file ?? '') ||
          (a.line ?? 0) - (b.line ?? 0) ||
          compareCodePoints(a.code, b.code),
      );
      // A file that several readers try complains to each of them.
      const said = new Set<string>();
      const distinct = sorted.filter(({ file, line, code, message }) => {
        const key = `${file}\0${line}\0${code}\0${message}`;
        return !said.has(key) && said.add(key);
      });
      const counts = [...alike.values()]
        .filter(({ count }) => count > mostAlike)
        .map(({ count, first }) => ({
          ...first,
          message: `${first.message} (and ${count - mostAlike} more files with the same)`,
          file: null,
          line: null,
        }));
      return [...distinct, ...counts];
    },
  };
}
