import { describe, expect, test } from 'vitest';
import { diffReports } from '../../../src/analyze/diff/index.ts';
import { pairedTTest } from '../../../src/stats/tests/paired-t.ts';
import { welchTTest } from '../../../src/stats/tests/welch-t.ts';
import type { SampleTable } from '../../../src/report/run.ts';
import { makeAttachments, makeRun, makeRuns } from '../../helpers/runs.ts';
import { diffRuns, onlyDiff, sideOf } from './reports.ts';

const base = [0.9, 0.91, 0.92, 0.9, 0.91];
const worse = [0.85, 0.87, 0.865, 0.86, 0.858];
const noisy = [0.905, 0.899, 0.918, 0.91, 0.902];

describe('scores of a configuration that was measured again', () => {
  test('worse by the paired t test over its seeds, corrected by Holm over the configurations', () => {
    const diff = diffRuns(makeRuns({ a: base, b: base }), makeRuns({ a: worse, b: noisy }));
    const raw = [pairedTTest(worse, base).p!, pairedTTest(noisy, base).p!];
    expect(diff.scores).toMatchObject([
      { configuration: { name: 'a' }, verdict: 'worse', regression: true, test: 'paired-t', pairing: 'by-seed' },
      { configuration: { name: 'b' }, verdict: 'cannot be decided', regression: false },
    ]);
    expect(diff.scores[0]!.p).toBeCloseTo(raw[0]!, 12);
    expect(diff.scores[0]!.pCorrected).toBeCloseTo(2 * raw[0]!, 12);
    expect(diff.scores[1]!.pCorrected).toBeCloseTo(raw[1]!, 12);
    expect(diff.scores[0]).toMatchObject({ compared: [5, 5], familySize: 2, unchangedRuns: 0, base: { n: 5 } });
    expect(diff.scores[0]!.difference.value).toBeCloseTo(-0.0474, 10);
  });

  test('by Welch where the seeds are others', () => {
    const head = makeRuns({ a: worse }).map((run) => ({ ...run, id: `${run.id}x`, seed: `1${run.seed}` }));
    const diff = diffRuns(makeRuns({ a: base }), head);
    expect(diff.scores).toMatchObject([{ test: 'welch-t', pairing: 'none', verdict: 'worse', regression: true }]);
    expect(diff.scores[0]!.p).toBeCloseTo(welchTTest(worse, base).p!, 12);
  });

  test('better is no regression; where lower is better the direction turns', () => {
    expect(diffRuns(makeRuns({ a: worse }), makeRuns({ a: base })).scores).toMatchObject([
      { verdict: 'better', regression: false },
    ]);
    const lower = { metrics: { accuracy: { better: 'lower' as const } } };
    expect(diffRuns(makeRuns({ a: worse }), makeRuns({ a: base }), lower).scores).toMatchObject([
      { verdict: 'worse', regression: true },
    ]);
  });

  test('worse by less than what matters is told and is no regression', () => {
    const spec = { metrics: { accuracy: { minEffect: 0.1 } } };
    expect(diffRuns(makeRuns({ a: base }), makeRuns({ a: worse }), spec).scores).toMatchObject([
      { verdict: 'worse', reason: { code: 'significant-but-small' }, regression: false },
    ]);
  });

  test('a large drop of one seed cannot be decided: no fixed percentage fires', () => {
    expect(diffRuns(makeRuns({ a: [0.9] }), makeRuns({ a: [0.1] })).scores).toMatchObject([
      { verdict: 'cannot be decided', reason: { code: 'no-test' }, regression: false, test: null },
    ]);
  });
});

describe('runs that stand unchanged on both sides', () => {
  test('are left out of the test', () => {
    const head = makeRuns({ a: [...base.slice(0, 2), ...worse.slice(2)] });
    const diff = diffRuns(makeRuns({ a: base }), head);
    expect(diff.scores).toMatchObject([{ unchangedRuns: 2, compared: [3, 3] }]);
    expect(diff.scores[0]!.p).toBeCloseTo(pairedTTest(worse.slice(2), base.slice(2)).p!, 12);
  });

  test('added seeds alone are no test of a change', () => {
    expect(diffRuns(makeRuns({ a: base.slice(0, 3) }), makeRuns({ a: base })).scores).toMatchObject([
      { reason: { code: 'not-measured-again', message: expect.stringContaining('2 were added') }, regression: false },
    ]);
  });
});

test('a configuration that lost its last score is a regression', () => {
  const diff = diffRuns(makeRuns({ a: base, b: base }), makeRuns({ a: base, b: base.map(() => null) }));
  expect(diff.scores).toMatchObject([
    { configuration: { name: 'b' }, reason: { code: 'score-lost' }, regression: true, head: { n: 0, mean: null } },
  ]);
});

test('so are all of them where every run fails, though no file then holds the metric', () => {
  const diff = diffRuns(makeRuns({ a: base, b: base }), makeRuns({ a: base.map(() => null), b: [null] }));
  expect(diff.scores.map((change) => change.regression)).toEqual([true, true]);
  expect(diff.newFailures).toHaveLength(6);
});

test('secondary metrics are exploratory and no gate', () => {
  const withLoss = (values: readonly number[]) =>
    makeRuns({ a: base }).map((run, i) => ({ ...run, metrics: { ...run.metrics, f1: values[i]! } }));
  expect(diffRuns(withLoss(base), withLoss(worse)).scores).toMatchObject([
    { metric: 'f1', exploratory: true, verdict: 'worse', regression: false },
  ]);
});

test('one run on each side is compared over the samples that both judged', () => {
  const table = (wrong: number): SampleTable => ({
    ids: Array.from({ length: 100 }, (_, i) => `s${i}`),
    gold: null,
    predicted: null,
    correct: Array.from({ length: 100 }, (_, i) => i >= wrong),
    probability: null,
    numbers: {},
    texts: {},
  });
  const side = (id: string, wrong: number) =>
    sideOf(
      [
        makeRun({
          id,
          name: 'a',
          params: { name: 'a' },
          metrics: { accuracy: 1 - wrong / 100 },
          attachments: { history: false, samples: true, log: false },
        }),
      ],
      { attachments: makeAttachments({ samples: { [id]: table(wrong) } }) },
    );
  const diff = onlyDiff(diffReports(side('x', 5), side('y', 30)));
  expect(diff.scores).toMatchObject([{ test: 'mcnemar', pairing: 'by-sample', verdict: 'worse', regression: true }]);
  // 25 discordant samples, all in one direction: the exact p is 2 · 2⁻²⁵.
  expect(diff.scores[0]!.p).toBeCloseTo(2 ** -24, 15);
  expect(diff.flips).toMatchObject([{ n: 100, toWrong: 25, toRight: 0 }]);
});
