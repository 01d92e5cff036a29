import { describe, expect, it } from 'vitest';
import { isClose, loadGolden } from '../golden.ts';

type Adjust = (p: readonly (number | null)[]) => (number | null)[];

/** What every correction must do, and its reference values where there are some. */
export function checkAdjust(adjust: Adjust, golden?: string): void {
  describe(`${adjust.name}: what every correction does`, () => {
    const cases = golden === undefined ? [] : loadGolden('p_adjust').filter(({ options }) => options.method === golden);

    it.each(cases)('$id', ({ input, expected }) => {
      const adjusted = adjust(input.p);
      expect(adjusted).toHaveLength(expected.length);
      expect(adjusted.every((p, i) => isClose(p, expected[i]))).toBe(true);
    });

    it('never lowers a p, keeps the order and survives an empty family', () => {
      const p = [0.04, 0.001, null, 0.2, 0.04, 1];
      const adjusted = adjust(p);
      p.forEach((raw, i) => expect(raw === null ? adjusted[i] : adjusted[i]! >= raw).toBe(raw === null ? null : true));
      expect(adjusted[1]).toBeLessThanOrEqual(adjusted[0]!);
      expect(adjusted[0]).toBe(adjusted[4]);
      expect(adjust(p.toReversed())).toEqual(adjusted.toReversed());
      expect(adjust([])).toEqual([]);
      expect(adjust([null, Number.NaN])).toEqual([null, null]);
    });
  });
}
