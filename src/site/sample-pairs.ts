/** Which pairs of configurations have a page of their own, and where. */
import type { FlipPair } from '../report/samples-schema.ts';
import type { BenchmarkIndex } from '../report/select.ts';
import { paths } from './urls.ts';

/** Pages of pairs grow as the square of the configurations: with twenty of them there are 190 pairs. */
export const mostPairPages = 200;

/** A pair and its site path. */
export interface PairPage {
  readonly pair: FlipPair;
  readonly slug: string;
  readonly path: string;
}

const known = new WeakMap<BenchmarkIndex, readonly PairPage[]>();

/** The pairs in the order of the Report, leader and runner-up first; each two configurations once. */
export function pairPages(index: BenchmarkIndex): readonly PairPage[] {
  let pages = known.get(index);
  if (pages === undefined) known.set(index, (pages = [...listPairs(index)]));
  return pages;
}

function* listPairs(index: BenchmarkIndex): Generator<PairPage> {
  const { benchmark } = index;
  const flips = benchmark.samples?.flips ?? [];
  const seen = new Set<string>();
  for (const pair of [...flips.filter(isLeading), ...flips.filter((item) => !isLeading(item))]) {
    const [a, b] = [index.configuration(pair.a), index.configuration(pair.b)];
    const key = pair.a < pair.b ? `${pair.a}\0${pair.b}` : `${pair.b}\0${pair.a}`;
    if (a === null || b === null || seen.has(key)) continue;
    seen.add(key);
    const slug = `${a.slug}..${b.slug}`;
    yield { pair, slug, path: paths.samplePair(benchmark.id, slug) };
    if (seen.size === mostPairPages) return;
  }
}

const isLeading = (pair: FlipPair): boolean => pair.reference === 'leader';
