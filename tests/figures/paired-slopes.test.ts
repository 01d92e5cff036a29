import { describe, expect, it } from 'vitest';
import { pairedSlopes } from '../../src/figures/paired-slopes.ts';
import { built, inputOn, inputWith, layerData, runs } from './fixture.ts';

describe('pairedSlopes', () => {
  it('joins the shared seeds and counts the directions', () => {
    const figure = built(pairedSlopes, inputWith({ configurations: ['plain-mlp', 'noise-svm'] }));
    expect(figure.description).toBe(
      'One line for each of 5 shared seeds, from plain/mlp to noise/svm, on accuracy; higher is better. ' +
        '0 lines rise, 5 fall. The mean difference is −0.080; verdict: worse. The thick line joins the means over all seeds.',
    );
    expect(figure.table.rows[0]).toEqual(['0', 0.9, 0.8]);
  });

  it('says how many lines are level', () => {
    const figure = built(pairedSlopes, inputWith({ configurations: ['noise-mlp'] }));
    expect(figure.title).toContain('plain/mlp and noise/mlp');
    expect(figure.description).toContain('1 line rises, 1 falls, 3 are level');
  });

  it('leaves out seeds that only one side has', () => {
    const fewer = runs.filter((run) => run.id !== 'plain-mlp-2');
    const figure = built(pairedSlopes, inputWith({ configurations: ['plain-mlp', 'noise-svm'], runs: fewer }));
    expect(figure.table.rows.map((row) => row[0])).toEqual(['0', '1', '3', '4']);
  });

  it('draws equal values side by side', () => {
    const figure = built(pairedSlopes, inputWith({ configurations: ['plain-mlp', 'noise-mlp'] }));
    const equal = layerData(figure).filter((row) => row['configuration'] === 'noise/mlp' && row['value'] === 0.92);
    expect(new Set(equal.map((row) => row['x'])).size).toBe(3);
  });

  it('does not apply to one configuration, to itself, or to seeds that are not shared', () => {
    expect(pairedSlopes.build(inputWith({ configurations: ['plain-mlp', 'plain-mlp'] }))).toBeNull();
    expect(pairedSlopes.build(inputWith({ configurations: ['plain-mlp', 'noise-svm', 'plain-svm'] }))).toBeNull();
    expect(pairedSlopes.build({ ...inputOn({ baseline: null }), configurations: ['noise-svm'] })).toBeNull();
    const alone = runs.filter((run) => run.configuration !== 'noise-svm' || run.seed === '0');
    expect(pairedSlopes.build(inputWith({ configurations: ['plain-mlp', 'noise-svm'], runs: alone }))).toBeNull();
  });
});
