import { describe, expect, it } from 'vitest';
import { varianceShares } from '../../src/figures/variance-shares.ts';
import { benchmark, built, inputOn } from './fixture.ts';

const [model] = benchmark.hyperparameterModels;

describe('varianceShares', () => {
  it('tells every share, the largest first, and what is left to the seeds', () => {
    expect(built(varianceShares).description).toBe(
      'Shares of the variance of accuracy over 20 values: model 60.0\u202f%, augmentation 20.0\u202f%, ' +
        'augmentation × model 15.0\u202f%, between seeds 5.0\u202f%. Sums of squares of a balanced full grid.',
    );
    expect(built(varianceShares).table.rows.map((row) => row[1])).toEqual([
      'parameter',
      'parameter',
      'interaction',
      'rest',
    ]);
  });

  it('leaves out what a model does not know', () => {
    const { description } = built(
      varianceShares,
      inputOn({ hyperparameterModels: [{ ...model!, residualFraction: null, higherOrderFraction: 0.01 }] }),
    );
    expect(description).not.toContain('between seeds');
    expect(description).toContain('interactions of more 1.0\u202f%');
  });

  it('does not apply to one term, or without a model', () => {
    expect(
      varianceShares.build(inputOn({ hyperparameterModels: [{ ...model!, terms: model!.terms.slice(0, 1) }] })),
    ).toBeNull();
    expect(varianceShares.build(inputOn({ hyperparameterModels: [] }))).toBeNull();
  });
});
