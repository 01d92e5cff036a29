import { describe, expect, it } from 'vitest';
import { codeColumn, findConfounding, groupsOf, usableRows } from '../../../src/stats/association/columns.ts';

describe('codeColumn', () => {
  it('reads numbers as numbers and everything else as categories', () => {
    expect(codeColumn('lr', [0.1, 0.01, 0.1])).toMatchObject({
      kind: 'numeric',
      levels: 2,
      codes: Int32Array.of(1, 0, 1),
    });
    expect(codeColumn('opt', ['sgd', 'adam', null])).toMatchObject({ kind: 'categorical', levels: 3 });
    expect(codeColumn('mixed', [1, '1', true, 'true']).levels).toBe(4);
    expect(codeColumn('nan', [1, Number.NaN]).kind).toBe('categorical');
    expect(codeColumn('none', [])).toMatchObject({ kind: 'categorical', levels: 0 });
  });

  it('splits a response by level', () => {
    expect(groupsOf(codeColumn('a', [2, 1, 2]), Float64Array.of(5, 6, 7))).toEqual([
      Float64Array.of(6),
      Float64Array.of(5, 7),
    ]);
  });
});

it('usableRows keeps the rows with a finite response', () => {
  const usable = usableRows([{ name: 'a', settings: [1, 2, 3, 4] }], [0.5, null, Infinity, 0.7]);
  expect(usable.left).toBe(2);
  expect(Array.from(usable.columns[0]!.numbers)).toEqual([1, 4]);
});

describe('findConfounding', () => {
  const a = codeColumn('a', [1, 1, 2, 2, 3, 3]);

  it('finds parameters that vary together, once', () => {
    const b = codeColumn('b', ['x', 'x', 'y', 'y', 'z', 'z']);
    expect(findConfounding([a, b])).toEqual([{ parameter: 'a', other: 'b', relation: 'identical' }]);
  });

  it('finds a parameter that another one settles', () => {
    const coarse = codeColumn('coarse', ['x', 'x', 'y', 'y', 'y', 'y']);
    expect(findConfounding([a, coarse])).toEqual([{ parameter: 'coarse', other: 'a', relation: 'settled-by' }]);
  });

  it('is silent for crossed, constant and one-of-a-kind parameters', () => {
    const crossed = codeColumn('c', [1, 2, 1, 2, 1, 2]);
    const constant = codeColumn('d', [7, 7, 7, 7, 7, 7]);
    const unique = codeColumn('e', [1, 2, 3, 4, 5, 6]);
    expect(findConfounding([a, crossed, constant, unique])).toEqual([]);
  });
});
