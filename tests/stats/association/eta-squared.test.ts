import { describe, expect, it } from 'vitest';
import { codeColumn, type CodedColumn } from '../../../src/stats/association/columns.ts';
import { etaSquared, type EtaSquared } from '../../../src/stats/association/eta-squared.ts';
import { createRng } from '../../../src/stats/rng.ts';

const ofOne = (column: CodedColumn, response: Float64Array): EtaSquared => etaSquared([column], response, 'k')[0]!;

describe('etaSquared', () => {
  const response = Float64Array.of(1, 2, 3, 11, 12, 13);
  const column = codeColumn('a', ['x', 'x', 'x', 'y', 'y', 'y']);

  it('agrees with the exact permutation p', () => {
    const result = ofOne(column, response);
    expect(result.byChance).toBeCloseTo(0.2, 14);
    expect(result.etaSquared).toBeCloseTo(150 / 154, 12);
    // 2 of the 20 splits are as extreme.
    expect(Math.abs(result.p! - 0.1)).toBeLessThan(6 * Math.sqrt(0.09 / 9_999));
  });

  it('does not depend on the order of the rows', () => {
    const reversed = codeColumn('a', ['y', 'y', 'y', 'x', 'x', 'x']);
    expect(ofOne(reversed, response.toReversed())).toEqual(ofOne(column, response));
  });

  it('rates each of several parameters as it would alone', () => {
    const other = codeColumn('b', [1, 2, 1, 2, 1, 2]);
    const still = codeColumn('c', [7, 7, 7, 7, 7, 7]);
    expect(etaSquared([still, other, column], response, 'k')).toEqual([
      ofOne(still, response),
      ofOne(other, response),
      ofOne(column, response),
    ]);
    expect(ofOne(other, response).p).toBeGreaterThan(0.5);
  });

  it('has on average the value that chance gives', () => {
    const rng = createRng('eta');
    const levels = codeColumn(
      'b',
      Array.from({ length: 20 }, (_, i) => i % 4),
    );
    let sum = 0;
    for (let round = 0; round < 100; round += 1) {
      sum += ofOne(
        levels,
        Float64Array.from({ length: 20 }, () => rng.nextFloat()),
      ).etaSquared!;
    }
    expect(Math.abs(sum / 100 - 3 / 19)).toBeLessThan(0.04);
  });

  it('answers degenerate input with a reason', () => {
    expect(ofOne(codeColumn('c', [1, 1]), Float64Array.of(1, 2)).reason).toBe('the parameter never varies');
    expect(ofOne(column, new Float64Array(6).fill(0.5))).toMatchObject({
      etaSquared: null,
      p: null,
      reason: 'all values are equal',
    });
  });
});
