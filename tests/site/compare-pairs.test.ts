import { describe, expect, test } from 'vitest';
import { comparePairs, mostPairs, pairPath } from '../../src/site/compare-pairs.ts';
import { comparisonOf, makeBenchmark } from '../format/make-benchmark.ts';

const candidates = (n: number): string[] => Array.from({ length: n }, (_, i) => `c${i}`);
const against = (baseline: string, candidate: string, reference: 'baseline' | 'leader' = 'baseline') =>
  comparisonOf({ baseline, candidate, reference });

function indexOf(ids: readonly string[], baseline: string | null, comparisons: readonly ReturnType<typeof against>[]) {
  return makeBenchmark({ configurations: ids.map((id, i) => ({ id, values: [1 - i / 1e4] })), baseline, comparisons })
    .index;
}
const slugs = (index: ReturnType<typeof indexOf>): string[] =>
  comparePairs(index).pairs.map(({ a, b }) => `${a.slug}..${b.slug}`);

describe('pairs with a page', () => {
  test('the leader with the next, then every candidate with the baseline, best ranked first', () => {
    const index = indexOf(['c0', 'c1', 'base'], 'base', [
      against('base', 'c1'),
      against('base', 'c0'),
      against('c0', 'c1', 'leader'),
      against('c0', 'base', 'leader'),
    ]);
    expect(slugs(index)).toEqual(['c0..c1', 'base..c0', 'base..c1']);
  });

  test('a pair never stands twice: where the baseline leads, or comes next', () => {
    const leads = indexOf(['base', 'c0'], 'base', [against('base', 'c0'), against('base', 'c0', 'leader')]);
    expect(slugs(leads)).toEqual(['base..c0']);
    const next = indexOf(['c0', 'base'], 'base', [against('base', 'c0'), against('c0', 'base', 'leader')]);
    expect(slugs(next)).toEqual(['base..c0']);
  });

  test('without a baseline only the leader and the next; without comparisons none', () => {
    expect(slugs(indexOf(['c0', 'c1', 'c2'], null, [against('c0', 'c1', 'leader')]))).toEqual(['c0..c1']);
    expect(slugs(indexOf(['c0', 'c1'], 'c0', []))).toEqual([]);
    expect(slugs(indexOf(['c0'], null, []))).toEqual([]);
  });

  test('five thousand candidates: the best ranked ones, and how many were left out', () => {
    const ids = candidates(5000);
    const index = indexOf(
      ['base', ...ids],
      'base',
      ids.map((id) => against('base', id)),
    );
    const { pairs, leftOut } = comparePairs(index);
    expect(pairs).toHaveLength(mostPairs);
    expect(leftOut).toBe(5000 - mostPairs);
    expect(pairs[0]!.b.id).toBe('c0');
  });

  test('a page is found whichever way round', () => {
    const index = indexOf(['base', 'c0', 'c1'], 'base', [against('base', 'c0')]);
    expect(pairPath(index, 'c0', 'base')).toBe('bench/compare/base..c0/');
    expect(pairPath(index, 'base', 'c0')).toBe('bench/compare/base..c0/');
    expect(pairPath(index, 'c0', 'c1')).toBeNull();
  });
});
