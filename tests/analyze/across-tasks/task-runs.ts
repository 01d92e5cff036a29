/** Runs with one score per task, and what is said over the tasks. */
import type { BenchmarkSpec } from '../../../src/report/benchmark-spec.ts';
import type { AcrossTasks } from '../../../src/report/schema.ts';
import { makeRun } from '../../helpers/runs.ts';
import { analyze, onlyBenchmark, specOf } from '../helpers.ts';

/** `scores[configuration][task]` lists the scores of the seeds; null is a score that a run lacks. */
export type TaskScores = Readonly<Record<string, Readonly<Record<string, readonly (number | null)[]>>>>;

export const runsOf = (scores: TaskScores, metric = 'accuracy') =>
  Object.entries(scores).flatMap(([name, tasks]) => {
    const seeds = Math.max(...Object.values(tasks).map((values) => values.length));
    return Array.from({ length: seeds }, (_, seed) =>
      makeRun({
        id: `${name}-${seed}`,
        name,
        study: 'study',
        params: { name },
        seed: String(seed),
        seedKey: 'seed',
        metrics: Object.fromEntries(
          Object.entries(tasks).flatMap(([task, values]) => {
            const value = values[seed] ?? null;
            return value === null ? [] : [[`${task}.${metric}`, value]];
          }),
        ),
      }),
    );
  });

/** The benchmark of these scores. */
export const benchmarkOf = (scores: TaskScores, fields: Partial<BenchmarkSpec> = {}, metric = 'accuracy') =>
  onlyBenchmark(analyze(runsOf(scores, metric), { specs: [specOf({ runs: { study: 'study' }, ...fields })] }));

/** What is said over its tasks; throws where nothing is. */
export function acrossOf(scores: TaskScores, fields: Partial<BenchmarkSpec> = {}, metric = 'accuracy') {
  const benchmark = benchmarkOf(scores, fields, metric);
  const across = benchmark.acrossTasks;
  if (across === null) throw new Error('nothing is said over tasks');
  const id = (name: string): string => benchmark.configurations.find((item) => item.name === name)!.id;
  return { benchmark, across, id };
}

/** One aggregate of one configuration. */
export const aggregateOf = (across: AcrossTasks, configuration: string, aggregate: string) =>
  across.aggregates.find((item) => item.configuration === configuration && item.aggregate === aggregate)!;
