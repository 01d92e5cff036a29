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

/** The pairs in the order of the Report, leader and runner-up first; each two configurations once. */
export function pairPages(index: BenchmarkIndex): readonly PairPage[] {
  const { benchmark } = index;
  const flips = benchmark.samples?.flips ?? [];
  const order = [...flips.filter(isLeading), ...flips.filter((pair) => !isLeading(pair))];
  const seen = new Set<string>();
  return order
    .flatMap((pair) => {
      const [a, b] = [index.configuration(pair.a), index.configuration(pair.b)];
      const key = [pair.a, pair.b].sort().join('\0');
      if (a === null || b === null || seen.has(key)) return [];
      seen.add(key);
      const slug = `${a.slug}..${b.slug}`;
      return [{ pair, slug, path: paths.samplePair(benchmark.id, slug) }];
    })
    .slice(0, mostPairPages);
}

const isLeading = (pair: FlipPair): boolean => pair.reference === 'leader';
