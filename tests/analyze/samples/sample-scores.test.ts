import { describe, expect, it } from 'vitest';
import { createSampleScoreReader, pairSamples } from '../../../src/analyze/samples/sample-scores.ts';
import { listMetrics } from '../../../src/analyze/metrics.ts';
import type { SampleTable } from '../../../src/report/run.ts';
import { tableOf, withTables } from './tables.ts';

const setUp = (tables: Readonly<Record<string, readonly SampleTable[]>>) => {
  const { configurations, runs, attachments } = withTables(tables);
  const metric = listMetrics(runs, null, []).metrics[0]!;
  const reader = createSampleScoreReader(attachments);
  return { read: (place: number, seed: string | null = null) => reader.read(configurations[place]!, metric, seed) };
};
const judged = (gold: string, predicted: string) => {
  const table = tableOf(gold, predicted);
  return { ...table, correct: table.gold!.map((label, row) => label === table.predicted![row]) };
};

describe('createSampleScoreReader', () => {
  it('reads correctness where its mean is the metric', () => {
    const found = setUp({ a: [judged('abc', 'abx')] }).read(0)!;
    expect([...found.byKey.values()].map((entry) => entry.value)).toEqual([1, 1, 0]);
    expect(found).toMatchObject({ binary: true, repeats: false, run: 'a-0' });
  });

  it('prefers the column with the name of the metric', () => {
    const found = setUp({ a: [tableOf('abab', 'abxx', { numbers: { accuracy: [0.5, 0.5, 0.5, 0.5] } })] }).read(0)!;
    expect(found.binary).toBe(false);
  });

  it('is null where no column has the metric as its mean', () => {
    const table = { ...judged('abab', 'abxx'), correct: [true, true, true, true] };
    expect(setUp({ a: [table] }).read(0)).toBeNull();
  });

  it('reads the run of the wanted seed', () => {
    const { read } = setUp({ a: [judged('ab', 'ab'), judged('ab', 'xb')] });
    expect(read(0, '1')!.run).toBe('a-1');
    expect(read(0, 'unknown')!.run).toBe('a-0');
  });
});

describe('pairSamples', () => {
  it('aligns by sample id', () => {
    const { read } = setUp({ a: [judged('abc', 'abx')], b: [{ ...judged('cab', 'cax'), ids: ['s2', 's0', 's9'] }] });
    expect(pairSamples(read(0), read(1))).toEqual({ candidate: [1, 0], baseline: [1, 1] });
  });

  it('keeps repeated answers as clusters', () => {
    const repeated = { ...judged('aab', 'axb'), ids: ['q', 'q', 'r'] };
    const { read } = setUp({ a: [repeated], b: [repeated] });
    expect(pairSamples(read(0), read(1))!.clusters).toEqual(['q', 'q', 'r']);
  });

  it('is null where fewer than two samples are shared', () => {
    const { read } = setUp({ a: [judged('ab', 'ab')], b: [{ ...judged('ab', 'ab'), ids: ['x', 's1'] }] });
    expect(pairSamples(read(0), read(1))).toBeNull();
    expect(pairSamples(null, read(1))).toBeNull();
  });
});
