import { describe, expect, it } from 'vitest';
import { adjustP, type AdjustMethod } from '../../../src/stats/multiplicity/p-adjust.ts';
import { isClose, loadGolden } from '../golden.ts';

const methods: Readonly<Record<string, AdjustMethod>> = {
  holm: 'holm',
  BH: 'benjamini-hochberg',
  bonferroni: 'bonferroni',
};

describe('adjustP', () => {
  it.each(loadGolden('p_adjust'))('$id', (golden) => {
    const adjusted = adjustP(golden.input.p, methods[golden.options.method]!);
    expect(adjusted).toHaveLength(golden.expected.length);
    expect(adjusted.every((p, i) => isClose(p, golden.expected[i]))).toBe(true);
  });

  it.each(['holm', 'hochberg', 'hommel', 'bonferroni', 'benjamini-hochberg', 'benjamini-yekutieli'] as const)(
    '%s never lowers a p, keeps the order and survives an empty family',
    (method) => {
      const p = [0.04, 0.001, null, 0.2, 0.04, 1];
      const adjusted = adjustP(p, method);
      p.forEach((raw, i) => expect(raw === null ? adjusted[i] : adjusted[i]! >= raw).toBe(raw === null ? null : true));
      expect(adjusted[1]).toBeLessThanOrEqual(adjusted[0]!);
      expect(adjusted[0]).toBe(adjusted[4]);
      expect(adjustP(p.toReversed(), method)).toEqual(adjusted.toReversed());
      expect(adjustP([], method)).toEqual([]);
      expect(adjustP([null], method)).toEqual([null]);
    },
  );

  it('orders the family-wise methods by power', () => {
    const p = [0.01, 0.02, 0.03, 0.04];
    const [bonferroni, holm, hochberg] = (['bonferroni', 'holm', 'hochberg'] as const).map((m) => adjustP(p, m));
    p.forEach((_, i) => {
      expect(holm![i]).toBeLessThanOrEqual(bonferroni![i]!);
      expect(hochberg![i]).toBeLessThanOrEqual(holm![i]!);
    });
    expect(adjustP([0.01, 0.02], 'benjamini-yekutieli')).toEqual([0.03, 0.03]);
  });
});
