import { describe, expect, it } from 'vitest';
import { makeRun } from '../helpers/runs.ts';
import { analyze, onlyBenchmark } from './helpers.ts';
import type { Run } from '../../src/report/run.ts';

const grid = (score: (lr: number, model: string, seed: number) => number, fields: Partial<Run> = {}) =>
  [0.1, 0.2, 0.3, 0.4, 0.5, 0.6].flatMap((lr) =>
    ['a', 'b'].flatMap((model) =>
      [0, 1].map((seed) =>
        makeRun({
          id: `${lr}-${model}-${seed}`,
          study: 's',
          params: { lr, model, fixed: 'x' },
          seed: String(seed),
          metrics: { accuracy: score(lr, model, seed), loss: 1 - lr, latency_ms: 3 + seed },
          ...fields,
        }),
      ),
    ),
  );

describe('rateHyperparameters', () => {
  const benchmark = onlyBenchmark(analyze(grid((lr, _, seed) => lr + seed / 1000)));
  const of = (metric: string, parameter: string) =>
    benchmark.hyperparameters.find((entry) => entry.metric === metric && entry.parameter === parameter);

  it('rates configurations, not runs: n is their number', () => {
    expect(of('accuracy', 'lr')).toMatchObject({
      kind: 'numeric',
      n: 12,
      levels: ['0.1', '0.2', '0.3', '0.4', '0.5', '0.6'],
    });
  });

  it('finds what matters and what does not', () => {
    const [lr] = of('accuracy', 'lr')!.importance;
    expect(lr).toMatchObject({ method: 'spearman', value: 1 });
    expect(lr!.pCorrected).toBeLessThan(0.01);
    const [model] = of('accuracy', 'model')!.importance;
    expect(model!.method).toBe('eta-squared');
    expect(model!.value).toBeCloseTo(0, 12);
    expect(model!.pCorrected).toBeGreaterThan(0.5);
  });

  it('never rates a constant, and lists it once', () => {
    const constants = benchmark.hyperparameters.filter((entry) => entry.parameter === 'fixed');
    expect(constants).toMatchObject([
      { metric: 'accuracy', kind: 'constant', importance: [], warnings: [{ code: 'never-varied' }] },
    ]);
  });

  it('covers the scores, not the costs', () => {
    expect(new Set(benchmark.hyperparameters.map((entry) => entry.metric))).toEqual(new Set(['accuracy', 'loss']));
  });

  it('decomposes the variation of a balanced grid over runs, with the seeds as residual', () => {
    const model = benchmark.hyperparameterModels.find((entry) => entry.metric === 'accuracy')!;
    expect(model).toMatchObject({ kind: 'grid', n: 24 });
    const total = model.terms.reduce((sum, term) => sum + term.fraction!, 0) + model.residualFraction!;
    expect(total).toBeCloseTo(1, 10);
    expect(model.terms[0]).toMatchObject({ parameters: ['lr'], df: 5 });
    expect(model.residualFraction).toBeGreaterThan(0);
  });

  it('warns of an adaptive sweep', () => {
    const adaptive = onlyBenchmark(analyze(grid((lr) => lr, { tags: ['optuna'] })));
    expect(adaptive.hyperparameters[0]!.warnings.map((warning) => warning.code)).toContain('adaptive-sweep');
    expect(benchmark.hyperparameters[0]!.warnings.map((warning) => warning.code)).not.toContain('adaptive-sweep');
  });

  it('says nothing where nothing varies', () => {
    const single = onlyBenchmark(analyze(grid((lr) => lr).slice(0, 2)));
    expect(single.hyperparameters.every((entry) => entry.kind === 'constant')).toBe(true);
  });
});
