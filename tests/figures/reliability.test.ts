import { describe, expect, it } from 'vitest';
import { reliability } from '../../src/figures/reliability.ts';
import { built, detail, inputWith, layerData } from './fixture.ts';

const input = inputWith({ configurations: ['plain-mlp'] });

describe('reliability', () => {
  it('tells n, ECE and the widest gap among bins that hold enough', () => {
    expect(built(reliability, input).description).toBe(
      '150 predictions of plain/mlp from 5 runs in ten bins of the probability of the predicted label, with Wilson intervals. ' +
        'Pooled over the runs, the expected calibration error is 0.0716; tables show the mean of the runs. ' +
        'The widest gap: at a mean probability of 66.0\u202f%, 43.5\u202f% of 46 are right. ' +
        'Hollow: a bin with fewer than 10 predictions.',
    );
  });

  it('draws small bins hollow and empty ones not at all', () => {
    const figure = built(reliability, input);
    expect(layerData(figure).map((row) => row['n'])).toEqual([46, 100]);
    expect(figure.table.rows.map((row) => row[1])).toEqual([4, 46, 100]);
  });

  it('does not apply without probabilities or with one bin', () => {
    expect(reliability.build(inputWith({ configurations: ['noise-svm'] }))).toBeNull();
    const calibration = { ...detail.calibration!, bins: detail.calibration!.bins.slice(0, 2) };
    expect(reliability.build({ ...input, detail: () => ({ ...detail, calibration }) })).toBeNull();
  });
});
