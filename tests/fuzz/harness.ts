/** Damages an example of a format again and again and looks at what the readers make of it. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readFolder, type ReadResult } from '../ingest/support/read.ts';
import type { Corpus } from './corpora.ts';
import { createRandom, mutate } from './mutate.ts';

/** Something that must not happen. */
export interface Finding {
  readonly seed: number;
  readonly file: string;
  readonly what: string;
}

/** What a round of fuzzing came to. */
export interface FuzzReport {
  readonly cases: number;
  readonly findings: readonly Finding[];
  readonly slowestSeconds: number;
  readonly slowest: string;
}

/** Processor time that one damaged folder may take. */
const maxSeconds = 2;
/**
 * Formats that only the first bytes of a file tell (a log, a journal, under any name): damage before this byte may hide
 * what the file is. Of all others, and behind it, no run may vanish without a word.
 */
const toldByContent: ReadonlySet<string> = new Set(['keras', 'optuna-journal']);
const headBytes = 512;

function write(folder: string, name: string, content: Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

/** The first byte in which two files differ. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return at;
  return length;
}

const foldersOf = (result: ReadResult): ReadonlySet<string> => new Set(result.runs.map((run) => run.folder.path));

/** What is wrong with the answer to a damaged file, in words. */
function judge(
  result: ReadResult,
  base: ReadonlySet<string>,
  damage: { readonly mayHide: boolean },
): readonly string[] {
  const wrong = result.diagnostics
    .filter((entry) => entry.code === 'reader-failed')
    .map((entry) => `a reader threw: ${entry.message}`);
  const isTold = result.diagnostics.length > 0 || damage.mayHide;
  const kept = foldersOf(result);
  const lost = [...base].filter((path) => !kept.has(path));
  if (lost.length > 0 && !isTold) wrong.push(`the runs in ${lost.join(', ')} vanished without a word`);
  if ('polluted' in {}) wrong.push('the prototype of objects was changed');
  try {
    JSON.stringify(result.runs.map((run) => ({ ...run.raw, samples: undefined, history: undefined })));
  } catch (error) {
    wrong.push(`the raw runs cannot be written: ${String(error)}`);
  }
  return wrong;
}

/** Runs `cases` rounds over the corpus of a reader, starting at `seed`. Nothing is left behind. */
export function fuzz(id: string, corpus: Corpus, cases: number, seed: number): FuzzReport {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const findings: Finding[] = [];
  let slowestSeconds = 0;
  let slowest = '';
  try {
    for (const [name, content] of Object.entries(corpus)) write(folder, name, content);
    const names = Object.keys(corpus);
    const base = foldersOf(readFolder(folder));
    const before = new Set(readdirSync('.'));
    for (let at = 0; at < cases; at++) {
      const random = createRandom(seed + at);
      const file = names[Math.floor(random() * names.length)]!;
      const damaged = mutate(corpus[file]!, random, Object.values(corpus));
      write(folder, file, damaged);
      const started = process.cpuUsage();
      try {
        const result = readFolder(folder);
        const mayHide = toldByContent.has(id) && firstDifference(damaged, corpus[file]!) < headBytes;
        for (const what of judge(result, base, { mayHide })) findings.push({ seed: seed + at, file, what });
      } catch (error) {
        findings.push({
          seed: seed + at,
          file,
          what: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
      }
      const seconds = process.cpuUsage(started).user / 1e6;
      if (seconds > slowestSeconds) [slowestSeconds, slowest] = [seconds, `${file}, seed ${seed + at}`];
      if (seconds > maxSeconds) findings.push({ seed: seed + at, file, what: `it took ${seconds.toFixed(1)} s` });
      write(folder, file, corpus[file]!);
    }
    const made = readdirSync('.').filter((name) => !before.has(name));
    if (made.length > 0) findings.push({ seed, file: '', what: `files were made: ${made.join(', ')}` });
    if (existsSync('pwned-by-pickle')) findings.push({ seed, file: '', what: 'a pickle ran a program' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { cases, findings, slowestSeconds, slowest };
}
