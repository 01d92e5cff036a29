import { describe, expect, it } from 'vitest';
import { proportionInterval } from '../../../src/stats/intervals/proportion.ts';

describe('proportionInterval', () => {
  it('keeps the ends of a formula inside [0, 1] and hands it the tail', () => {
    const tails: number[] = [];
    const ends = (tail: number): readonly [number, number] => {
      tails.push(tail);
      return [-0.1, 1.1];
    };
    expect(proportionInterval('m', 2, 4, { level: 0.9 }, ends)).toMatchObject({ n: 4, low: 0, high: 1, level: 0.9 });
    expect(tails[0]).toBeCloseTo(0.05, 15);
  });

  it('does not ask the formula about impossible counts', () => {
    const ends = (): readonly [number, number] => {
      throw new Error('asked');
    };
    expect(proportionInterval('m', 5, 4, {}, ends).reason).toBe('not a count of successes among samples');
    expect(proportionInterval('m', 0, 0, {}, ends).reason).toBe('no samples');
  });
});
