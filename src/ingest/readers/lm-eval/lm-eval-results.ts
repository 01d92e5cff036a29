/** The results document of lm-evaluation-harness, versions 0.3 and 0.4. Source: lm_eval/evaluator.py, loggers/evaluation_tracker.py. */
import type { MetricFacts } from '../../../report/run.ts';
import { toRawNumber } from '../../flatten.ts';
import { isMapping } from '../../parse/parse-document.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Json, RawNumber } from '../../reader.ts';
import { lookUp, numberOf, readLiteral, textOf } from '../support/values.ts';
import { metricName } from './lm-eval-samples.ts';

/** What the tasks of one evaluation came to. */
export interface LmEvalResults {
  readonly metrics: Readonly<Record<string, RawNumber>>;
  readonly facts: Readonly<Record<string, MetricFacts>>;
  readonly tasks: readonly string[];
  /** The metric of each task that stands first, as its samples name it. */
  readonly main: ReadonlyMap<string, string>;
  /** Groups left out because their tasks are there: their numbers are means of the same documents. */
  readonly groups: readonly string[];
}

/** Groups of which at least one task has results of its own. */
function coveredGroups(document: Json, results: { readonly [key: string]: Json }): ReadonlySet<string> {
  const subtasks = lookUp(document, 'group_subtasks');
  if (!isMapping(subtasks)) return new Set();
  const covered = Object.entries(subtasks).filter(
    ([, tasks]) =>
      Array.isArray(tasks) && tasks.some((task: Json) => typeof task === 'string' && Object.hasOwn(results, task)),
  );
  return new Set(covered.map(([group]) => group));
}

/** `acc,none`, `acc_stderr,none` and, before 0.4, `acc` and `acc_stderr`. */
function splitKey(key: string): { readonly metric: string; readonly filter: string; readonly isError: boolean } {
  const comma = key.indexOf(',');
  const metric = comma === -1 ? key : key.slice(0, comma);
  const filter = comma === -1 ? '' : key.slice(comma + 1);
  return metric.endsWith('_stderr')
    ? { metric: metric.slice(0, -'_stderr'.length), filter, isError: true }
    : { metric, filter, isError: false };
}

const aside = new Set(['alias', 'sample_len', 'sample_count', 'name', 'samples']);

/** The numbers of all tasks as `<task>.<metric>[.<filter>]`, with direction, sample count and standard error. */
export function readResults(document: Json): LmEvalResults {
  const results = lookUp(document, 'results');
  const metrics: Record<string, RawNumber> = {};
  const facts: Record<string, MetricFacts> = {};
  const main = new Map<string, string>();
  if (!isMapping(results)) return { metrics, facts, tasks: [], main, groups: [] };
  const groups = coveredGroups(document, results);
  const tasks = Object.keys(results).filter((task) => !groups.has(task));
  for (const task of tasks) {
    const entries = results[task];
    if (!isMapping(entries)) continue;
    const n = numberOf(lookUp(document, 'n-samples', task, 'effective'));
    for (const [key, value] of Object.entries(entries)) {
      const { metric, filter, isError } = splitKey(key);
      const number = typeof value === 'number' ? toRawNumber(value) : undefined;
      if (aside.has(metric) || isError || number === undefined) continue;
      const name = metricName(metric, filter);
      const path = `${task}.${name}`;
      if (!main.has(task)) main.set(task, name);
      const error = numberOf(entries[filter === '' ? `${metric}_stderr` : `${metric}_stderr,${filter}`]);
      const higher = lookUp(document, 'higher_is_better', task, metric);
      setKey(metrics, path, number);
      setKey(facts, path, {
        replication: 'sample',
        task,
        ...(typeof higher === 'boolean' ? { better: higher ? ('higher' as const) : ('lower' as const) } : {}),
        ...(n === undefined ? {} : { n }),
        ...(error === undefined ? {} : { standardError: error }),
      });
    }
  }
  return { metrics, facts, tasks, main, groups: [...groups] };
}

/** `pretrained=gpt2,dtype=float16` as a mapping; a mapping as it is. */
function readArgs(args: Json | undefined): { readonly [key: string]: Json } {
  if (isMapping(args)) return args;
  if (typeof args !== 'string') return {};
  const pairs = args.split(',').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair): [string, Json] => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), readLiteral(pair.slice(at + 1))];
    }),
  );
}

const kept = [
  'limit',
  'gen_kwargs',
  'random_seed',
  'numpy_seed',
  'torch_seed',
  'fewshot_seed',
  'model_revision',
  'description_dict',
] as const;

/** The same number of examples for all tasks, or one per task. */
function shotsOf(document: Json): { readonly [key: string]: Json } {
  const shots = lookUp(document, 'n-shot') ?? lookUp(document, 'config', 'num_fewshot');
  if (!isMapping(shots)) return shots === undefined || shots === null ? {} : { num_fewshot: shots };
  const values = new Set(Object.values(shots).map((value) => JSON.stringify(value)));
  return { num_fewshot: values.size === 1 ? Object.values(shots)[0]! : shots };
}

/** What was evaluated and how. */
export function readConfig(document: Json): { readonly [key: string]: Json } {
  const config = lookUp(document, 'config');
  const { pretrained, model: named, ...args } = readArgs(lookUp(config, 'model_args'));
  const model = textOf(lookUp(document, 'model_name')) ?? textOf(pretrained) ?? textOf(named);
  const backend = textOf(lookUp(config, 'model'));
  const options = kept.flatMap((key): [string, Json][] => {
    const value = lookUp(config, key);
    return value === undefined || value === null || (isMapping(value) && Object.keys(value).length === 0)
      ? []
      : [[key, value]];
  });
  return {
    ...(model === undefined ? {} : { model }),
    ...(backend === undefined ? {} : { backend }),
    ...(Object.keys(args).length > 0 ? { model_args: args } : {}),
    ...shotsOf(document),
    ...Object.fromEntries(options),
  };
}
