/** What a figure is built from: a benchmark of the Report, and what the page it stands on is about. */
import type { ConfigurationDetail } from '../report/samples-schema.ts';
import type { AggregateId, Configuration, Metric, RunRecord } from '../report/schema.ts';
import type { BenchmarkIndex } from '../report/select.ts';

/**
 * Mean ranks over blocks with the groups that a post-hoc test cannot tell apart (Demšar 2006). The figure is drawn only
 * where the analysis provides this: three configurations or more, five blocks or more, and complete blocks.
 */
export interface CriticalDifference {
  readonly metric: string;
  /** What a block is, in the plural: `seeds` or `tasks`. */
  readonly blocks: string;
  readonly nBlocks: number;
  /** Rank 1 is best; one entry per configuration that is in every block. */
  readonly meanRanks: readonly { readonly configuration: string; readonly meanRank: number }[];
  /** Nemenyi's critical difference in ranks; null where the groups come from another test. */
  readonly criticalDifference: number | null;
  /** Maximal groups of configurations without a significant difference, as configuration ids; single ones left out. */
  readonly groups: readonly (readonly string[])[];
  /** The tests behind it as a reader should see them, e.g. `Friedman test, p = 0.0012; Nemenyi, α = 0.05`. */
  readonly method: string;
}

/** Everything optional is what the page is about; a figure that needs it and does not get it builds to null. */
export interface FigureInput {
  readonly index: BenchmarkIndex;
  /** The runs of the benchmark, counted or not. */
  readonly runs: readonly RunRecord[];
  /** Id of the metric shown. */
  readonly metric: string;
  /** Id of the second metric, for figures of two. */
  readonly against?: string;
  /** Ids of the configurations that the page is about, the most important one first; all of them where absent. */
  readonly configurations?: readonly string[];
  /** The large details of a configuration, null where it has none. */
  readonly detail?: (configuration: string) => ConfigurationDetail | null;
  /** A column of the histories. */
  readonly column?: string;
  /** What the shares of a confusion matrix refer to: its rows (gold, the default) or its columns. */
  readonly normalisation?: 'gold' | 'predicted';
  /** A parameter of the sweep. */
  readonly parameter?: string;
  readonly criticalDifference?: CriticalDifference;
  /** An aggregate over tasks. */
  readonly aggregate?: AggregateId;
}

/** The metric of an input, or null where the benchmark has none of that id. */
export const metricOf = (input: FigureInput): Metric | null => input.index.metric(input.metric);

/** The configurations that a figure is about, in the order asked for or that of the benchmark; unknown ids are skipped. */
export function configurationsOf(input: FigureInput): readonly Configuration[] {
  if (input.configurations === undefined) return input.index.benchmark.configurations;
  return input.configurations.flatMap((id) => input.index.configuration(id) ?? []);
}

/** The configurations best first: in the order of the ranking, then those it does not rank, by name. */
export function rankedConfigurations(input: FigureInput): readonly Configuration[] {
  const rows = input.index.ranking(input.metric)?.rows ?? [];
  const place = new Map(rows.map((row, index) => [row.configuration, index]));
  const at = (item: Configuration): number => place.get(item.id) ?? rows.length;
  return [...configurationsOf(input)].sort((a, b) => at(a) - at(b) || (a.name < b.name ? -1 : 1));
}

/** A counted run's value of a metric, null where it has none. */
export function scoreOf(run: RunRecord, metric: Metric): number | null {
  const value = run.metrics[metric.key];
  return run.counted && typeof value === 'number' ? value : null;
}
