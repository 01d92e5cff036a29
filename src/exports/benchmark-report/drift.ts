/** Whether a committed BENCHMARK_REPORT.md still says what the results say. */

/** A difference of two documents: the first lines that are not the same. */
export interface Drift {
  /** Counted from 1. */
  readonly line: number;
  /** Null where that side has ended. */
  readonly committed: string | null;
  readonly expected: string | null;
  /** Lines of either document that are not at their place in the other, counted from the first difference on. */
  readonly lines: number;
  /** The version that wrote the committed file, where it is another one: it may word things differently. */
  readonly otherVersion: string | null;
}

const writtenBy = /^(Written by sweepbook )(\S+?)(\.(?: |$))/m;
const buildCommand = /\bnpx sweepbook@\S+/g;

const versionOf = (text: string): string | null => writtenBy.exec(text)?.[2] ?? null;

/** Line ends are those of the system that checked the file out; the version of the program is no result. */
const comparable = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(writtenBy, '$1$3').replace(buildCommand, 'npx sweepbook').trimEnd();

/** Null where both say the same. */
export function findDrift(committed: string, expected: string): Drift | null {
  const [own, wanted] = [comparable(committed).split('\n'), comparable(expected).split('\n')];
  const first = Array.from({ length: Math.max(own.length, wanted.length) }, (_, i) => i).find(
    (i) => own[i] !== wanted[i],
  );
  if (first === undefined) return null;
  const [before, now] = [versionOf(committed), versionOf(expected)];
  return {
    line: first + 1,
    committed: own[first] ?? null,
    expected: wanted[first] ?? null,
    lines: Math.max(own.length, wanted.length) - first,
    otherVersion: before === now ? null : before,
  };
}

/** The address of the site that a committed report links to; null where it links to none. */
export const linkedSite = (committed: string): string | null =>
  /^Written by .*The same results with figures: \[the report\]\(<(https?:[^>]+)>\)/m.exec(committed)?.[1] ?? null;
