/** What Optuna says of a trial, whatever it was stored in. Source: optuna/trial/_state.py, optuna/distributions.py. */
import { isMapping } from '../../parse/parse-document.ts';
import { parseJson } from '../../parse/parse-json.ts';
import { setKey } from '../../parse/parsed.ts';
import { toRawNumber } from '../../flatten.ts';
import type { Json, RawNumber, RawRun } from '../../reader.ts';
import { createPoints } from '../support/points.ts';
import { defined, lookUp, numberOf, policyOf, textOf, unlessEmpty } from '../support/values.ts';

/** States of a trial by their number in a journal. */
export const trialStates = ['RUNNING', 'COMPLETE', 'PRUNED', 'FAIL', 'WAITING'] as const;
export type TrialState = (typeof trialStates)[number];

/** A study: what its trials are judged by. */
export interface OptunaStudy {
  readonly name: string;
  /** One per objective: 'lower' to minimise, 'higher' to maximise, null where it is not set. */
  readonly directions: readonly ('lower' | 'higher' | null)[];
  /** Names of the objectives where the program set them. */
  readonly names: readonly string[] | null;
}

/** A trial as stored: params are as the user sees them. */
export interface OptunaTrial {
  readonly number: number;
  readonly state: TrialState;
  readonly params: Readonly<Record<string, Json>>;
  readonly values: readonly (number | null)[];
  readonly intermediate: readonly (readonly [step: number, value: number])[];
  readonly attributes: Readonly<Record<string, Json>>;
  readonly startedAt: string | undefined;
  readonly finishedAt: string | undefined;
}

/** The direction by its number: 1 minimises, 2 maximises. */
export const directionOf = (direction: Json): 'lower' | 'higher' | null =>
  direction === 1 || direction === 'MINIMIZE' ? 'lower' : direction === 2 || direction === 'MAXIMIZE' ? 'higher' : null;

/** A stored param: an index into the choices of a categorical one, a whole number where the distribution has those. */
export function paramValue(stored: number, distribution: string): Json {
  const parsed = parseJson(distribution);
  const document = parsed.ok ? parsed.value : null;
  const choices = lookUp(document, 'attributes', 'choices');
  if (Array.isArray(choices)) return choices[Math.round(stored)] ?? null;
  return /^Int/.test(textOf(lookUp(document, 'name')) ?? '') ? Math.round(stored) : stored;
}

const statusWords: Readonly<Record<TrialState, string | undefined>> = {
  RUNNING: 'running',
  COMPLETE: 'completed',
  // A pruned trial did not fail; it ended without its objective, and what it had reported is its history.
  PRUNED: undefined,
  FAIL: 'failed',
  WAITING: 'waiting',
};

/** A time without a zone is the local time of the machine; one with a space is ISO 8601 but for that. */
const timeOf = (text: string | undefined): string | undefined => text?.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1');

function objectives(study: OptunaStudy, trial: OptunaTrial): { metrics: Record<string, RawNumber>; primary: string } {
  const metrics: Record<string, RawNumber> = {};
  const nameOf = (at: number): string => study.names?.[at] ?? (study.directions.length > 1 ? `value_${at}` : 'value');
  if (trial.state === 'COMPLETE') {
    trial.values.forEach((value, at) => {
      const number = toRawNumber(value);
      if (number !== undefined) setKey(metrics, nameOf(at), number);
    });
  }
  return { metrics, primary: nameOf(0) };
}

/** The raw run of a trial. Trials are points of a search: they have no seed. */
export function rawRunOfTrial(study: OptunaStudy, trial: OptunaTrial, part: string): RawRun {
  const { metrics, primary } = objectives(study, trial);
  const points = createPoints('step');
  for (const [step, value] of trial.intermediate) points.add('intermediate_value', step, value);
  const facts = study.directions.flatMap((better, at) => {
    const name = study.names?.[at] ?? (study.directions.length > 1 ? `value_${at}` : 'value');
    return better === null ? [] : [[name, { better }] as const];
  });
  const environment = Object.entries(trial.attributes).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? [] : [[key, value] as const],
  );
  return {
    part,
    config: trial.params,
    primaryMetric: primary,
    ...defined({
      metrics: unlessEmpty(metrics),
      finalValue: unlessEmpty(policyOf(metrics, 'declared')),
      metricFacts: unlessEmpty(Object.fromEntries(facts)),
      history: points.history() ?? undefined,
      status: statusWords[trial.state],
      study: study.name,
      tags: trial.state === 'PRUNED' ? ['pruned'] : undefined,
      startedAt: timeOf(trial.startedAt),
      finishedAt: timeOf(trial.finishedAt),
      environment: unlessEmpty(Object.fromEntries(environment)),
    }),
  };
}

/** Part names: the trial's number, after the study where a store holds several. */
export const partOf = (study: OptunaStudy, trial: OptunaTrial, several: boolean): string =>
  several ? `${study.name}/trial-${trial.number}` : `trial-${trial.number}`;

/** The names of the objectives as the study's attributes hold them. */
export function objectiveNames(attributes: Json): readonly string[] | null {
  const names = isMapping(attributes) ? attributes['study:metric_names'] : undefined;
  return Array.isArray(names) ? names.map(String) : null;
}

/** A stored value with its type beside: infinities are no numbers for a database. */
export function typedValue(value: Json, type: Json): number | null {
  if (type === 'INF_POS') return Infinity;
  if (type === 'INF_NEG') return -Infinity;
  return type === 'NAN' ? NaN : (numberOf(value) ?? null);
}
