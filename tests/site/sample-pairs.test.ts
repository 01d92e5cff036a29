import { expect, test } from 'vitest';
import type { FlipPair } from '../../src/report/samples-schema.ts';
import { indexBenchmark } from '../../src/report/select.ts';
import { mostPairPages, pairPages } from '../../src/site/sample-pairs.ts';
import { makeBenchmark } from '../format/make-benchmark.ts';

const counts = { seed: null, runA: 'x', runB: 'y', n: 1, bothRight: 1, onlyA: 0, onlyB: 0, bothWrong: 0 };
const pair = (a: string, b: string, reference: FlipPair['reference'] = 'pair'): FlipPair => ({
  ...{ reference, a, b, tested: counts, bySeed: [counts], p: 1, midP: 1, pCorrected: 1, minimumP: 1, reason: null },
  ...{ discordant: [], discordantTotal: 0, warnings: [] },
});
const indexOf = (ids: readonly string[], flips: FlipPair[]) => {
  const { benchmark } = makeBenchmark({ configurations: ids.map((id) => ({ id, values: [1] })) });
  const samples = {
    ...{ task: null, nRuns: 1, nSamples: 1, shared: { n: 1, wrongForAll: 0, rightForAll: 1 }, coverage: [] },
    ...{
      flips,
      hardest: [],
      hardTotal: 0,
      unstable: [],
      unstableTotal: 0,
      confused: [],
      confusedTotal: 0,
      warnings: [],
    },
  };
  return indexBenchmark({ ...benchmark, samples });
};
const pagesOf = (ids: readonly string[], flips: FlipPair[]) => pairPages(indexOf(ids, flips));

test('leader and runner-up come first, each two configurations once', () => {
  const pages = pagesOf(['a', 'b', 'c'], [pair('a', 'b'), pair('c', 'a', 'leader'), pair('b', 'a', 'baseline')]);
  expect(pages.map((page) => page.path)).toEqual(['bench/samples/c..a/', 'bench/samples/a..b/']);
});

test('pairs of unknown configurations have no page, and the number of pages is limited', () => {
  expect(pagesOf(['a'], [pair('a', 'gone')])).toEqual([]);
  const ids = Array.from({ length: 22 }, (_, i) => `c${i}`);
  const all = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => pair(a, b)));
  expect(pagesOf(ids, all)).toHaveLength(mostPairPages);
});

test('a page is found among the pages of its benchmark, so that it has neighbours', () => {
  const index = indexOf(['a', 'b', 'c'], [pair('a', 'b'), pair('a', 'c')]);
  const [, second] = pairPages(index);
  expect(pairPages(index).indexOf(second!)).toBe(1);
});
