/** What makes the scores of different tasks comparable, and the scores on that scale. */
import type { BenchmarkSpec } from '../../report/benchmark-spec.ts';
import type { AcrossTasks, Metric } from '../../report/schema.ts';
import { listText } from '../text.ts';
import type { RankedTask } from './ranked-tasks.ts';

/** The scale of the Report, and the way of a score to it. */
export interface TaskScale {
  readonly scale: AcrossTasks['scale'];
  /** A score of task `task` where more is always better; on the scale itself unless lower is better there. */
  readonly place: (task: number, score: number) => number;
}

type Reference = { readonly zero: number; readonly one: number };

/** The reference scores that the file states, task by task. */
export function referencesOf(tasks: readonly RankedTask[], spec: BenchmarkSpec | null): (Reference | null)[] {
  const stated = spec?.tasks ?? [];
  return tasks.map(({ task }) => {
    const entry = stated.find((item) => item.id === task.id) ?? stated.find((item) => item.dataset === task.dataset);
    return entry?.scale ?? null;
  });
}

/** Chooses the scale: reference scores of all tasks, else one that all tasks share, else ranks alone. */
export function chooseScale(tasks: readonly RankedTask[], references: readonly (Reference | null)[]): TaskScale {
  if (references.every((reference) => reference !== null)) {
    return {
      scale: {
        kind: 'normalised',
        better: 'higher',
        unit: null,
        ideal: 1,
        reason: 'Scores are normalised: the benchmark file states for each task the scores that count as 0 and as 1.',
      },
      place: (task, score) => (score - references[task]!.zero) / (references[task]!.one - references[task]!.zero),
    };
  }
  const metrics = tasks.map(({ metric }) => metric);
  const sign = (metric: Metric): number => (metric.better === 'higher' ? 1 : -1);
  const place = (task: number, score: number): number => sign(metrics[task]!) * score;
  const first = metrics[0]!;
  const obstacle = obstacleOf(metrics);
  const missing = tasks.filter((_, index) => references[index] === null).map(({ task }) => task.id);
  const partly =
    missing.length < tasks.length
      ? ` The file states a scale for some tasks only, so it is not used; missing: ${listText(missing)}.`
      : '';
  if (obstacle === null) {
    const [low, high] = first.bounds!;
    return {
      scale: {
        kind: 'raw',
        better: first.better,
        unit: first.unit,
        ideal: first.better === 'higher' ? high : low,
        reason: `Scores are taken as they are: all tasks share unit, direction and bounds.${partly}`,
      },
      place,
    };
  }
  return {
    scale: {
      kind: 'ranks',
      better: 'lower',
      unit: null,
      ideal: null,
      reason: `Scores of different tasks are not averaged, because ${obstacle}; only ranks within tasks are compared. A scale for each task in the benchmark file would change that.${partly}`,
    },
    place,
  };
}

/** Why raw scores cannot be put together; null where they can. */
function obstacleOf(metrics: readonly Metric[]): string | null {
  const differ = (of: (metric: Metric) => string): boolean => new Set(metrics.map(of)).size > 1;
  if (differ((metric) => metric.better)) return 'higher is better on some tasks and lower on others';
  if (differ((metric) => metric.unit ?? '')) return 'their units differ';
  if (metrics.some((metric) => metric.bounds === null)) return 'nothing states the range of their scores';
  if (differ((metric) => JSON.stringify(metric.bounds))) return 'their ranges differ';
  return null;
}

/** A number of the inner scale, where more is better, on the scale of the Report. */
export const outward = (scale: AcrossTasks['scale'], value: number): number =>
  scale.better === 'lower' ? 0 - value : value;
