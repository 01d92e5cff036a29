/**
 * One table of what this program costs, each line beside a floor or a peer measured in the same run:
 *
 *     npm run bench -- [RUNS] [--json FILE] [--history FOLDER] [--no-build]
 *
 * Times are processor seconds (user and system). RUNS (200) is the size of the made sweep; 10,000 takes minutes; --no-build leaves out the three
 * builds, which are most of it. --history keeps what the analysis cost as one more run of the project's own history.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { bootstrapInterval } from '../../src/stats/intervals/bootstrap-interval.ts';
import { compareFamily } from '../../src/stats/multiplicity/family.ts';
import { createRng } from '../../src/stats/rng.ts';
import { catSeconds } from './cat.ts';
import {
  historyRuns,
  keepMeasurement,
  measureAnalysis,
  nextRepetition,
  uncommittedSources,
  versionOf,
  type Measurement,
} from './history.ts';
import { writeMadeRun, writeMadeRuns, seedsEach } from './made-runs.ts';
import { cpuOf, measureNode, sizeOf, toUsage, type Usage } from './measure.ts';

/** A line of the table: what, how much, and beside what. */
interface Line {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly beside: string;
  readonly ratio: number | null;
}

const repository = resolve(import.meta.dirname, '../..');
const strip = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
const cli = join(repository, 'scripts/sweepbook.ts');

/** The middle of `rounds` measurements. */
function middle(rounds: number, measure: () => number): number {
  const found = Array.from({ length: rounds }, measure).sort((a, b) => a - b);
  return found[rounds >> 1]!;
}

/** BCa of a mean against the draws alone, at several n. */
function bootstrapLines(): Line[] {
  return [5, 10, 100, 1_000].map((n) => {
    const values = Float64Array.from({ length: n }, (_, i) => 0.8 + Math.sin(i) / 20);
    const sums = new Float64Array(10_000);
    const repeats = n < 1_000 ? 40 : 8;
    const loop = (work: () => void): number =>
      cpuOf(() => {
        for (let i = 0; i < repeats; i++) work();
      }) / repeats;
    const draw = (): void => createRng('bench').fillResampleSums(sums, values);
    const bca = (): void => void bootstrapInterval(values, { key: 'bench' });
    loop(draw);
    loop(bca);
    const pairs = Array.from({ length: 7 }, () => [loop(draw), loop(bca)] as const);
    const ratio = pairs.map(([floor, own]) => own / floor).sort((a, b) => a - b)[3]!;
    const own = pairs.map(([, value]) => value).sort((a, b) => a - b)[3]!;
    return { what: `BCa interval, n = ${n}`, value: 1000 * own, unit: 'ms', beside: 'the same draws alone', ratio };
  });
}

function familyLine(): Line {
  const rng = createRng('family');
  const side = (id: string) => ({
    id,
    scores: new Map(Array.from({ length: 10 }, (_, seed) => [String(seed), 0.8 + 0.02 * rng.nextFloat()])),
  });
  const baseline = side('baseline');
  const candidates = Array.from({ length: 100 }, (_, i) => side(`c${i}`));
  const run = (): void =>
    void compareFamily(baseline, candidates, { family: 'bench', key: 'bench', alpha: 0.05, level: 0.95 });
  run();
  const value = 1000 * middle(5, () => cpuOf(run));
  return { what: 'sign-flip family, 100 candidates, n = 10', value, unit: 'ms', beside: '', ratio: null };
}

interface Tree {
  readonly folder: string;
  readonly runs: number;
}

const inputs = ({ folder }: Tree): string[] => [join(folder, 'results'), '--content', join(folder, 'content')];

const build = (tree: Tree, out: string): Usage =>
  measureNode([...strip, cli, 'build', ...inputs(tree), '--out', out], { cwd: tree.folder });

/** Reading and analysing, against `cat` of the same files. */
function analyzeLine(tree: Tree, work: string): { readonly line: Line; readonly measured: Measurement } {
  const cat = middle(3, () => catSeconds(join(tree.folder, 'results')));
  const measured = measureAnalysis(repository, tree.folder, join(work, 'report.json'));
  const { cpuSeconds } = measured.usage;
  const line = { what: `analyze ${tree.runs} runs`, value: cpuSeconds, unit: 's', beside: 'cat of the tree' };
  return { line: { ...line, ratio: cpuSeconds / cat }, measured };
}

