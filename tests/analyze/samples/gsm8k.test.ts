/** Published predictions of four models on the 1,319 questions of GSM8K, where SWEEPBOOK_REAL_DATA names their folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyzeRuns } from '../../../src/analyze/index.ts';
import { ingestRoots } from '../../../src/ingest/index.ts';
import type { Benchmark } from '../../../src/report/schema.ts';

const root = process.env['SWEEPBOOK_REAL_DATA'];
const folder = root === undefined ? null : join(root, 'gsm8k');
const there = folder !== null && existsSync(folder);
if (!there) console.warn('SKIPPED: the GSM8K predictions. Set SWEEPBOOK_REAL_DATA to a folder that holds gsm8k/.');

describe.skipIf(!there)('GSM8K', () => {
  let benchmark: Benchmark;
  beforeAll(() => {
    const runSet = ingestRoots({ roots: [{ label: 'gsm8k', path: folder! }], redact: true });
    const settings = { title: 'T', roots: ['gsm8k'], rawUrl: null, redact: true };
    const analyzed = analyzeRuns({ runSet, specs: [], settings, generatorVersion: '0' });
    benchmark = analyzed.report.benchmarks[0]!;
  });
  const idOf = (name: string): string => benchmark.configurations.find((item) => item.name === name)!.id;

  test('how many answers of each model are right', () => {
    const right = benchmark.samples!.coverage.map((entry) => entry.right).sort((a, b) => a - b);
    expect(right).toEqual([286, 458, 515, 742]);
  });

  test('6b_verification against 175b_finetuning by sample', () => {
    const [a, b] = [idOf('6b_verification'), idOf('175b_finetuning')];
    const pair = benchmark.samples!.flips.find((item) => item.a === a && item.b === b)!;
    expect(pair.tested).toMatchObject({ n: 1319, onlyA: 209, onlyB: 152 });
    expect(pair.p).toBeCloseTo(0.00315, 5);
    expect(pair.midP).toBeLessThan(pair.p!);
    expect(pair.pCorrected).toBeGreaterThanOrEqual(pair.p!);
    expect(pair.discordantTotal).toBe(361);
    expect(pair.warnings.map((warning) => warning.code)).toContain('this-checkpoint-only');
  });

  test('all six pairs stand in the Report, each once', () => {
    const pairs = benchmark.samples!.flips.map((pair) => [pair.a, pair.b].sort().join());
    expect(new Set(pairs).size).toBe(6);
    expect(pairs).toHaveLength(6);
  });

  test('answers are no classes, and the number of gold steps is no reward', () => {
    expect(benchmark.samples!.confused).toEqual([]);
    expect(benchmark.rewards).toBeNull();
  });
});
