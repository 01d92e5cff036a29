import { describe, expect, it } from 'vitest';
import { importance } from '../../src/figures/importance.ts';
import { benchmark, built, inputOn } from './fixture.ts';

describe('importance', () => {
  it('tells the strongest first, with interval, chance and corrected p, and claims no cause', () => {
    const { description } = built(importance);
    expect(description).toContain('not what causes what');
    expect(
      description.indexOf(
        'model: η² = 0.70, interval 0.50 to 0.80, 0.25 by chance, corrected p\u00a0=\u00a00.040, n = 4.',
      ),
    ).toBeGreaterThan(0);
    expect(
      description.indexOf('training.lr: ρ = −0.40, interval −0.60 to −0.30, corrected p\u00a0=\u00a00.040'),
    ).toBeGreaterThan(description.indexOf('model: η²'));
  });

  it('calls a parameter what the benchmark calls it', () => {
    const factors = [
      { parameter: 'training.lr', label: 'learning rate', levels: ['0.1', '0.2'], channel: 'colour' as const },
    ];
    const text = JSON.stringify(built(importance, inputOn({ factors })).views[0]!.spec);
    expect(text).toContain('"learning rate"');
  });

  it('has an axis on both sides of zero only where an association is negative', () => {
    const text = (input?: Parameters<typeof built>[1]): string =>
      JSON.stringify(built(importance, input).views[0]!.spec);
    expect(text()).toContain('Negative: lower values go with higher scores');
    const positive = inputOn({ hyperparameters: benchmark.hyperparameters.slice(1) });
    expect(text(positive)).toContain('Strength of the association');
  });

  it('counts what never varied and does not apply where nothing could be computed', () => {
    const constant = { ...benchmark.hyperparameters[0]!, kind: 'constant' as const, importance: [] };
    const figure = built(importance, inputOn({ hyperparameters: [...benchmark.hyperparameters, constant] }));
    expect(figure.description).toContain('1 parameter never varied.');
    expect(importance.build(inputOn({ hyperparameters: [constant] }))).toBeNull();
  });
});
