/** What MLflow says of a run, whatever it was stored in. Source: mlflow/store/tracking and mlflow/utils/mlflow_tags.py. */
import type { Json, RawRun } from '../../reader.ts';
import { createPoints, type Points } from '../support/points.ts';
import { defined, isoOfMs, policyOf, readLiteral, unlessEmpty } from '../support/values.ts';

/** One logged value. */
export interface MetricPoint {
  readonly timestamp: number;
  readonly value: number;
  readonly step: number;
}

/** A run as stored: params and tags are texts, times milliseconds. */
export interface MlflowFacts {
  readonly part: string;
  readonly experiment: string | undefined;
  readonly name: string | undefined;
  readonly status: string | undefined;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
  readonly params: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly metrics: ReadonlyMap<string, readonly MetricPoint[]>;
}

/** Run statuses by their number in the file store (mlflow.entities.RunStatus). */
export const statusWords: ReadonlyMap<number, string> = new Map([
  [1, 'RUNNING'],
  [2, 'SCHEDULED'],
  [3, 'FINISHED'],
  [4, 'FAILED'],
  [5, 'KILLED'],
]);

/** MLflow's own order: the latest value is the highest by step, then time, then value. */
const compare = (a: MetricPoint, b: MetricPoint): number =>
  a.step - b.step || a.timestamp - b.timestamp || a.value - b.value;

function collectPoints(metrics: MlflowFacts['metrics']): Points {
  const points = createPoints('step');
  for (const [name, list] of metrics) {
    const ordered = list.length > 1 ? list.toSorted(compare) : list;
    for (const { step, value } of ordered) points.add(name, step, value);
  }
  return points;
}

/** Where the code came from, and whether it is a clean commit of it is not told. */
function gitOf(tags: ReadonlyMap<string, string>): RawRun['git'] {
  return unlessEmpty(
    defined({
      commit: tags.get('mlflow.source.git.commit'),
      branch: tags.get('mlflow.source.git.branch') ?? tags.get('mlflow.gitBranch'),
      remote: tags.get('mlflow.source.git.repoURL') ?? tags.get('mlflow.gitRepoURL'),
    }),
  );
}

/** The raw run. Its display name is often made up, so it goes to the environment and never names a configuration. */
export function rawRunOf(facts: MlflowFacts): RawRun {
  const { tags } = facts;
  const points = collectPoints(facts.metrics);
  const metrics = points.last();
  const config = Object.fromEntries([...facts.params].map(([key, value]): [string, Json] => [key, readLiteral(value)]));
  const own = [...tags].filter(([key]) => !key.startsWith('mlflow.')).map(([key, value]) => `${key}=${value}`);
  const runName = facts.name ?? tags.get('mlflow.runName');
  const seconds = facts.startMs !== undefined && facts.endMs !== undefined ? (facts.endMs - facts.startMs) / 1000 : -1;
  return {
    part: facts.part,
    config,
    ...defined({
      metrics: unlessEmpty(metrics),
      finalValue: unlessEmpty(policyOf(metrics, 'last')),
      history: points.history() ?? undefined,
      status: facts.status,
      startedAt: isoOfMs(facts.startMs),
      finishedAt: isoOfMs(facts.endMs),
      durationSeconds: seconds >= 0 ? seconds : undefined,
      study: facts.experiment === 'Default' ? undefined : facts.experiment,
      parent: tags.get('mlflow.parentRunId'),
      notes: tags.get('mlflow.note.content'),
      tags: own.length > 0 ? own : undefined,
      git: gitOf(tags),
      environment: runName === undefined ? undefined : { run_name: runName },
    }),
  };
}
