import { describe, expect, test } from 'vitest';
import { diffReports } from '../../../src/analyze/diff/index.ts';
import { makeRun, makeRuns } from '../../helpers/runs.ts';
import { diffRuns, onlyDiff, sideOf } from './reports.ts';

const scores = { a: [0.8, 0.82, 0.81, 0.79], b: [0.9, 0.91, 0.92, 0.89] };

describe('diffReports', () => {
  test('the same results are no change', () => {
    const diff = diffReports(sideOf(makeRuns(scores)), sideOf(makeRuns(scores)));
    expect(diff.changed).toBe(false);
    expect(onlyDiff(diff)).toMatchObject({
      changed: false,
      newRuns: 0,
      scores: [],
      leads: [],
      verdicts: [],
      flips: [],
    });
  });

  test('what stands on one side only is listed: configurations, metrics, runs', () => {
    const head = [
      ...makeRuns({ a: scores.a }).map((run) => ({ ...run, metrics: { ...run.metrics, macro_f1: 0.5 } })),
      ...makeRuns({ c: scores.b }),
    ];
    const diff = diffRuns(makeRuns(scores), head);
    expect(diff.newConfigurations.map((item) => item.name)).toEqual(['c']);
    expect(diff.lostConfigurations.map((item) => item.name)).toEqual(['b']);
    expect(diff.newMetrics.map((item) => item.id)).toEqual(['macro_f1']);
    expect(diff).toMatchObject({ newRuns: 4, lostRuns: 4, lostMetrics: [], changed: true });
    expect(diffRuns(head, makeRuns(scores)).lostMetrics.map((item) => item.id)).toEqual(['macro_f1']);
  });

  test('benchmarks of one side only are listed with their runs', () => {
    const other = sideOf(makeRuns(scores, { study: 'other' }), { spec: { id: 'other' } });
    const diff = diffReports(sideOf(makeRuns(scores)), other);
    expect(diff).toMatchObject({
      changed: true,
      benchmarks: [],
      newBenchmarks: [{ id: 'other', runs: 8 }],
      lostBenchmarks: [{ id: 'study', runs: 8 }],
    });
  });

  test('another primary metric, baseline or direction is said, and its scores are not compared', () => {
    const both = (value: number) =>
      makeRuns(scores).map((run) => ({ ...run, metrics: { ...run.metrics, loss: value } }));
    const metrics = (better: 'higher' | 'lower') => ({ accuracy: {}, loss: { better } });
    const diff = onlyDiff(
      diffReports(
        sideOf(both(0.1), { spec: { baseline: 'a', metrics: metrics('lower') } }),
        sideOf(both(0.2), { spec: { baseline: 'b', metrics: metrics('higher') } }),
      ),
    );
    expect(diff.settings).toEqual([
      'The baseline is b now, and was a: verdicts of both sides do not compare.',
      'higher is better on loss now, and was the other way: its scores are not compared.',
    ]);
    expect(diff.scores.filter((change) => change.metric === 'loss')).toEqual([]);
    expect(diff.verdicts).toEqual([]);
  });

  test('an empty side and a single run are compared without a number made up', () => {
    const one = [makeRun({ id: 'x', name: 'x', params: { name: 'x' }, metrics: { accuracy: 0.5 } })];
    expect(diffReports(sideOf([]), sideOf([])).changed).toBe(false);
    expect(diffReports(sideOf([]), sideOf(one)).newBenchmarks).toMatchObject([{ runs: 1 }]);
    const again = [makeRun({ id: 'y', name: 'x', params: { name: 'x' }, metrics: { accuracy: 0.4 } })];
    expect(diffRuns(one, again).scores).toMatchObject([
      { verdict: 'cannot be decided', reason: { code: 'no-test' }, regression: false, p: null },
    ]);
  });
});
