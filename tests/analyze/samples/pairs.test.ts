import { describe, expect, test } from 'vitest';
import type { SampleTable } from '../../../src/report/run.ts';
import { makeAttachments, makeRun, makeRuns } from '../../helpers/runs.ts';
import { analyze, onlyBenchmark } from '../helpers.ts';
import { tableOf } from './tables.ts';

const answers = (text: string): SampleTable => tableOf('11111111', text);

function sweep(tables: Readonly<Record<string, readonly string[]>>) {
  const scores = Object.fromEntries(
    Object.entries(tables).map(([name, seeds]) => [
      name,
      seeds.map((text) => [...text].filter((answer) => answer === '1').length / text.length),
    ]),
  );
  const runs = makeRuns(scores).map((run) => ({ ...run, attachments: { history: false, samples: true, log: false } }));
  const samples = Object.fromEntries(
    Object.entries(tables).flatMap(([name, seeds]) => seeds.map((text, seed) => [`${name}-${seed}`, answers(text)])),
  );
  return onlyBenchmark(analyze(runs, { attachments: makeAttachments({ samples }) }));
}

describe('pairs of single checkpoints', () => {
  const benchmark = sweep({ a: ['11110000'], b: ['11001100'], c: ['11111111'] });
  const { flips } = benchmark.samples!;
  const name = (id: string): string => benchmark.configurations.find((item) => item.id === id)!.name;

  test('every two configurations are compared once', () => {
    const pairs = flips.map((pair) => [name(pair.a), name(pair.b)].sort().join());
    expect(pairs.sort()).toEqual(['a,b', 'a,c', 'b,c']);
  });

  test('counts, the discordant samples and their sides', () => {
    const pair = flips.find((item) => name(item.a) === 'a' && name(item.b) === 'b')!;
    expect(pair.reference).toBe('pair');
    expect(pair.tested).toMatchObject({ n: 8, bothRight: 2, onlyA: 2, onlyB: 2, bothWrong: 2 });
    expect(pair.p).toBe(1);
    expect(pair.discordant.map((item) => [item.sample, item.right])).toEqual([
      ['s2', 'a'],
      ['s3', 'a'],
      ['s4', 'b'],
      ['s5', 'b'],
    ]);
    expect(pair.warnings.map((warning) => warning.code)).toContain('this-checkpoint-only');
  });

  test('p is corrected over the pairs: exact 4 of 4 is 0.125, three times that at most 0.375', () => {
    const tests = flips.map((pair) => [pair.p, pair.pCorrected]).sort((x, y) => x[0]! - y[0]!);
    expect(tests).toEqual([
      [0.125, 0.375],
      [0.125, 0.375],
      [1, 1],
    ]);
  });

  test('what all configurations get wrong and right', () => {
    expect(benchmark.samples!.shared).toEqual({ n: 8, wrongForAll: 0, rightForAll: 2 });
  });
});

test('with several seeds only the reference pairs are compared', () => {
  const { flips } = sweep({
    a: ['11110000', '11110000'],
    b: ['11001100', '11001100'],
    c: ['11111111', '11111110'],
  }).samples!;
  expect(flips.map((pair) => pair.reference)).toEqual(['leader']);
  expect(flips[0]!.pCorrected).toBe(flips[0]!.p);
});

test('more than twenty configurations are not paired', () => {
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`c${i}`, [i === 0 ? '11111111' : '11110000']]));
  expect(sweep(many).samples!.flips.filter((pair) => pair.reference === 'pair')).toEqual([]);
});

test('a long answer is cut in the Report', () => {
  const run = makeRun({
    id: 'x',
    study: 'study',
    metrics: { accuracy: 0 },
    attachments: { history: false, samples: true, log: false },
  });
  const table = tableOf('a', 'b', { predicted: ['b'.repeat(1_000_000)], ids: ['i'.repeat(1_000_000)] });
  const { hardest } = onlyBenchmark(
    analyze([run], { attachments: makeAttachments({ samples: { x: table } }) }),
  ).samples!;
  expect(hardest[0]!.commonWrong).toHaveLength(300);
  expect(hardest[0]!.sample).toHaveLength(200);
});
