/** The header of an Inspect log: what was evaluated, how it ended, what it came to. Source: inspect_ai/log/_log.py. */
import type { MetricFacts } from '../../../report/run.ts';
import { toRawNumber } from '../../flatten.ts';
import { isMapping } from '../../parse/parse-document.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Json, RawNumber, RawRun } from '../../reader.ts';
import { defined, lookUp, numberOf, policyOf, textOf, unlessEmpty } from '../support/values.ts';

/** Fields that are null, empty or absent say nothing. */
function said(document: Json | undefined): { readonly [key: string]: Json } {
  if (!isMapping(document)) return {};
  return Object.fromEntries(
    Object.entries(document).filter(
      ([, value]) =>
        value !== null &&
        !(isMapping(value) && Object.keys(value).length === 0) &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Settings of the evaluation that say how it is run, not what is measured. */
const aside =
  /^(?:sandbox_cleanup|log_.*|score_display|max_.*|fail_on_error|retry_on_error|continue_on_fail|epochs_reducer|display|trace)$/;

function configOf(header: Json): { readonly [key: string]: Json } {
  const evaluation = lookUp(header, 'eval');
  const generate = { ...said(lookUp(header, 'plan', 'config')), ...said(lookUp(evaluation, 'model_generate_config')) };
  const settings = Object.fromEntries(
    Object.entries(said(lookUp(evaluation, 'config'))).filter(([key]) => !aside.test(key)),
  );
  const { max_connections: _connections, max_retries: _retries, timeout: _timeout, ...sampling } = generate;
  const solvers = lookUp(header, 'plan', 'steps');
  const names = Array.isArray(solvers) ? solvers.flatMap((step: Json) => textOf(lookUp(step, 'solver')) ?? []) : [];
  const part = (key: string, value: { readonly [key: string]: Json }): { readonly [key: string]: Json } =>
    Object.keys(value).length > 0 ? { [key]: value } : {};
  const model = textOf(lookUp(evaluation, 'model'));
  return {
    ...(model === undefined ? {} : { model }),
    ...part('model_args', said(lookUp(evaluation, 'model_args'))),
    ...part('task_args', said(lookUp(evaluation, 'task_args'))),
    ...part('generate', sampling),
    ...part('eval', settings),
    ...(names.length > 0 ? { solver: names.join(' + ') } : {}),
  };
}

/** Metrics as `<score>.<metric>`; `stderr` is a fact of the others, and a reducer beside others is part of the name. */
function resultsOf(
  header: Json,
  task: string | undefined,
): { metrics: Record<string, RawNumber>; facts: Record<string, MetricFacts> } {
  const metrics: Record<string, RawNumber> = {};
  const facts: Record<string, MetricFacts> = {};
  const scores = lookUp(header, 'results', 'scores');
  const completed = numberOf(lookUp(header, 'results', 'completed_samples'));
  if (!Array.isArray(scores)) return { metrics, facts };
  const names = scores.map((score: Json) => textOf(lookUp(score, 'name')) ?? 'score');
  scores.forEach((score: Json, at) => {
    const isRepeated = names.filter((name) => name === names[at]).length > 1;
    const reducer = textOf(lookUp(score, 'reducer'));
    const prefix = isRepeated && reducer !== undefined ? `${names[at]}.${reducer}` : names[at]!;
    const stated = lookUp(score, 'metrics');
    const standardError = numberOf(lookUp(stated, 'stderr', 'value'));
    const n = numberOf(lookUp(score, 'scored_samples')) ?? completed;
    for (const [metric, entry] of Object.entries(isMapping(stated) ? stated : {})) {
      const number = toRawNumber(lookUp(entry, 'value') ?? null);
      if (number === undefined || metric === 'stderr' || metric === 'bootstrap_stderr') continue;
      const isMean = metric === 'accuracy' || metric === 'mean';
      setKey(metrics, `${prefix}.${metric}`, number);
      setKey(facts, `${prefix}.${metric}`, {
        replication: 'sample',
        ...(task === undefined ? {} : { task }),
        ...(metric === 'accuracy' ? { better: 'higher' as const } : {}),
        ...(n === undefined ? {} : { n }),
        ...(isMean && standardError !== undefined ? { standardError } : {}),
      });
    }
  });
  return { metrics, facts };
}

function errorOf(error: Json | undefined): RawRun['error'] {
  return unlessEmpty(
    defined({ message: textOf(lookUp(error, 'message')), traceback: textOf(lookUp(error, 'traceback')) }),
  );
}

function environmentOf(header: Json): Record<string, string | number> {
  const usage = lookUp(header, 'stats', 'model_usage');
  const totals = Object.values(isMapping(usage) ? usage : {}).flatMap(
    (model) => numberOf(lookUp(model, 'total_tokens')) ?? [],
  );
  const version = textOf(lookUp(header, 'eval', 'packages', 'inspect_ai'));
  return {
    ...(version === undefined ? {} : { inspect_ai: version }),
    ...(totals.length > 0 ? { total_tokens: totals.reduce((sum, count) => sum + count, 0) } : {}),
  };
}

/** The fields of a run that the header tells. */
export function readHeader(header: Json): Omit<RawRun, 'part'> {
  const evaluation = lookUp(header, 'eval');
  const task = textOf(lookUp(evaluation, 'task'));
  const dataset = task ?? textOf(lookUp(evaluation, 'dataset', 'name'));
  const { metrics, facts } = resultsOf(header, dataset);
  const tags = lookUp(evaluation, 'tags');
  const dirty = lookUp(evaluation, 'revision', 'dirty');
  const git = defined({
    commit: textOf(lookUp(evaluation, 'revision', 'commit')),
    remote: textOf(lookUp(evaluation, 'revision', 'origin')),
    dirty: typeof dirty === 'boolean' ? dirty : undefined,
  });
  return {
    config: configOf(header),
    ...defined({
      metrics: unlessEmpty(metrics),
      finalValue: unlessEmpty(policyOf(metrics, 'declared')),
      metricFacts: unlessEmpty(facts),
      status: textOf(lookUp(header, 'status')),
      error: errorOf(lookUp(header, 'error')),
      task: unlessEmpty(
        defined({
          dataset,
          version: textOf(lookUp(evaluation, 'task_version')),
          sampleCount: numberOf(lookUp(header, 'results', 'total_samples')),
        }),
      ),
      // Scores of different tasks have the same names, and are never compared.
      study: dataset,
      tags: Array.isArray(tags) && tags.length > 0 ? tags.map(String) : undefined,
      startedAt: textOf(lookUp(header, 'stats', 'started_at')) ?? textOf(lookUp(evaluation, 'created')),
      finishedAt: textOf(lookUp(header, 'stats', 'completed_at')),
      git: unlessEmpty(git),
      environment: unlessEmpty(environmentOf(header)),
    }),
  };
}
