import { describe, expect, it } from 'vitest';
import { parameterImportance } from '../../../src/stats/association/importance.ts';
import { createRng } from '../../../src/stats/rng.ts';

describe('parameterImportance', () => {
  const rng = createRng('importance');
  const rows = Array.from({ length: 36 }, (_, i) => ({
    lr: [0.1, 0.01, 0.001][i % 3]!,
    opt: ['sgd', 'adam'][i % 2]!,
    batch: i,
  }));
  const response = rows.map((row) => (row.opt === 'adam' ? 0.8 : 0.7) + 0.02 * rng.nextFloat());
  const columns = (['lr', 'opt', 'batch'] as const).map((name) => ({ name, settings: rows.map((row) => row[name]) }));

  it('measures by kind: ranks for numbers, eta squared for categories and few levels', () => {
    const { parameters } = parameterImportance(columns, response, { key: 'k' });
    const methods = parameters.map((entry) => entry.importance.map((item) => item.method));
    expect(methods[0]!.slice(0, 5)).toEqual(['spearman', 'kendall', 'pearson', 'eta-squared', 'omega-squared']);
    expect(methods[1]!.slice(0, 2)).toEqual(['eta-squared', 'omega-squared']);
    expect(methods[2]).not.toContain('eta-squared');
    expect(parameters[1]!.importance[0]).toMatchObject({
      method: 'eta-squared',
      byChance: 1 / 35,
      p: 1e-4,
      pCorrected: expect.closeTo(3e-4, 12),
    });
    expect(parameters[0]!.importance[0]!.pCorrected).toBeGreaterThan(0.05);
  });

  it('decomposes a balanced grid exactly instead of growing a forest', () => {
    const grid = parameterImportance(columns.slice(0, 2), response, { key: 'k' });
    expect(grid.forest).toBeNull();
    expect(grid.grid.terms).toHaveLength(3);
    expect(grid.parameters[1]!.importance.at(-1)).toMatchObject({ method: 'grid-main-effect' });
    expect(grid.parameters[1]!.importance.at(-1)!.value).toBeGreaterThan(0.9);
    const forest = parameterImportance(columns, response, { key: 'k' });
    expect(forest.parameters[1]!.importance.at(-1)!.method).toBe('forest-permutation');
  });

  it('warns of what cannot be told, and only there', () => {
    const twin = { name: 'twin', settings: rows.map((row) => `${row.opt}!`) };
    const fixed = { name: 'fixed', settings: rows.map(() => 1) };
    const { parameters, warnings } = parameterImportance([...columns, twin, fixed], response, { key: 'k' });
    const codes = parameters.map((entry) => entry.warnings.map(({ code }) => code));
    expect(codes).toEqual([[], ['confounded'], [], ['confounded'], ['never-varied']]);
    expect(parameters[4]!.importance).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('warns of adaptive sweeps, few runs and missing metrics', () => {
    const codes = (n: number, adaptive: boolean): string[] =>
      parameterImportance(
        columns,
        response.map((value, i) => (i < n ? value : null)),
        { key: 'k', adaptive },
      ).warnings.map(({ code }) => code);
    expect(codes(36, true)).toEqual(['adaptive-sweep']);
    expect(codes(9, false)).toEqual(['values-left-out', 'few-runs']);
  });

  it('survives no runs and no parameters', () => {
    expect(parameterImportance([], [1, 2], { key: 'k' }).parameters).toEqual([]);
    expect(parameterImportance(columns, [], { key: 'k' }).n).toBe(0);
    expect(
      parameterImportance(
        columns,
        rows.map(() => 0.5),
        { key: 'k' },
      ).parameters[0]!.importance[0]!.p,
    ).toBeNull();
  });
});
