/** What stands at the head of a benchmark: the facts, and the notice on failures. */
import { dateText } from '../format/dates.ts';
import { completedText, failureConsequence, failureCounts } from '../format/failure-sentences.ts';
import { integer } from '../format/numbers.ts';
import { count } from '../format/words.ts';
import { seedsInWords } from '../format/verdict-sentences.ts';
import type { Metric, Task } from '../report/schema.ts';
import type { BenchmarkView } from './view.ts';

/** A term and what is known of it. */
export interface Fact {
  readonly term: string;
  readonly text: string;
}

/** `accuracy, higher is better`. */
export const directionText = (metric: Metric): string => `${metric.label}, ${metric.better} is better`;

/** Dataset, version, split and size of a task. */
export function taskText(task: Task): string {
  const parts = [
    task.dataset,
    task.version,
    task.split,
    task.sampleCount === null ? null : count(task.sampleCount, 'sample'),
  ];
  return parts.filter((item) => item !== null).join(', ');
}

/** Configurations, with the two factors that form them where there are such. */
function configurationsText({ benchmark }: BenchmarkView): string {
  const total = integer(benchmark.configurations.length);
  const levels = benchmark.factors.map((factor) =>
    count(factor.levels.length, `level of ${factor.label}`, `levels of ${factor.label}`),
  );
  return levels.length < 2 ? total : `${total} (${levels.join(' × ')})`;
}

/** The facts of a benchmark, in the order in which documents show them; unknown ones are left out. */
export function benchmarkFacts(view: BenchmarkView): readonly Fact[] {
  const { benchmark, metric, runs } = view;
  const facts: (Fact | null)[] = [
    metric === null ? null : { term: 'Ranked by', text: directionText(metric) },
    benchmark.tasks.length === 0
      ? null
      : {
          term: benchmark.tasks.length === 1 ? 'Task' : 'Tasks',
          text: benchmark.tasks.map((task) => task.id).join('; '),
        },
    { term: 'Configurations', text: configurationsText(view) },
    { term: 'Runs', text: completedText(runs) },
    { term: 'Seeds', text: seedsInWords(benchmark) },
    benchmark.lastRunAt === null ? null : { term: 'Last run', text: dateText(benchmark.lastRunAt) },
  ];
  return facts.filter((fact) => fact !== null);
}

/** What failed and whether a rank depends on it; null where every run completed. */
export function failureNotice(view: BenchmarkView): { readonly counts: string; readonly consequence: string } | null {
  const counts = failureCounts(view.runs);
  return counts === '' ? null : { counts: `${counts}.`, consequence: failureConsequence(view.benchmark, view.runs) };
}
