import { describe, expect, it } from 'vitest';
import { loadCheckpoints } from '../../../src/analyze/samples/checkpoints.ts';
import { createSampleIds } from '../../../src/report/sample-ids.ts';
import { confusionOf } from '../../../src/analyze/samples/confusion.ts';
import type { SampleTable } from '../../../src/report/run.ts';
import { tableOf, withTables } from './tables.ts';

const confuse = (tables: readonly SampleTable[]) => {
  const { configurations, attachments } = withTables({ a: tables });
  return confusionOf(loadCheckpoints(configurations[0]!, attachments, createSampleIds()));
};

describe('confusionOf', () => {
  const found = confuse([tableOf('aabb', 'abbb'), tableOf('aabb', 'aabb')]);

  it('counts gold by row and predicted by column, over all seeds and for the first', () => {
    expect(
      found.confusion.map((matrix) => [matrix.scope, matrix.seed, matrix.labels, matrix.counts, matrix.total]),
    ).toEqual([
      [
        'all',
        null,
        ['a', 'b'],
        [
          [3, 1],
          [0, 4],
        ],
        8,
      ],
      [
        'run',
        '0',
        ['a', 'b'],
        [
          [1, 1],
          [0, 2],
        ],
        4,
      ],
    ]);
  });

  it('scores each class', () => {
    expect(found.perClass).toEqual([
      { label: 'a', support: 4, predicted: 3, precision: 1, recall: 0.75, f1: 0.857142857142857 },
      { label: 'b', support: 4, predicted: 5, precision: 0.8, recall: 1, f1: 0.888888888888889 },
    ]);
  });

  it('gives no number where there is none, and counts missing answers', () => {
    const { confusion, perClass } = confuse([tableOf('aab', 'bb-')]);
    expect(confusion[0]!.labels).toEqual(['a', 'b', '(no answer)']);
    expect(perClass).toMatchObject([
      { label: 'a', recall: 0, precision: { value: null, reason: 'never predicted' } },
      { label: 'b', support: 1, predicted: 2, recall: 0, precision: 0, f1: 0 },
    ]);
  });

  it('folds all but the classes with most support into one', () => {
    const labels = Array.from({ length: 60 }, (_, index) => `c${index}`);
    const gold = labels.flatMap((label, index) => Array.from({ length: index < 49 ? 4 : 2 }, () => label));
    const table: SampleTable = { ...tableOf('', ''), ids: gold.map((_, index) => `s${index}`), gold, predicted: gold };
    const { confusion, perClass } = confuse([table]);
    expect(confusion[0]!.labels).toHaveLength(50);
    expect(confusion[0]!.labels.at(-1)).toBe('(11 other labels)');
    expect(confusion[0]!.counts[49]![49]).toBe(22);
    expect(confusion[0]!.total).toBe(gold.length);
    expect(perClass).toHaveLength(49);
  });

  it('is empty for free answers and without labels', () => {
    const gold = Array.from({ length: 30 }, (_, index) => String(index));
    const table: SampleTable = { ...tableOf('', ''), ids: gold, gold, predicted: gold };
    expect(confuse([table])).toEqual({ confusion: [], perClass: [] });
    expect(confuse([{ ...tableOf('ab', 'ab'), predicted: null }])).toEqual({ confusion: [], perClass: [] });
    expect(confusionOf([])).toEqual({ confusion: [], perClass: [] });
  });
});

it('cuts a label as long as a document', () => {
  const long = 'x'.repeat(1_000_000);
  const { confusion } = confuse([tableOf('ab', 'ab', { gold: ['a', 'a'], predicted: ['a', long] })]);
  expect(confusion[0]!.labels.map((label) => label.length)).toEqual([1, 100]);
});
