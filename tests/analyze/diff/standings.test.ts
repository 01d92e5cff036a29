import { expect, test } from 'vitest';
import { makeRuns } from '../../helpers/runs.ts';
import { diffRuns } from './reports.ts';

const spread = (mean: number): number[] =>
  [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((step, i) => mean + (step + (i % 3)) / 1000);

test('who entered and who left the leading tier, and the new best', () => {
  const diff = diffRuns(
    makeRuns({ a: spread(0.9), b: spread(0.8), c: spread(0.7) }),
    makeRuns({ a: spread(0.9), b: spread(0.95), c: spread(0.7) }),
  );
  expect(diff.leads).toMatchObject([
    {
      base: [{ name: 'a' }],
      head: [{ name: 'b' }],
      entered: [{ name: 'b' }],
      left: [{ name: 'a' }],
      newBest: { name: 'b' },
    },
  ]);
});

test('verdicts against the baseline that changed, with the reason of the head', () => {
  const spec = { baseline: 'a' };
  const diff = diffRuns(
    makeRuns({ a: spread(0.8), b: spread(0.9) }),
    makeRuns({ a: spread(0.8), b: spread(0.8).map((value, i) => value + (i % 2 === 0 ? 0.002 : -0.0019)) }),
    spec,
  );
  expect(diff.verdicts).toMatchObject([
    { configuration: { name: 'b' }, base: 'better', head: 'cannot be decided', reason: expect.stringContaining('0') },
  ]);
  expect(diff.seedsWanted).toMatchObject([{ configuration: { name: 'b' } }]);
});

test('a configuration that was renamed keeps its lead', () => {
  const runs = makeRuns({ a: spread(0.9), b: spread(0.8) });
  const head = runs.map((run) => (run.name === 'a' ? { ...run, name: 'alpha' } : run));
  expect(diffRuns(runs, head).leads).toEqual([]);
});
