import { expect, test } from 'vitest';
import { diffReports } from '../../../src/analyze/diff/index.ts';
import type { SampleTable } from '../../../src/report/run.ts';
import { makeAttachments, makeRun } from '../../helpers/runs.ts';
import { onlyDiff, sideOf } from './reports.ts';

/** One run per row; `1` is right, `0` wrong. */
function side(prefix: string, rows: readonly string[]) {
  const table = (marks: string): SampleTable => ({
    ids: [...marks].map((_, i) => `s${i}`),
    gold: [...marks].map(() => 'yes'),
    predicted: [...marks].map((mark) => (mark === '1' ? 'yes' : 'no')),
    correct: null,
    probability: null,
    numbers: {},
    texts: {},
  });
  const runs = rows.map((_, seed) =>
    makeRun({
      id: `${prefix}${seed}`,
      name: 'a',
      params: { name: 'a' },
      seed: String(seed),
      seedKey: 'seed',
      metrics: { accuracy: 0.5 + seed / 100 },
      attachments: { history: false, samples: true, log: false },
    }),
  );
  const samples = Object.fromEntries(rows.map((marks, seed) => [`${prefix}${seed}`, table(marks)]));
  return sideOf(runs, { attachments: makeAttachments({ samples }) });
}

test('a sample flips where most runs change their mind; a tie counts as right', () => {
  const diff = onlyDiff(diffReports(side('x', ['110', '101', '100']), side('y', ['010', '011', '111'])));
  expect(diff.flips).toEqual([
    {
      configuration: expect.objectContaining({ name: 'a' }),
      n: 3,
      toRight: 2,
      toWrong: 1,
      samples: [
        { sample: 's0', gold: 'yes', basePredicted: 'yes', headPredicted: 'no', now: 'wrong' },
        { sample: 's1', gold: 'yes', basePredicted: 'yes', headPredicted: 'yes', now: 'right' },
        { sample: 's2', gold: 'yes', basePredicted: 'no', headPredicted: 'no', now: 'right' },
      ],
    },
  ]);
  expect(onlyDiff(diffReports(side('x', ['11', '11']), side('y', ['11', '01']))).flips).toEqual([]);
});

test('no flips are looked for where no run changed, and a base without predictions is said', () => {
  const head = side('y', ['01', '11']);
  expect(onlyDiff(diffReports(head, head))).toMatchObject({ flips: [], flipsUnknown: null });
  expect(onlyDiff(diffReports({ ...side('x', ['11', '11']), judgements: null }, head))).toMatchObject({
    flips: [],
    flipsUnknown: 'The base holds no predictions.',
  });
});
