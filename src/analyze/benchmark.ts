/** One benchmark: from its runs to its part of the Report. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import type { Diagnostic } from '../report/primitives.ts';
import type { Attachments } from '../report/run.ts';
import type { ConfigurationDetail } from '../report/samples-schema.ts';
import type { Benchmark, BenchmarkSettings, Metric, Ranking, RunRecord } from '../report/schema.ts';
import { analyzeAcrossTasks } from './across-tasks/index.ts';
import type { Assignment } from './assign.ts';
import { chooseBaseline } from './baseline.ts';
import { compareWithBaseline, fewConfigurations, type ComparisonSet } from './compare.ts';
import { compareWithLeader } from './compare-leader.ts';
import { listCosts } from './costs.ts';
import { resolveDuplicates } from './duplicates.ts';
import { listFailures } from './failures.ts';
import { definingParams, groupRuns, type Grouping } from './group.ts';
import { rateHyperparameters } from './hyperparameters.ts';
import { toMember } from './members.ts';
import type { IntervalMemory } from './memory.ts';
import { listMetrics, type MetricList } from './metrics.ts';
import { listParameters, unknownParameters } from './parameters.ts';
import { rankMetric } from './rank.ts';
import { inferReplication } from './replication.ts';
import { toRunRecord } from './runs.ts';
import { analyzeSamples } from './samples/index.ts';
import { createSampleScoreReader, type SampleScoreReader } from './samples/sample-scores.ts';
import { collectTable, type ScoreTable } from './scores.ts';
import { settingsOf } from './settings.ts';
import { summarizeAll } from './summarize.ts';
import { listTasks, type TaskList } from './tasks.ts';

/** A benchmark of the Report with its runs, by id, the details of its configurations, and what was wrong with the input. */
export interface BenchmarkResult {
  readonly benchmark: Benchmark;
  readonly runs: readonly RunRecord[];
  readonly details: readonly ConfigurationDetail[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The runs of a benchmark put in order: what all computations read. */
interface Prepared {
  readonly settings: BenchmarkSettings;
  readonly tasks: TaskList;
  readonly list: MetricList;
  readonly grouping: Grouping;
  readonly table: ScoreTable;
  readonly diagnostics: readonly Diagnostic[];
}

/** Analyzes one benchmark. Throws a user error where its file names something that does not exist. */
export function analyzeBenchmark(
  assignment: Assignment,
  { attachments, memory }: { readonly attachments: Attachments; readonly memory?: IntervalMemory | undefined },
): BenchmarkResult {
  const { id, spec } = assignment;
  const scores = createSampleScoreReader(attachments);
  const prepared = prepare(assignment, scores);
  const { grouping, list, settings, tasks } = prepared;
  const { configurations } = grouping;
  const baseline = chooseBaseline(configurations, spec);
  const computed = compute(prepared, { baseline: baseline.baseline, samples: scores, spec, memory });
  const primary = computed.rankings.find((ranking) => ranking.metric === list.primaryMetric);
  const samples = analyzeSamples(configurations, {
    benchmark: id,
    task: tasks.tasks.length === 1 ? tasks.tasks[0]!.id : null,
    level: settings.level,
    attachments,
    baseline: baseline.baseline,
    leader: primary?.rows[0]?.configuration ?? null,
    runnerUp: primary?.rows[1]?.configuration ?? null,
  });
  const benchmark: Benchmark = {
    id,
    ...describeBenchmark(assignment, prepared),
    baseline: baseline.baseline,
    baselineReason: baseline.reason,
    settings,
    factors: [...grouping.factors],
    tasks: [...tasks.tasks],
    metrics: [...list.metrics],
    configurations: configurations.map((data) => data.configuration),
    parameters: listParameters(configurations, spec),
    ...computed,
    acrossTasks: analyzeAcrossTasks({
      tasks: tasks.tasks,
      metrics: list.metrics,
      primaryMetric: list.primaryMetric,
      baseline: baseline.baseline,
      configurations,
      table: prepared.table,
      settings,
      spec,
    }),
    failures: listFailures(configurations),
    costs: listCosts(configurations, spec),
    samples: samples.samples,
    rewards: samples.rewards,
    lastRunAt: lastRunAt(assignment),
  };
  return {
    benchmark,
    runs: configurations.flatMap((data) => data.members.map((member) => toRunRecord(member, data, id))),
    details: samples.details,
    diagnostics: prepared.diagnostics,
  };
}

function prepare({ id, spec, runs }: Assignment, samples: SampleScoreReader): Prepared {
  const settings = settingsOf(spec);
  const tasks = listTasks(runs, spec);
  const list = listMetrics(runs, spec, tasks.tasks);
  const primaryKeys = list.metrics.filter((metric) => metric.role === 'primary').map((metric) => metric.key);
  const judged = runs.map((run) => toMember(run, primaryKeys));
  const ignored = spec?.ignoreParams ?? [];
  const unique = resolveDuplicates(judged, settings.duplicates, (run) => definingParams(run, ignored).group);
  const grouping = groupRuns(unique.members, { spec, benchmarkId: id });
  const { configurations } = grouping;
  const table = collectTable(configurations, list.metrics);
  const replication = inferReplication(list.metrics, { configurations, table, samples, spec, runs });
  return {
    settings,
    tasks,
    list: {
      ...list,
      metrics: replication.metrics,
      inferences: [...list.inferences, ...replication.inferences],
    },
    grouping,
    table,
    diagnostics: [
      ...tasks.diagnostics,
      ...list.diagnostics,
      ...unique.diagnostics,
      ...grouping.diagnostics,
      ...unknownParameters(grouping.configurations, spec),
    ],
  };
}

/** Above this many configurations all pairs on every metric take minutes: only the primary metrics are ranked and explained. */
export const mostOnEveryMetric = 500;

/** Whether a metric is ranked among so many configurations. */
const ranksWith = (metric: Metric, configurations: number): boolean =>
  metric.role === 'primary' || configurations <= (metric.role === 'cost' ? fewConfigurations : mostOnEveryMetric);

/** Metrics that are only listed are neither ranked nor compared. */
const isRanked = (metric: Metric): boolean => metric.role !== 'info';

type Computed = Pick<
  Benchmark,
  'summaries' | 'rankings' | 'families' | 'comparisons' | 'hyperparameters' | 'hyperparameterModels'
>;

function compute(
  prepared: Prepared,
  context: {
    readonly baseline: string | null;
    readonly samples: SampleScoreReader;
    readonly spec: BenchmarkSpec | null;
    readonly memory: IntervalMemory | undefined;
  },
): Computed {
  const { settings, table, list } = prepared;
  const { configurations } = prepared.grouping;
  const { samples } = context;
  const summaries = summarizeAll(configurations, list.metrics, { table, settings, samples, memory: context.memory });
  const byMetric = Map.groupBy(summaries, (summary) => summary.metric);
  const shared = { configurations, table, settings, samples };
  const rankings: Ranking[] = [];
  const sets: ComparisonSet[] = [];
  for (const metric of list.metrics.filter(isRanked)) {
    sets.push(compareWithBaseline(metric, context.baseline, shared));
    if (!ranksWith(metric, configurations.length)) continue;
    const ranked = rankMetric(metric, byMetric.get(metric.id) ?? [], shared);
    rankings.push(ranked.ranking);
    if (metric.role === 'primary') sets.push(compareWithLeader(metric, ranked, shared));
  }
  const explained =
    configurations.length > mostOnEveryMetric
      ? list.metrics.filter((metric) => metric.role === 'primary')
      : list.metrics;
  const importance = rateHyperparameters(explained, {
    configurations,
    table,
    settings,
    primaryMetric: list.primaryMetric,
    preferred: prepared.grouping.factors.map((factor) => factor.parameter),
  });
  return {
    summaries,
    rankings,
    families: sets.flatMap((set) => set.family ?? []),
    comparisons: sets.flatMap((set) => set.comparisons),
    hyperparameters: importance.hyperparameters,
    hyperparameterModels: importance.models,
  };
}

type Described = Pick<
  Benchmark,
  'title' | 'description' | 'inferred' | 'inferences' | 'primaryMetric' | 'hardware' | 'reproduce' | 'source'
>;

function describeBenchmark({ id, spec, origin }: Assignment, prepared: Prepared): Described {
  const { list, tasks, grouping } = prepared;
  const source = spec?.source;
  return {
    title: spec?.title ?? id,
    description: spec?.description ?? null,
    inferred: spec === null,
    inferences: [
      ...(spec === null ? [`Benchmark ${id}: ${origin}; no file in content/benchmarks describes it.`] : []),
      ...list.inferences,
      ...tasks.inferences,
      ...grouping.inferences,
      ...(grouping.configurations.length > mostOnEveryMetric && list.metrics.length > 1 ? [onlyPrimary] : []),
    ],
    primaryMetric: list.primaryMetric,
    hardware: spec?.hardware ?? null,
    reproduce: { command: spec?.reproduce?.command ?? null, notes: spec?.reproduce?.notes ?? null },
    source:
      source === undefined ? null : { title: source.title, url: source.url ?? null, license: source.license ?? null },
  };
}

const onlyPrimary = `With more than ${mostOnEveryMetric} configurations only the primary metric is ranked and related to params; the others are summarised and compared with the baseline.`;

function lastRunAt({ runs }: Assignment): string | null {
  const times = runs.flatMap((run) => run.finishedAt ?? run.startedAt ?? []);
  return times.reduce<string | null>((latest, time) => (latest === null || time > latest ? time : latest), null);
}
