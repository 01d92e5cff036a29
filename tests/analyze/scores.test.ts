import { describe, expect, it } from 'vitest';
import { groupRuns } from '../../src/analyze/group.ts';
import { toMember } from '../../src/analyze/members.ts';
import { listMetrics } from '../../src/analyze/metrics.ts';
import { collectTable } from '../../src/analyze/scores.ts';
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

describe('collectTable', () => {
  it('takes the scores of counted runs only', () => {
    expect(table.of(data!.id, 'accuracy')).toMatchObject({
      scores: [
        { run: 'e', seed: null, value: 0.7 },
        { run: 'a', seed: '0', value: 0.5 },
        { run: 'd', seed: '3', value: 0.6 },
      ],
      nFailed: 2,
      nDiverged: 1,
      failedSeeds: ['1', '2'],
    });
  });

  it('counts a missing and a non-finite secondary metric', () => {
    expect(table.of(data!.id, 'loss')).toMatchObject({ scores: [{ value: 1 }], nFailed: 4, nDiverged: 2 });
  });
});
