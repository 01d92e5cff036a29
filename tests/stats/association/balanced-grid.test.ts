import { describe, expect, it } from 'vitest';
import { decomposeGrid } from '../../../src/stats/association/balanced-grid.ts';
import { codeColumn } from '../../../src/stats/association/columns.ts';
import { expectGolden, loadGolden } from '../golden.ts';

describe('decomposeGrid', () => {
  it.each(loadGolden('fanova_balanced'))('$id', (golden) => {
    const { factorA, factorB, y } = golden.input;
    const grid = decomposeGrid([codeColumn('A', factorA), codeColumn('B', factorB)], y);
    const [a, b, ab] = grid.terms;
    expectGolden(golden, {
      ...{ fractionA: a!.fraction, fractionB: b!.fraction, fractionAB: ab!.fraction },
      ...{ cellFractionA: a!.cellFraction, cellFractionB: b!.cellFraction, cellFractionAB: ab!.cellFraction },
      fractionResidual: grid.residualFraction,
    });
  });

  /** A full grid of three parameters with the response of `of`. */
  function cube(of: (a: number, b: number, c: number) => number): ReturnType<typeof decomposeGrid> {
    const rows = Array.from({ length: 24 }, (_, i) => [i % 2, (i >> 1) % 2, Math.floor(i / 4) % 3] as const);
    const columns = ['a', 'b', 'c'].map((name, at) =>
      codeColumn(
        name,
        rows.map((row) => row[at]),
      ),
    );
    return decomposeGrid(
      columns,
      rows.map((row) => of(...row)),
    );
  }

  it('gives each effect its own, and all to effects of three where only these exist', () => {
    const main = cube((a, _b, c) => a + 10 * c);
    expect(main.terms.map((term) => term.parameters.join('·'))).toEqual(['a', 'b', 'c', 'a·b', 'a·c', 'b·c']);
    expect(main.terms.map((term) => term.df)).toEqual([1, 1, 2, 1, 2, 2]);
    expect(main.terms[0]!.fraction! + main.terms[2]!.fraction!).toBeCloseTo(1, 12);
    const parity = decomposeGrid(
      ['a', 'b', 'c'].map((name, bit) =>
        codeColumn(
          name,
          Array.from({ length: 8 }, (_, i) => (i >> bit) & 1),
        ),
      ),
      Array.from({ length: 8 }, (_, i) => ((i & 1) ^ ((i >> 1) & 1) ^ (i >> 2) ? 1 : 0)),
    );
    expect(parity.higherOrderFraction).toBeCloseTo(1, 12);
    expect(parity.warnings.map(({ code }) => code)).toEqual(['one-run-per-cell']);
    expect(cube((a) => a).warnings).toEqual([]);
  });

  it('refuses everything that is not a balanced full grid', () => {
    const a = codeColumn('a', [1, 1, 2, 2]);
    expect(decomposeGrid([a, codeColumn('b', ['x', 'y', 'x', 'y'])], [1, 2, 3, 4]).terms).toHaveLength(3);
    expect(decomposeGrid([a, codeColumn('b', ['x', 'x', 'x', 'y'])], [1, 2, 3, 4]).reason).toBe(
      'not a balanced full grid',
    );
    expect(decomposeGrid([a], [1, 2, 3, 4]).reason).toBe('fewer than two parameters vary');
    expect(decomposeGrid([], []).terms).toEqual([]);
  });

  it('has no fractions of a constant response', () => {
    const grid = decomposeGrid([codeColumn('a', [1, 1, 2, 2]), codeColumn('b', [1, 2, 1, 2])], [0.7, 0.7, 0.7, 0.7]);
    expect(grid.terms.map((term) => term.fraction)).toEqual([null, null, null]);
    expect(grid.residualFraction).toBeNull();
  });
});
