import { describe, expect, it } from 'vitest';
import { cohensD } from '../../../src/stats/effects/cohens-d.ts';
import { glassDelta } from '../../../src/stats/effects/glass-delta.ts';
import { expectAllGolden } from '../golden.ts';
import { itIsAnEffect, itIsStandardised } from './contract.ts';

describe('glassDelta', () => {
  itIsAnEffect(glassDelta);
  itIsStandardised(glassDelta);

  it('matches effectsize', () => {
    expectAllGolden('effect_two_sample', ({ x, y }) => ({ glassDelta: glassDelta(x, y).value }), { rel: 1e-10 });
  });

  it('runs its example', () => {
    expect(glassDelta([2, 4, 6], [1, 2, 3]).value).toBeCloseTo(2, 14);
  });

  it('has a wider interval than d with a common spread: fewer degrees of freedom', () => {
    const [x, y] = [
      [3, 5, 7, 9],
      [1, 3, 5, 7],
    ];
    const [delta, d] = [glassDelta(x, y), cohensD(x, y)];
    expect(delta.value).toBeCloseTo(d.value!, 13);
    expect(delta.high! - delta.low!).toBeGreaterThan(d.high! - d.low!);
  });

  it('needs a baseline with a spread, and no more than one candidate', () => {
    expect(glassDelta([1, 2], [3, 3])).toMatchObject({
      value: null,
      reason: expect.stringContaining('baseline is constant'),
    });
    expect(glassDelta([1, 2], [3])).toMatchObject({ value: null, reason: 'too few values: 2 and 1' });
    expect(glassDelta([5], [1, 2, 3]).value).toBeCloseTo(3, 13);
    expect(glassDelta([5, 5], [1, 2, 3]).value).toBeCloseTo(3, 13);
  });
});
