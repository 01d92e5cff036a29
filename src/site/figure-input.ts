/** What figures on pages are built from. */
import type { CriticalDifference, FigureInput } from '../figures/input.ts';
import { pStatement } from '../format/p-values.ts';
import type { ConfigurationDetail } from '../report/samples-schema.ts';
import type { Metric } from '../report/schema.ts';
import type { BenchmarkIndex, ReportIndex } from '../report/select.ts';

/** The input of a figure about one metric of a benchmark. */
export const figureInput = (
  report: ReportIndex,
  index: BenchmarkIndex,
  of: { readonly metric: Metric; readonly detail: (configuration: string) => ConfigurationDetail | null },
): FigureInput => ({ index, runs: report.runsOf(index.benchmark.id), metric: of.metric.id, detail: of.detail });

/** What the diagram of mean ranks is drawn from, as far as the Report holds it. */
export function meanRanksOf(index: BenchmarkIndex, metric: Metric): CriticalDifference | null {
  const found = index.ranking(metric.id)?.criticalDifference ?? null;
  if (found === null) return null;
  const { blocks, nBlocks, meanRanks, groups, p, alpha } = found;
  const friedman = `Friedman test over ${nBlocks} ${blocks}${p === null ? '' : `, ${pStatement(p)}`}`;
  return {
    metric: metric.id,
    criticalDifference: found.criticalDifference,
    ...{ blocks, nBlocks, meanRanks, groups },
    method: `${friedman}; Nemenyi, α = ${alpha}`,
  };
}
