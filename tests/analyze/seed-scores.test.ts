import { describe, expect, it } from 'vitest';
import { groupRuns } from '../../src/analyze/group.ts';
import { toMember } from '../../src/analyze/members.ts';
import { listMetrics } from '../../src/analyze/metrics.ts';
import { collectTable } from '../../src/analyze/scores.ts';
import { knownSeeds, toMatrix, toSeedScores } from '../../src/analyze/seed-scores.ts';
import type { Run } from '../../src/report/run.ts';
import { makeRun } from '../helpers/runs.ts';

const base = { params: { a: 1 }, metrics: { accuracy: 0.5, loss: 1 } };
const runs: readonly Run[] = [
  makeRun({ ...base, id: 'a', seed: '0' }),
  makeRun({ ...base, id: 'b', seed: '1', status: 'failed' }),
  makeRun({ ...base, id: 'c', seed: '2', metrics: { accuracy: { value: null, reason: 'NaN' }, loss: 1 } }),
  makeRun({ ...base, id: 'd', seed: '3', metrics: { accuracy: 0.6 } }),
  makeRun({ ...base, id: 'e', seed: null, metrics: { accuracy: 0.7, loss: { value: null, reason: 'Infinity' } } }),
];
const { configurations } = groupRuns(
  runs.map((run) => toMember(run, ['accuracy'])),
  { spec: null, benchmarkId: 'b' },
);
const { metrics } = listMetrics(runs, null, []);
const table = collectTable(configurations, metrics);
const [data] = configurations;

describe('toSeedScores', () => {
  const scores = toSeedScores(data!, table.of(data!.id, 'accuracy'));

  it('keeps failed seeds as null, and gives runs without a seed an id that nothing shares', () => {
    expect([...scores.scores]).toEqual([
      ['1', null],
      ['2', null],
      ['run:e', 0.7],
      ['0', 0.5],
      ['3', 0.6],
    ]);
    expect(knownSeeds([...scores.scores.keys()])).toEqual(['0', '1', '2', '3']);
  });

  it('becomes a row of a matrix in which a seed that never ran is undefined', () => {
    const matrix = toMatrix(configurations, 'accuracy', table);
    expect(matrix.rows).toHaveLength(1);
    expect(matrix.scores[0]).toHaveLength(matrix.seeds.length);
    expect(matrix.scores[0]![matrix.seeds.indexOf('1')]).toBeNull();
  });
});
