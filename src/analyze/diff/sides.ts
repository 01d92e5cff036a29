/** Both sides of a comparison of Reports, and the runs of a configuration that are not the same on them. */
import type { Attachments } from '../../report/run.ts';
import type { Benchmark, Metric, RunRecord } from '../../report/schema.ts';
import type { ReportIndex } from '../../report/select.ts';
import { numberOf } from '../publish.ts';
import type { MatchedConfiguration } from './match.ts';

/** How most of the runs of a configuration judged a sample, and what the first of them answered. */
export interface SampleJudgement {
  readonly right: boolean;
  readonly gold: string | null;
  readonly predicted: string | null;
}

/** The judgements of a configuration by sample id; null where it has no predictions. */
export type JudgementReader = (benchmark: string, configuration: string) => ReadonlyMap<string, SampleJudgement> | null;

/** A Report with what is known beside it. */
export interface DiffSide {
  readonly index: ReportIndex;
  /** The predictions of single runs; null where only the Report is there. */
  readonly attachments: Attachments | null;
  /** Null where no predictions can be read. */
  readonly judgements: JudgementReader | null;
}

/** A benchmark that both sides have, with their runs. */
export interface BenchmarkSides {
  readonly base: DiffSide;
  readonly head: DiffSide;
  readonly baseBenchmark: Benchmark;
  readonly headBenchmark: Benchmark;
}

/** A run that counts, with its value on a metric. */
export interface Measured {
  readonly run: RunRecord;
  readonly value: number;
}

/** The values of a configuration on a metric. */
export const measuredRuns = (
  index: ReportIndex,
  benchmark: string,
  of: { readonly configuration: string; readonly metric: Metric },
): readonly Measured[] =>
  index.runsOf(benchmark, of.configuration).flatMap((run) => {
    const value = run.counted ? numberOf(run.metrics[of.metric.key]) : null;
    return value === null ? [] : [{ run, value }];
  });

const sameRun = (a: Measured, b: Measured): boolean => a.value === b.value && a.run.startedAt === b.run.startedAt;

/** The values of both sides, and of each those whose run does not stand unchanged on the other side. */
export interface Changed {
  readonly base: readonly Measured[];
  readonly head: readonly Measured[];
  readonly baseOnly: readonly Measured[];
  readonly headOnly: readonly Measured[];
}

/** A run stands on both sides where its id, its start and its value are the same. */
export function changedRuns(
  sides: BenchmarkSides,
  pair: MatchedConfiguration,
  metrics: { readonly base: Metric; readonly head: Metric },
): Changed {
  const base = measuredRuns(sides.base.index, sides.baseBenchmark.id, {
    configuration: pair.base.id,
    metric: metrics.base,
  });
  const head = measuredRuns(sides.head.index, sides.headBenchmark.id, {
    configuration: pair.head.id,
    metric: metrics.head,
  });
  const without = (own: readonly Measured[], others: readonly Measured[]): Measured[] => {
    const known = new Map(others.map((item) => [item.run.id, item]));
    return own.filter((item) => {
      const other = known.get(item.run.id);
      return other === undefined || !sameRun(item, other);
    });
  };
  return { base, head, baseOnly: without(base, head), headOnly: without(head, base) };
}
