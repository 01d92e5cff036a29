import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ingestRoots } from '../../src/ingest/index.ts';
import {
  git,
  historyRuns,
  keepMeasurement,
  measureAnalysis,
  nextRepetition,
  uncommittedSources,
  versionOf,
} from './history.ts';
import { writeMadeRuns } from './made-runs.ts';

const repository = resolve(import.meta.dirname, '../..');
const published = join(repository, 'results/sweepbook-bench');

const version = { commit: 'a'.repeat(40), short: 'aaaaaaa', date: '2026-12-01' };
const measured = {
  floorSeconds: 0.1,
  usage: { cpuSeconds: 6.54321, peakMegabytes: 219.87 },
  reportBytes: 1_153_812,
  startedAt: '2026-12-01T09:00:00.000Z',
  finishedAt: '2026-12-01T09:00:40.000Z',
};

let work = '';
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'history-'));
});
afterEach(() => rmSync(work, { recursive: true }));

const keysOf = (value: unknown): string[] => Object.keys(Object(value)).sort();
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('a kept measurement', () => {
  test('has the shape of the published ones', () => {
    const folder = keepMeasurement(work, { version, repetition: 7, measured });
    const earlier = join(published, readdirSync(published).sort()[0]!);
    expect(readdirSync(folder).sort()).toEqual(readdirSync(earlier).sort());
    const config = (of: string): unknown => load(readFileSync(join(of, 'config.yaml'), 'utf8'));
    expect(keysOf(config(folder))).toEqual(keysOf(config(earlier)));
    expect(config(folder)).toMatchObject({ study: 'sweepbook-bench', dataset: Object(config(earlier)).dataset });
    expect(keysOf(json(join(folder, 'metrics.json')))).toEqual(keysOf(json(join(earlier, 'metrics.json'))));
    expect(keysOf(json(join(folder, 'metadata.json')))).toEqual(
      expect.arrayContaining(keysOf(json(join(earlier, 'metadata.json')))),
    );
  });

  test('is read as a completed run of its version', () => {
    keepMeasurement(work, { version, repetition: 7, measured });
    const { runs, diagnostics } = ingestRoots({ roots: [{ label: 'results', path: work }], redact: true });
    expect(diagnostics).toEqual([]);
    expect(runs).toMatchObject([
      {
        id: '2026-12-01_aaaaaaa_7',
        name: '2026-12-01 aaaaaaa',
        study: 'sweepbook-bench',
        seed: '7',
        status: 'completed',
        params: { version: 'aaaaaaa', command: 'analyze', runs: historyRuns },
        durationSeconds: 40,
        git: { commit: version.commit },
        metrics: {
          analyze_over_floor: 65.4321,
          analyze_cpu_seconds: 6.543,
          analyze_peak_mb: 219.9,
          report_kb: 1153.8,
          floor_cpu_seconds: 0.1,
        },
      },
    ]);
  });

  test('never replaces another one', () => {
    keepMeasurement(work, { version, repetition: 7, measured });
    expect(() => keepMeasurement(work, { version, repetition: 7, measured })).toThrow('EEXIST');
  });
});

test('a repetition is new to the whole history, so that it pairs with none that ran at another time', () => {
  expect(nextRepetition(join(work, 'none'))).toBe(1);
  keepMeasurement(work, { version, repetition: nextRepetition(work), measured });
  keepMeasurement(work, { version: { ...version, short: 'bbbbbbb' }, repetition: 9, measured });
  mkdirSync(join(work, 'notes'));
  expect(nextRepetition(work)).toBe(10);
  expect(nextRepetition(published)).toBeGreaterThan(6);
});

test('measures the analysis of a tree', () => {
  writeMadeRuns(work, 4);
  const report = join(work, 'report.json');
  const found = measureAnalysis(repository, work, report);
  expect(found.usage.cpuSeconds).toBeGreaterThan(0);
  expect(found.floorSeconds).toBeGreaterThan(0);
  expect(found.reportBytes).toBe(readFileSync(report).length);
  expect(Object(json(report)).runs).toHaveLength(4);
  expect(found.startedAt < found.finishedAt).toBe(true);
});

describe('which version was measured', () => {
  beforeEach(() => {
    git(work, 'init', '--quiet');
    mkdirSync(join(work, 'src'));
    writeFileSync(join(work, 'src/a.ts'), '1');
    git(work, 'add', '.');
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    git(work, ...who, 'commit', '--quiet', '-m', 'one');
  });

  test('is named by commit and date', () => {
    const { commit, short, date } = versionOf(work, 'HEAD');
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(short).toBe(commit.slice(0, 7));
    expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(() => versionOf(work, 'no-such-commit')).toThrow();
  });

  test('is known only where its sources are committed; results and documents may differ', () => {
    mkdirSync(join(work, 'results'));
    writeFileSync(join(work, 'results/new.json'), '{}');
    expect(uncommittedSources(work)).toEqual([]);
    writeFileSync(join(work, 'src/a.ts'), '2');
    writeFileSync(join(work, 'src/b.ts'), '3');
    expect(uncommittedSources(work)).toHaveLength(2);
  });
});

test('the table of benches keeps only what belongs to the history', () => {
  const call = spawnSync(
    process.execPath,
    [
      ...['--experimental-strip-types', '--disable-warning=ExperimentalWarning'],
      ...[join(repository, 'tests/bench/all.ts'), String(historyRuns + 1), '--history', join(work, 'history')],
    ],
    { encoding: 'utf8' },
  );
  expect(call).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('another task') });
  expect(readdirSync(work)).toEqual([]);
});
