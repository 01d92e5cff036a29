import { expect, test } from 'vitest';
import { makeRuns } from '../../helpers/runs.ts';
import { diffRuns } from './reports.ts';

const renamed = (runs: ReturnType<typeof makeRuns>) => runs.map((run) => ({ ...run, id: `again-${run.id}` }));

test('a run that failed on one side only is new or fixed', () => {
  const diff = diffRuns(makeRuns({ a: [0.5, null, 0.6] }), makeRuns({ a: [0.5, 0.4, null] }));
  expect(diff.newFailures).toMatchObject([
    { run: 'a-2', seed: '2', status: 'failed', message: 'crashed', configuration: { name: 'a' } },
  ]);
  expect(diff.fixedFailures).toMatchObject([{ run: 'a-1', seed: '1', slug: null }]);
});

test('a seed that fails under another run id on both sides is the same failure', () => {
  const runs = makeRuns({ a: [0.5, null, 0.6] });
  const diff = diffRuns(runs, renamed(runs));
  expect([diff.newFailures, diff.fixedFailures]).toEqual([[], []]);
  expect(diff).toMatchObject({ newRuns: 3, lostRuns: 3 });
});

test('a failure of a new configuration is new; one that is gone is not fixed', () => {
  expect(diffRuns(makeRuns({ a: [0.5, 0.6] }), makeRuns({ a: [0.5, 0.6], b: [null] })).newFailures).toHaveLength(1);
  expect(diffRuns(makeRuns({ a: [0.5, null] }), makeRuns({ a: [0.5] }))).toMatchObject({
    newFailures: [],
    fixedFailures: [],
    lostRuns: 1,
  });
});
