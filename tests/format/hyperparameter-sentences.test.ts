import { describe, expect, test } from 'vitest';
import {
  hyperparameterSentences,
  importanceText,
  isShown,
  ratedParameters,
  varyingText,
} from '../../src/format/hyperparameter-sentences.ts';
import type { Benchmark, Hyperparameter, HyperparameterModel } from '../../src/report/schema.ts';
import { makeBenchmark, metricOf } from './make-benchmark.ts';

type Importance = Hyperparameter['importance'][number];
const measure = (method: string, value: number | null, pCorrected: number | null): Importance => ({
  ...{ method, value, low: null, high: null, p: pCorrected, pCorrected, byChance: null },
  reason: value === null ? 'not defined' : null,
});
const rated = (
  parameter: string,
  importance: readonly Importance[],
  extra: Partial<Hyperparameter> = {},
): Hyperparameter => ({
  ...{ metric: 'accuracy', parameter, kind: 'numeric', n: 12, levels: ['1', '2'], warnings: [] },
  importance: [...importance],
  ...extra,
});
const grid = (terms: readonly (readonly [readonly string[], number])[]): HyperparameterModel => ({
  ...{
    metric: 'accuracy',
    kind: 'grid',
    method: 'sums of squares',
    n: 36,
    higherOrderFraction: 0,
    residualFraction: 0.014,
  },
  ...{ outOfBagR2: null, warnings: [] },
  terms: terms.map(([parameters, share]) => ({
    parameters: [...parameters],
    df: 2,
    fraction: share,
    cellFraction: share,
  })),
});
const forest = (outOfBagR2: number | null): HyperparameterModel => ({
  ...grid([]),
  ...{ kind: 'forest', outOfBagR2, residualFraction: null },
});

function benchmarkOf(
  hyperparameters: readonly Hyperparameter[],
  models: readonly HyperparameterModel[] = [],
): Benchmark {
  const { benchmark } = makeBenchmark({ configurations: [{ id: 'a', values: [1] }] });
  return {
    ...benchmark,
    hyperparameters: [...hyperparameters],
    hyperparameterModels: [...models],
    parameters: [{ key: 'opt.lr', label: 'learning rate', unit: null, varies: true }],
  };
}
const say = (hyperparameters: readonly Hyperparameter[], models: readonly HyperparameterModel[] = []) =>
  hyperparameterSentences(benchmarkOf(hyperparameters, models), metricOf());

const lr = rated('opt.lr', [measure('spearman', 0.9, 0.001), measure('eta-squared', 0.8, 0.001)]);
const wd = rated('wd', [measure('spearman', 0.1, 0.7), measure('eta-squared', 0.05, 0.8)]);

describe('the title', () => {
  test('says "most" only from half of the spread on, and only of what is shown', () => {
    expect(
      say(
        [lr, wd],
        [
          grid([
            [['opt.lr'], 0.8],
            [['wd'], 0.05],
          ]),
        ],
      ).title,
    ).toBe('Learning rate explains most of the spread in accuracy between configurations.');
    expect(
      say(
        [lr, wd],
        [
          grid([
            [['opt.lr'], 0.49],
            [['wd'], 0.05],
          ]),
        ],
      ).title,
    ).toBe('Learning rate goes with the largest share of the spread in accuracy, 49\u202f%.');
    const unshown = rated('opt.lr', [measure('spearman', 0.9, 0.06), measure('eta-squared', 0.8, 0.06)]);
    expect(say([unshown, wd], [grid([[['opt.lr'], 0.8]])]).title).toBe(
      'No parameter is shown to go with accuracy in this sweep.',
    );
  });

  test('without a grid it names the closest of those that are shown', () => {
    const stronger = rated('wd', [measure('eta-squared', 0.95, 0.2)]);
    expect(say([stronger, lr]).title).toBe('Learning rate goes most closely with accuracy in this sweep.');
  });

  test('one parameter, and none', () => {
    expect(say([wd]).title).toBe('Wd is not shown to go with accuracy in this sweep.');
    expect(say([]).title).toBe('What goes with accuracy cannot be told from this sweep.');
  });
});

describe('the paragraph', () => {
  test('divides the spread of a grid, interactions included', () => {
    const { dek } = say(
      [lr, wd],
      [
        grid([
          [['opt.lr'], 0.49],
          [['wd'], 0.25],
          [['opt.lr', 'wd'], 0.26],
        ]),
      ],
    );
    expect(dek).toContain(
      'learning rate has 49\u202f%, the interaction of learning rate and wd 26\u202f% and wd has 25\u202f%',
    );
    expect(dek).toContain('1\u202f% lies between seeds');
  });

  test('a forest that predicts nothing is said to predict nothing', () => {
    expect(say([lr], [forest(-0.2)]).dek).toContain('no better than their mean');
    expect(say([lr], [forest(0.4)]).dek).toContain(
      'explains 40\u202f% of the spread on configurations that it has not seen',
    );
    expect(say([lr], [forest(null)]).dek).not.toContain('forest');
  });

  test('every number travels with n and corrected p; nothing is a cause', () => {
    const { dek } = say([lr]);
    expect(dek).toMatch(/ρ\u00a0=\u00a00\.90, corrected p.*0\.0010, n\u00a0=\u00a012/);
    expect(dek).toContain('not causes');
    expect(dek).not.toMatch(/because|due to|improves/);
  });

  test('an adaptive sweep is called one', () => {
    const warnings = [{ code: 'adaptive-sweep', message: 'The runs were chosen by earlier results.' }];
    expect(say([{ ...lr, warnings }]).dek).toContain('chosen by earlier results');
  });
});

test('confounded and constant params are not rated; the rest stand by strength', () => {
  const benchmark = benchmarkOf([
    wd,
    lr,
    rated('twin', [], { warnings: [{ code: 'confounded', message: 'Is settled by wd.' }] }),
    rated('fixed', [measure('spearman', 0.5, 0.5)], { kind: 'constant' }),
    rated('empty', [measure('spearman', null, null)]),
    rated('opt.lr', [measure('spearman', 1, 0)], { metric: 'other' }),
  ]);
  expect(ratedParameters(benchmark, 'accuracy').map((item) => item.entry.parameter)).toEqual(['opt.lr', 'wd']);
  expect(ratedParameters(benchmark, 'accuracy').map((item) => isShown(item, 0.05))).toEqual([true, false]);
  expect(varyingText(benchmark, 'accuracy')).toBe('4 of 5 parameters vary');
});

test('a factor is called what the benchmark calls it', () => {
  const benchmark = {
    ...benchmarkOf([rated('augmentation.name', [measure('eta-squared', 0.5, 0.01)])]),
    factors: [
      { parameter: 'augmentation.name', label: 'augmentation', levels: ['a', 'b'], channel: 'colour' as const },
    ],
  };
  expect(ratedParameters(benchmark, 'accuracy')[0]!.label).toBe('augmentation');
});

test('a measure without a value says nothing', () =>
  expect(importanceText(measure('spearman', null, null), 3)).toBe(''));
