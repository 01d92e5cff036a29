import { describe, expect, it } from 'vitest';
import { confusionMatrix } from '../../src/figures/confusion-matrix.ts';
import { built, detail, inputWith } from './fixture.ts';

const input = inputWith({ configurations: ['plain-mlp'] });
const on = (over: Partial<(typeof detail.confusion)[number]>) =>
  inputWith({
    configurations: ['plain-mlp'],
    detail: () => ({ ...detail, confusion: [{ ...detail.confusion[0]!, ...over }] }),
  });

describe('confusionMatrix', () => {
  it('tells what is right and the most frequent errors with their share', () => {
    expect(built(confusionMatrix, input).description).toBe(
      'Predictions of plain/mlp over 5 seeds: 133 of 150 are right. ' +
        'The most frequent errors: dog as cat (10, 20.0\u202f% of its row); cat as dog (5, 10.0\u202f% of its row); dog as owl (2, 4.0\u202f% of its row).',
    );
  });

  it('normalises by column where asked', () => {
    const figure = built(confusionMatrix, { ...input, normalisation: 'predicted' });
    expect(figure.description).toContain('dog as cat (10, 18.2\u202f% of its column)');
    expect(figure.table.columns[3]!.label).toBe('share of the column');
  });

  it('lists the cells that are not empty', () => {
    const { rows } = built(confusionMatrix, input).table;
    expect(rows).toHaveLength(6);
    expect(rows[0]).toEqual(['cat', 'cat', 45, 0.9]);
  });

  it('says that labels are folded, and that nothing is wrong', () => {
    expect(built(confusionMatrix, on({ folded: 3 })).description).toContain('The last label stands for 3 rare labels.');
    const perfect = on({
      labels: ['a', 'b'],
      counts: [
        [3, 0],
        [0, 4],
      ],
      total: 7,
    });
    expect(built(confusionMatrix, perfect).description).toContain('There is no error.');
  });

  it('keeps a row without any gold label', () => {
    const { table } = built(
      confusionMatrix,
      on({
        counts: [
          [0, 0, 0],
          [10, 38, 2],
          [0, 0, 50],
        ],
        total: 100,
      }),
    );
    expect(table.rows.every((row) => Number.isFinite(row[3]))).toBe(true);
  });

  it('does not apply without predictions or with a single label', () => {
    expect(confusionMatrix.build(on({ total: 0 }))).toBeNull();
    expect(confusionMatrix.build(on({ labels: ['a'], counts: [[7]] }))).toBeNull();
    expect(confusionMatrix.build(inputWith({ configurations: ['noise-svm'] }))).toBeNull();
  });
});
