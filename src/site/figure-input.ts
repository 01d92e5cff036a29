/** What figures on pages are built from. */
import type { CriticalDifference, FigureInput } from '../figures/input.ts';
import { pStatement } from '../format/p-values.ts';
import type { ConfigurationDetail } from '../report/samples-schema.ts';
import type { Metric, Ranking } from '../report/schema.ts';
import type { BenchmarkIndex, ReportIndex } from '../report/select.ts';

/** The input of a figure about one metric of a benchmark. */
export const figureInput = (
  report: ReportIndex,
  index: BenchmarkIndex,
  of: { readonly metric: Metric; readonly detail: (configuration: string) => ConfigurationDetail | null },
): FigureInput => ({ index, runs: report.runsOf(index.benchmark.id), metric: of.metric.id, detail: of.detail });

/** What the diagram of mean ranks over the seeds of a metric is drawn from, as far as the Report holds it. */
export const meanRanksOf = (index: BenchmarkIndex, metric: Metric): CriticalDifference | null =>
  rankDiagram(index.ranking(metric.id)?.criticalDifference ?? null, metric);

/** A diagram of the Report with its method in words; `metric` names the figure. */
export function rankDiagram(found: Ranking['criticalDifference'], metric: Metric): CriticalDifference | null {
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
