import { describe, expect, it } from 'vitest';
import { codeColumn } from '../../../src/stats/association/columns.ts';
import { growTree, predictTree } from '../../../src/stats/association/regression-tree.ts';
import { createRng } from '../../../src/stats/rng.ts';

describe('growTree', () => {
  const size = codeColumn('size', [1, 2, 3, 4, 5, 6, 7, 8]);
  const kind = codeColumn('kind', ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b']);
  const rows = Int32Array.from({ length: 8 }, (_, i) => i);
  const base = { rows, tries: 2, leafSize: 1 };

  it('finds the cut of a numeric column', () => {
    const response = Float64Array.of(0, 0, 0, 0, 0, 9, 9, 9);
    const tree = growTree({ ...base, columns: [size, kind], response, rng: createRng('t') });
    expect('column' in tree && tree.column).toBe(0);
    rows.forEach((row) => expect(predictTree(tree, (column) => [size, kind][column]!.codes[row]!)).toBe(response[row]));
  });

  it('groups categories whose order says nothing', () => {
    const response = Float64Array.from(kind.codes, (code) => (code === 1 ? 0 : 5));
    const tree = growTree({ ...base, columns: [kind], tries: 1, response, rng: createRng('t') });
    rows.forEach((row) => expect(predictTree(tree, () => kind.codes[row]!)).toBe(response[row]));
  });

  it('stops at small leaves and at a constant response', () => {
    const constant = growTree({ ...base, columns: [size], response: new Float64Array(8).fill(3), rng: createRng('t') });
    expect(constant).toEqual({ value: 3 });
    const stump = growTree({
      ...base,
      columns: [size],
      leafSize: 5,
      response: Float64Array.from(rows),
      rng: createRng('t'),
    });
    expect(stump).toEqual({ value: 3.5 });
  });
});
