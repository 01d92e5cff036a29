import { expect, test } from 'vitest';
import { makeAttachments, makeRuns } from '../../helpers/runs.ts';
import { analyze, onlyBenchmark } from '../helpers.ts';
import { makeTable } from './tables.ts';

const gold = ['1', '1', '1', '1', '1', '1'];
const rewards = (predicted: string, good: number[], length: number[]) =>
  makeTable({ gold, predicted: [...predicted], numbers: { good, length } });

function sectionOf(tables: Parameters<typeof makeAttachments>[0]['samples']) {
  const scores = Object.fromEntries(Object.keys(tables!).map((id) => [id.replace(/-0$/, ''), [0.5]]));
  const runs = makeRuns(scores).map((run) => ({ ...run, attachments: { history: false, samples: true, log: false } }));
  return onlyBenchmark(analyze(runs, { attachments: makeAttachments({ samples: tables! }) })).rewards;
}

test('a reward is described and correlated with correctness', () => {
  const section = sectionOf({ 'a-0': rewards('111000', [1, 1, 1, 0, 0, 0], [5, 4, 3, 3, 4, 5]) })!;
  const [good, length] = section.sets[0]!.columns;
  expect(good).toMatchObject({ column: 'good', n: 6, mean: 0.5, min: 0, max: 1 });
  expect(good!.correctness[0]!.value).toBe(1);
  expect(length!.correctness[0]!.value).toBeCloseTo(0, 12);
  expect(section.sets[0]!.agreement).toHaveLength(1);
});

test('a column that is the same for every configuration describes the samples and is left out', () => {
  const section = sectionOf({
    'a-0': rewards('111000', [1, 1, 1, 0, 0, 0], [5, 4, 3, 3, 4, 5]),
    'b-0': rewards('110000', [1, 1, 0, 0, 0, 0], [5, 4, 3, 3, 4, 5]),
  })!;
  expect(section.overall.map((entry) => entry.column)).toEqual(['good']);
  expect(section.sets.map((set) => set.agreement)).toEqual([[], []]);
  expect(section.warnings.find((warning) => warning.code === 'describes-samples')?.message).toContain('length');
});

test('with nothing but properties of the samples there is no section', () => {
  const length = { length: [5, 4, 3, 3, 4, 5] };
  const table = makeTable({ gold, predicted: [...'111000'], numbers: length });
  expect(sectionOf({ 'a-0': table, 'b-0': table })).toBeNull();
});
