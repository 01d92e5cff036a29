/** One benchmark: from its runs to its part of the Report. */
import type { Diagnostic } from '../report/primitives.ts';
import type { Benchmark, RunRecord } from '../report/schema.ts';
import type { Assignment } from './assign.ts';
import { chooseBaseline } from './baseline.ts';
import { listCosts } from './costs.ts';
import { resolveDuplicates } from './duplicates.ts';
import { listFailures } from './failures.ts';
import { definingParams, groupRuns } from './group.ts';
import { toMember } from './members.ts';
import { listMetrics } from './metrics.ts';
import { rankByMean } from './rank.ts';
import { toRunRecord } from './runs.ts';
import { collectTable } from './scores.ts';
import { settingsOf } from './settings.ts';
import { summarizeAll } from './summarize.ts';
import { listTasks } from './tasks.ts';

/** A benchmark of the Report with its runs, by id, and what was wrong with the input. */
export interface BenchmarkResult {
  readonly benchmark: Benchmark;
  readonly runs: readonly RunRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Analyzes one benchmark. Throws a user error where its file names something that does not exist. */
export function analyzeBenchmark(assignment: Assignment): BenchmarkResult {
  const { id, spec } = assignment;
  const settings = settingsOf(spec);
  const tasks = listTasks(assignment.runs, spec);
  const list = listMetrics(
    assignment.runs,
    spec,
    tasks.tasks.map((task) => task.id),
  );
  const primaryKeys = list.metrics.filter((metric) => metric.role === 'primary').map((metric) => metric.key);
  const judged = assignment.runs.map((run) => toMember(run, primaryKeys));
  const ignored = spec?.ignoreParams ?? [];
  const unique = resolveDuplicates(judged, settings.duplicates, (run) => definingParams(run, ignored).group);
  const grouping = groupRuns(unique.members, { spec, benchmarkId: id });
  const { configurations } = grouping;
  const baseline = chooseBaseline(configurations, spec);
  const table = collectTable(configurations, list.metrics);
  const summaries = summarizeAll(configurations, list.metrics, { table, settings });
  const byMetric = Map.groupBy(summaries, (summary) => summary.metric);
  const benchmark: Benchmark = {
    id,
    title: spec?.title ?? id,
    description: spec?.description ?? null,
    inferred: spec === null,
    inferences: [
      ...(spec === null ? [`Benchmark ${id}: ${assignment.origin}; no file in content/benchmarks describes it.`] : []),
      ...list.inferences,
      ...tasks.inferences,
      ...grouping.inferences,
    ],
    primaryMetric: list.primaryMetric,
    baseline: baseline.baseline,
    baselineReason: baseline.reason,
    settings,
    hardware: spec?.hardware ?? null,
    reproduce: { command: spec?.reproduce?.command ?? null, notes: spec?.reproduce?.notes ?? null },
    source:
      spec?.source === undefined
        ? null
        : { title: spec.source.title, url: spec.source.url ?? null, license: spec.source.license ?? null },
    factors: [...grouping.factors],
    tasks: [...tasks.tasks],
    metrics: [...list.metrics],
    configurations: configurations.map((data) => data.configuration),
    summaries,
    rankings: list.metrics
      .filter((metric) => metric.role !== 'info')
      .map((metric) => rankByMean(byMetric.get(metric.id) ?? [], metric)),
    families: [],
    comparisons: [],
    hyperparameters: [],
    failures: listFailures(configurations),
    costs: listCosts(configurations, spec),
    lastRunAt: lastRunAt(assignment),
  };
  return {
    benchmark,
    runs: configurations.flatMap((data) => data.members.map((member) => toRunRecord(member, data, id))),
    diagnostics: [...tasks.diagnostics, ...list.diagnostics, ...unique.diagnostics, ...grouping.diagnostics],
  };
}

function lastRunAt({ runs }: Assignment): string | null {
  const times = runs.flatMap((run) => run.finishedAt ?? run.startedAt ?? []);
  return times.reduce<string | null>((latest, time) => (latest === null || time > latest ? time : latest), null);
}
