/** A side of a comparison for tests: one metric, values by seed. */
import type { Side } from '../../../src/components/compare/sides.ts';
import { roundScore } from '../../../src/format/numbers.ts';

/** Seeds count from 0; `rank` as the Report would have it. */
export function sideOf(
  id: string,
  values: readonly number[],
  options: { readonly rank?: readonly [number, number]; readonly colour?: number; readonly nFailed?: number } = {},
): Side {
  const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    configuration: {
      ...{ id, name: id, slug: id, params: {}, tags: [], runIds: [], seeds: [], notes: null },
      marker: { colour: options.colour ?? 0, shape: 0 },
    },
    values: {
      accuracy: {
        n: values.length,
        nFailed: options.nFailed ?? 0,
        mean,
        rounded: mean === null ? null : roundScore(mean, values.length < 2 ? null : 0.01),
        interval: null,
        rank: options.rank ?? null,
        seeds: values.map((value, seed) => ({ seed: String(seed), value })),
      },
    },
  };
}