/** Cold, unchanged and after one more run; memory, size, weight of a page, and pages against plain templates. */
function buildLines(tree: Tree, work: string, analyzed: Usage): { readonly lines: Line[]; readonly cold: Usage } {
  const out = join(work, 'site');
  const cold = build(tree, out);
  const same = build(tree, out);
  writeMadeRun(tree.folder, Math.floor(tree.runs / seedsEach), 1 + (tree.runs % seedsEach));
  const more = build(tree, out);
  const size = sizeOf(out);
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  const own = Math.max(0, cold.cpuSeconds - analyzed.cpuSeconds) / pages.length;
  const plain = plainPages(out, pages, join(work, 'plain')) / pages.length;
  const board = gzipSync(readFileSync(join(out, 'urban-calls/index.html'))).length / 1000;
  const line = (what: string, value: number, unit: string, beside = '', ratio: number | null = null): Line => ({
    ...{ what, value, unit, beside, ratio },
  });
  return {
    cold,
    lines: [
      line(`build ${tree.runs} runs, cold`, cold.cpuSeconds, 's'),
      line('build again, unchanged', same.cpuSeconds, 's', 'cold', same.cpuSeconds / cold.cpuSeconds),
      line('build after one more run', more.cpuSeconds, 's', 'cold', more.cpuSeconds / cold.cpuSeconds),
      line('peak memory of the cold build', cold.peakMegabytes, 'MB'),
      line(
        `pages, exports and figures, per page of ${pages.length}`,
        1000 * own,
        'ms',
        'the same bytes from templates',
        own / plain,
      ),
      line(`output, ${size.files} files`, size.bytes / 1e6, 'MB'),
      line('leaderboard page, gzip', board, 'kB'),
    ],
  };
}

/** Writes the text of the pages by template strings: what pages cost at least. */
function plainPages(site: string, pages: readonly string[], target: string): number {
  const texts = pages.map((path) => readFileSync(join(site, path), 'utf8').split('<').slice(1));
  mkdirSync(target);
  return cpuOf(() => {
    texts.forEach((parts, i) => {
      let page = '';
      for (const part of parts) page += `<${part}`;
      writeFileSync(join(target, `${i}.html`), page);
    });
  });
}

/** The hand-written script on the same tree, before a run is added that it could not resample; null without Python and its packages. */
function byHand(tree: Tree, work: string): Usage | null {
  for (const python of ['python3', '/usr/bin/python3']) {
    const { status, stdout } = spawnSync(
      python,
      [join(import.meta.dirname, 'by_hand.py'), join(tree.folder, 'results'), join(work, 'by-hand')],
      { encoding: 'utf8', env: { ...process.env, OPENBLAS_NUM_THREADS: '1' } },
    );
    if (status === 0) return toUsage(JSON.parse(stdout));
  }
  return null;
}

const handLine = (hand: Usage, cold: Usage | null): Line => ({
  what: 'the script by hand',
  value: hand.cpuSeconds,
  unit: 's',
  beside: 'of it takes the cold build',
  ratio: cold === null ? null : cold.cpuSeconds / hand.cpuSeconds,
});

function print(lines: readonly Line[]): void {
  const width = Math.max(...lines.map((line) => line.what.length));
  for (const { what, value, unit, beside, ratio } of lines) {
    const peer = ratio === null ? '' : `${ratio.toFixed(2).padStart(8)} × ${beside}`;
    console.log(`${what.padEnd(width)} ${value.toPrecision(3).padStart(9)} ${unit.padEnd(3)}${peer}`);
  }
}

/** Why a measurement cannot be kept; null where it can. */
function whyNotKept(runs: number): string | null {
  if (runs !== historyRuns) return `The history holds analyses of ${historyRuns} runs; ${runs} would be another task.`;
  const changed = uncommittedSources(repository);
  if (changed.length === 0) return null;
  return `The history names what it measured by its commit. Commit these first:\n${changed.join('\n')}`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, history: { type: 'string' }, 'no-build': { type: 'boolean' } },
});
const runs = Number(positionals[0] ?? historyRuns);
const refusal = values.history === undefined ? null : whyNotKept(runs);
if (refusal !== null) {
  console.error(refusal);
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const tree = { folder: join(work, 'tree'), runs };
  writeMadeRuns(tree.folder, runs);
  const { line, measured } = analyzeLine(tree, work);
  const hand = byHand(tree, work);
  const built = values['no-build'] === true ? { lines: [], cold: null } : buildLines(tree, work, measured.usage);
  const all = [
    ...bootstrapLines(),
    familyLine(),
    line,
    ...built.lines,
    ...(hand === null ? [] : [handLine(hand, built.cold)]),
  ];
  print(all);
  if (hand === null)
    console.log('The script by hand was not measured: Python with pandas, SciPy and matplotlib is not here.');
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify({ runs, node: process.version, lines: all }, null, 1)}\n`);
  if (values.history !== undefined) {
    const of = { version: versionOf(repository, 'HEAD'), repetition: nextRepetition(values.history), measured };
    console.log(`Kept as ${keepMeasurement(values.history, of)}`);
  }
} finally {
  rmSync(work, { recursive: true });
}
