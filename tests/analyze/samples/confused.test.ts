import { expect, test } from 'vitest';
import { confusedPairs } from '../../../src/analyze/samples/confused.ts';
import type { Confusion } from '../../../src/report/samples-schema.ts';

const matrix = (labels: string[], counts: number[][], folded = 0): { confusion: Confusion[] } => ({
  confusion: [
    {
      scope: 'all',
      run: null,
      seed: null,
      runs: 1,
      labels,
      counts,
      folded,
      total: counts.flat().reduce((sum, cell) => sum + cell, 0),
    },
  ],
});

test('confusions of all configurations are added, the most frequent first', () => {
  const found = confusedPairs([
    matrix(
      ['cat', 'dog'],
      [
        [8, 2],
        [1, 9],
      ],
    ),
    matrix(
      ['cat', 'dog'],
      [
        [7, 3],
        [0, 10],
      ],
    ),
  ]);
  expect(found).toEqual({
    listed: [
      { gold: 'cat', predicted: 'dog', count: 5, support: 20, configurations: 2 },
      { gold: 'dog', predicted: 'cat', count: 1, support: 20, configurations: 1 },
    ],
    total: 2,
  });
});

test('labels that are answers make no classes: too many for their samples, or folded', () => {
  const labels = Array.from({ length: 11 }, (_, i) => String(i));
  const sparse = labels.map((_, row) => labels.map((_, column) => Number(column === (row + 1) % 11)));
  expect(confusedPairs([matrix(labels, sparse)]).listed).toEqual([]);
  expect(confusedPairs([matrix(['a', '(3 other labels)'], [[5, 5], [5, 5]], 3)]).listed).toEqual([]); // prettier-ignore
  expect(confusedPairs([{ confusion: [] }])).toEqual({ listed: [], total: 0 });
});
