import { describe, expect, it } from 'vitest';
import { makeRun } from '../helpers/runs.ts';
import { analyze, onlyBenchmark, specOf } from './helpers.ts';

const runs = [
  makeRun({ id: 'a', study: 'study', params: { m: 1 }, seed: '0', metrics: { accuracy: 1 }, durationSeconds: 1800 }),
  makeRun({ id: 'b', study: 'study', params: { m: 1 }, seed: '1', status: 'failed', durationSeconds: 5400 }),
  makeRun({ id: 'c', study: 'study', params: { m: 2 }, seed: '0', metrics: { accuracy: 1 } }),
];

describe('listCosts', () => {
  it('counts failed runs too: they were paid', () => {
    const [first, second] = onlyBenchmark(analyze(runs)).costs;
    expect(first).toMatchObject({ nRuns: 2, meanDurationSeconds: 3600, totalDurationSeconds: 7200, money: null });
    expect(second).toMatchObject({
      nRuns: 0,
      totalDurationSeconds: { value: null, reason: 'no run tells its duration' },
    });
  });

  it('knows money where the file gives a rate', () => {
    const [first, second] = onlyBenchmark(
      analyze(runs, { specs: [specOf({ cost: { ratePerHour: 3, currency: 'EUR' } })] }),
    ).costs;
    expect(first!.money).toEqual({ amount: 6, currency: 'EUR', ratePerHour: 3 });
    expect(second!.money).toBeNull();
  });
});
