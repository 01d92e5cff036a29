/** Failures in sentences: how many, of what, and whether a rank depends on them. */
import type { Benchmark, RunRecord, RunStatus } from '../report/schema.ts';
import { integer } from './numbers.ts';
import { capital, count, listText } from './words.ts';

/** The statuses that need a look, in the order in which they are told. */
const troubled = ['failed', 'diverged', 'incomplete', 'running', 'unknown'] as const satisfies readonly RunStatus[];

const told: Readonly<Record<RunStatus, string>> = {
  completed: 'completed',
  failed: 'failed',
  diverged: 'diverged',
  incomplete: 'ended without a score',
  running: 'never finished',
  unknown: 'left an unknown status',
};

/** What a status means, in a few words. */
export const statusMeaning: Readonly<Record<RunStatus, string>> = {
  completed: 'ended and holds its primary metric',
  failed: 'says so itself, or left an error',
  diverged: 'its primary metric is not finite',
  incomplete: 'ended without its primary metric',
  running: 'never reported an end',
  unknown: 'its status word is not known',
};

/** True for every run that did not complete. */
export const isTroubled = (run: RunRecord): boolean => run.status !== 'completed';

/** "3 of 5 runs failed and 1 never finished"; empty where every run completed. */
export function failureCounts(runs: readonly RunRecord[]): string {
  const parts = troubled
    .map((status) => ({ status, n: runs.filter((run) => run.status === status).length }))
    .filter((part) => part.n > 0);
  if (parts.length === 0) return '';
  return listText(
    parts.map(
      ({ status, n }, i) => `${integer(n)}${i === 0 ? ` of ${count(runs.length, 'run')}` : ''} ${told[status]}`,
    ),
  );
}

/** Whether the failures touch the ranking. */
export function failureConsequence(benchmark: Benchmark, runs: readonly RunRecord[]): string {
  const ranked = new Set(
    benchmark.rankings.find((r) => r.metric === benchmark.primaryMetric)?.rows.map((row) => row.configuration),
  );
  const touched = new Set(
    runs.filter((run) => isTroubled(run) && ranked.has(run.configuration)).map((run) => run.configuration),
  );
  if (ranked.size === 0) return '';
  if (touched.size === 0) return 'None belongs to a ranked configuration, so no rank depends on them.';
  return `${capital(count(touched.size, 'ranked configuration'))} ${touched.size === 1 ? 'lost a seed' : 'lost seeds'} to them: their missing values are in no mean.`;
}

/** "160 of 160 completed". */
export function completedText(runs: readonly RunRecord[]): string {
  const completed = runs.filter((run) => !isTroubled(run)).length;
  return `${integer(completed)} of ${integer(runs.length)} completed`;
}
