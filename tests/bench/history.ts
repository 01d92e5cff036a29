/**
 * The project's own benchmark history, `results/sweepbook-bench`: what `analyze` of one made sweep costs, version by
 * version, kept as runs that Sweepbook reads.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { seedsEach } from './made-runs.ts';
import { floorSeconds, measureNode, type Usage } from './measure.ts';

/** How many made runs every measurement of the history reads: with another number it would be another task. */
export const historyRuns = 200;

/** What can change a measurement; nothing else needs to be committed before one is kept. */
const measuredPaths = ['src', 'scripts', 'tests/bench', 'package.json', 'package-lock.json'];

/** One measured analysis: the loop before it, what the process used, and the size of its Report. */
export interface Measurement {
  readonly floorSeconds: number;
  readonly usage: Usage;
  readonly reportBytes: number;
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** A commit as the history names it. */
export interface Version {
  readonly commit: string;
  readonly short: string;
  readonly date: string;
}

/** Runs git in a folder and answers what it prints. @throws where git fails */
export const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** The version that `commit` names in a repository. */
export const versionOf = (repository: string, commit: string): Version => ({
  commit: git(repository, 'rev-parse', `${commit}^{commit}`),
  short: git(repository, 'rev-parse', '--short=7', `${commit}^{commit}`),
  date: git(repository, 'show', '-s', '--format=%cs', `${commit}^{commit}`),
});

/** Files that would be measured without being part of a commit. */
export const uncommittedSources = (repository: string): string[] =>
  git(repository, 'status', '--porcelain', '--', ...measuredPaths)
    .split('\n')
    .filter((line) => line !== '');

/** Measures `analyze` of a made sweep by the program in `repository`, right after the floor. */
export function measureAnalysis(repository: string, tree: string, report: string): Measurement {
  const startedAt = new Date().toISOString();
  const floor = floorSeconds();
  const usage = measureNode(
    [
      ...['--experimental-strip-types', '--disable-warning=ExperimentalWarning'],
      join(repository, 'scripts/sweepbook.ts'),
      ...['analyze', join(tree, 'results'), '--content', join(tree, 'content'), '--out', report],
    ],
    { cwd: tree },
  );
  const finishedAt = new Date().toISOString();
  return { floorSeconds: floor, usage, reportBytes: statSync(report).size, startedAt, finishedAt };
}

/**
 * The number of the next repetition. It is new to the whole history, not to one version alone: runs with the same number
 * are compared as a pair, and only those of one round were measured in the same moment.
 */
export function nextRepetition(history: string): number {
  if (!existsSync(history)) return 1;
  const taken = readdirSync(history)
    .map((name) => join(history, name, 'config.yaml'))
    .filter((file) => existsSync(file))
    .map((file) => {
      const { seed } = { seed: null, ...Object(load(readFileSync(file, 'utf8'))) };
      return Number(seed);
    });
  return 1 + Math.max(0, ...taken);
}

/** Writes one measurement as a run folder of the history and answers its path; a folder that exists is an error. */
export function keepMeasurement(
  history: string,
  of: { readonly version: Version; readonly repetition: number; readonly measured: Measurement },
): string {
  const { version, repetition, measured } = of;
  const { usage } = measured;
  const folder = join(history, `${version.date}_${version.short}_${repetition}`);
  mkdirSync(history, { recursive: true });
  mkdirSync(folder);
  const config = [
    `name: ${version.date} ${version.short}`,
    'study: sweepbook-bench',
    `seed: ${repetition}`,
    `dataset: { name: made sweep, split: ${historyRuns} runs in ${historyRuns / seedsEach} configurations }`,
    `version: '${version.short}'`,
    'command: analyze',
    `runs: ${historyRuns}`,
  ];
  const metrics = {
    analyze_over_floor: Number((usage.cpuSeconds / measured.floorSeconds).toFixed(4)),
    analyze_cpu_seconds: Number(usage.cpuSeconds.toFixed(3)),
    analyze_peak_mb: Number(usage.peakMegabytes.toFixed(1)),
    report_kb: Number((measured.reportBytes / 1000).toFixed(1)),
    floor_cpu_seconds: Number(measured.floorSeconds.toFixed(4)),
  };
  const metadata = {
    status: 'completed',
    started_at: measured.startedAt,
    finished_at: measured.finishedAt,
    git_commit: version.commit,
    node: process.version,
    hardware: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${platform()} ${arch()}`,
  };
  writeFileSync(join(folder, 'config.yaml'), `${config.join('\n')}\n`);
  writeFileSync(join(folder, 'metrics.json'), `${JSON.stringify(metrics, null, 1)}\n`);
  writeFileSync(join(folder, 'metadata.json'), `${JSON.stringify(metadata, null, 1)}\n`);
  return folder;
}
