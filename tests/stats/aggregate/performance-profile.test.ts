import { describe, expect, it } from 'vitest';
import { performanceProfile } from '../../../src/stats/aggregate/performance-profile.ts';
import { isClose, loadGolden } from '../golden.ts';

describe('performanceProfile', () => {
  it.each(loadGolden('performance_profile'))('$id', (golden) => {
    const { scores, taus } = golden.input;
    const runs = performanceProfile(scores, { taus, resamples: 0 }).shares;
    const means = performanceProfile(scores, { taus, of: 'mean-scores', resamples: 0 }).shares;
    expect(runs.every((share, i) => isClose(share, golden.expected.runScore[i]))).toBe(true);
    expect(means.every((share, i) => isClose(share, golden.expected.meanScore[i]))).toBe(true);
  });

  it('falls from one to zero inside a band that holds it', () => {
    const scores = [
      [0.2, 0.5],
      [0.4, 0.9],
      [0.3, 0.6],
    ];
    const profile = performanceProfile(scores, { taus: [0, 0.35, 0.55, 1], key: 'k' });
    expect([profile.shares[0], profile.shares[3]]).toEqual([1, 0]);
    profile.shares.forEach((share, i) => {
      expect(profile.low![i]).toBeLessThanOrEqual(share);
      expect(profile.high![i]).toBeGreaterThanOrEqual(share);
    });
    expect(performanceProfile(scores.toReversed(), { taus: [0, 0.35, 0.55, 1], key: 'k' })).toEqual(profile);
  });

  it('answers no scores', () => {
    expect(performanceProfile([[null]], { taus: [0.5] })).toMatchObject({ n: 0, low: null, reason: 'no scores' });
  });
});
