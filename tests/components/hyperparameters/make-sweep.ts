/** A sweep for tests: configurations with params, one metric, importances as given. */
import { indexBenchmark } from '../../../src/report/select.ts';
import type { Benchmark, Hyperparameter, Scalar } from '../../../src/report/schema.ts';
import { makeBenchmark } from '../../format/make-benchmark.ts';

/** One configuration per entry: its params and its values by seed. */
export function makeSweep(
  given: readonly { readonly params: Readonly<Record<string, Scalar>>; readonly values: readonly number[] }[],
  hyperparameters: readonly Hyperparameter[] = [],
) {
  const made = makeBenchmark({ configurations: given.map((item, i) => ({ id: `c${i}`, values: item.values })) });
  const benchmark: Benchmark = {
    ...made.benchmark,
    configurations: made.benchmark.configurations.map((item, i) => ({ ...item, params: { ...given[i]!.params } })),
    hyperparameters: [...hyperparameters],
  };
  return { benchmark, index: indexBenchmark(benchmark), metric: benchmark.metrics[0]! };
}

/** A parameter that was rated by one measure. */
export const ratedOf = (parameter: string, value: number, extra: Partial<Hyperparameter> = {}): Hyperparameter => ({
  ...{ metric: 'accuracy', parameter, kind: 'numeric', n: 6, levels: ['1', '2'], warnings: [] },
  importance: [
    {
      ...{ method: 'spearman', value, low: -0.2, high: 0.95, p: 0.01, pCorrected: 0.02, byChance: null, reason: null },
    },
  ],
  ...extra,
});
