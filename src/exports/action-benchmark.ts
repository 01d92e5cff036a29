/** Results for github-action-benchmark, which keeps a history per commit: one file per direction of the metric. */
import { numberOf } from '../format/missing.ts';
import { integer, plainNumber } from '../format/numbers.ts';
import type { ReportIndex } from '../report/select.ts';
import type { Export, ExportFile } from './export.ts';
import { viewsOf } from './view.ts';

/** An entry as the tools `customBiggerIsBetter` and `customSmallerIsBetter` read it. */
export interface ActionBenchmarkEntry {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly range?: string;
  readonly extra: string;
}

/** The mean of every configuration on the primary metric of each benchmark that has this direction. */
export function actionBenchmarkEntries(
  index: ReportIndex,
  better: 'higher' | 'lower',
): readonly ActionBenchmarkEntry[] {
  return viewsOf(index).flatMap((view) => {
    const { metric, benchmark } = view;
    if (metric === null || metric.better !== better) return [];
    return benchmark.configurations.flatMap((configuration) => {
      const summary = view.index.summary(configuration.id, metric.id);
      const mean = summary === null ? null : numberOf(summary.mean);
      if (summary === null || mean === null) return [];
      const sd = numberOf(summary.sd);
      return [
        {
          name: `${benchmark.title}: ${configuration.name}`,
          unit: metric.unit ?? metric.label,
          value: mean,
          ...(sd === null ? {} : { range: `± ${plainNumber(sd, 2)}` }),
          extra: `n = ${integer(summary.n)}; id ${configuration.id}`,
        },
      ];
    });
  });
}

const directions = [
  { better: 'higher', path: 'exports/action-benchmark-bigger.json', label: 'Bigger is better' },
  { better: 'lower', path: 'exports/action-benchmark-smaller.json', label: 'Smaller is better' },
] as const;

/** The directions that a metric has: the action refuses a file without an entry. */
const directionsOf = (index: ReportIndex) =>
  directions.filter(({ better }) => actionBenchmarkEntries(index, better).length > 0);

/** The export. */
export const actionBenchmark: Export = {
  id: 'action-benchmark',
  title: 'github-action-benchmark',
  purpose: 'Means for github-action-benchmark, which draws them over the commits and warns of regressions.',
  files: (index) => directionsOf(index).map(({ path, label }) => ({ path, label, benchmark: null })),
  render: ({ index }) =>
    Promise.resolve(
      directionsOf(index).map(({ better, path }): ExportFile => ({
        path,
        content: `${JSON.stringify(actionBenchmarkEntries(index, better), null, 2)}\n`,
      })),
    ),
};
