/** Output folders of Hugging Face's Trainer. Source: transformers/trainer_callback.py (TrainerState), trainer_pt_utils.py. */
import type { MetricFacts } from '../../report/run.ts';
import { attempt } from '../decode/decode-error.ts';
import { collectNumbers } from '../flatten.ts';
import { isMapping, readDocument } from '../parse/parse-document.ts';
import type { Claim, Folder, Json, RawNumber, RawRun, ReadContext, Reader } from '../reader.ts';
import { readTrainingArgs } from './hf/training-args.ts';
import { hasFile, nameOf, peekDocument } from './support/files.ts';
import { createPoints, type Points } from './support/points.ts';
import { reportInfo, reportUnreadable } from './support/problems.ts';
import { defined, lookUp, numberOf, textOf, unlessEmpty } from './support/values.ts';

/** Reads trainer_state.json and what stands beside it. */
export const hfTrainerReader = {
  id: 'hf-trainer',
  title: 'Hugging Face Trainer',
  recognises: [
    {
      file: 'trainer_state.json (or the one of the latest checkpoint-<n>)',
      gives: 'history by step, the best metric, whether it ended',
    },
    { file: 'all_results.json, eval_results.json, train_results.json, predict_results.json', gives: 'final metrics' },
    { file: 'training_args.bin', gives: 'config and seed, from the pickle without running it' },
    { file: 'config.json', gives: 'the model' },
  ],
  precedence: 50,
  claim,
  read,
  fileKind: (name) => {
    if (name.endsWith('trainer_state.json')) return 'history';
    if (name.endsWith('_results.json')) return 'metrics';
    if (name.endsWith('training_args.bin') || name.endsWith('config.json')) return 'config';
    return /\.(?:bin|safetensors|pt)$/.test(name) ? 'checkpoint' : 'other';
  },
} as const satisfies Reader;

const state = 'trainer_state.json';
/** The first that states a metric counts. */
const resultNames = [
  'all_results.json',
  'eval_results.json',
  'predict_results.json',
  'test_results.json',
  'train_results.json',
];

const stepOf = (folder: Folder): number => Number(/^checkpoint-(\d+)$/.exec(nameOf(folder))?.[1] ?? -1);

/** Where the state lies: in the folder, else in its latest checkpoint. */
function statePath(folder: Folder): string | null {
  const looksRight = (place: Folder): boolean => hasFile(place, state);
  if (looksRight(folder)) return state;
  const checkpoints = folder.folders.filter((child) => stepOf(child) >= 0 && looksRight(child));
  const latest = checkpoints.toSorted((a, b) => stepOf(b) - stepOf(a))[0];
  return latest === undefined ? null : `${nameOf(latest)}/${state}`;
}

function claim(folder: Folder): Claim | null {
  const path = statePath(folder);
  if (path === null) return null;
  const own = [...resultNames, 'training_args.bin', 'config.json', state].filter((name) => hasFile(folder, name));
  const slash = path.lastIndexOf('/');
  const beside = slash === -1 ? [] : [path, `${path.slice(0, slash)}/training_args.bin`];
  return { files: [...own, ...beside], owns: own, wholeTree: true };
}

/** Rows of training and of evaluation by step; the step of the last row is the end. */
function readHistory(document: Json): Points {
  const points = createPoints('step');
  const rows = lookUp(document, 'log_history');
  if (!Array.isArray(rows)) return points;
  rows.forEach((row: Json, index) => {
    if (!isMapping(row)) return;
    const step = numberOf(row['step']) ?? index;
    for (const [name, value] of Object.entries(row)) {
      if (name !== 'step' && typeof value === 'number') points.add(name, step, value);
    }
  });
  return points;
}

/** Numbers of the result files, the first that states one counts. */
function readResults(
  folder: Folder,
  context: ReadContext,
): { metrics: Record<string, RawNumber>; file: string | null; broken: string[] } {
  const metrics: Record<string, RawNumber> = {};
  const broken: string[] = [];
  let file: string | null = null;
  for (const name of resultNames) {
    if (!hasFile(folder, name)) continue;
    const document = readDocument(folder, name, context);
    if (!('value' in document)) broken.push(document.unreadable);
    else {
      file ??= name;
      for (const [key, number] of Object.entries(collectNumbers(document.value).numbers)) metrics[key] ??= number;
    }
  }
  return { metrics, file, broken };
}

function readArgs(folder: Folder, path: string, context: ReadContext): { readonly [key: string]: Json } {
  const beside = `${path.slice(0, path.lastIndexOf('/') + 1)}training_args.bin`;
  const name = hasFile(folder, 'training_args.bin') ? 'training_args.bin' : beside;
  const bytes = context.access.bytes(folder, name);
  if (bytes === null) return {};
  const decoded = attempt(() => readTrainingArgs(bytes));
  if (!decoded.ok) reportUnreadable(context, name, decoded.error);
  return decoded.ok ? decoded.value : {};
}

/** The name of the metric that chose the best checkpoint: the one that has this value somewhere in the history. */
function bestName(document: Json, best: number | undefined): string | undefined {
  const rows = lookUp(document, 'log_history');
  if (best === undefined || !Array.isArray(rows)) return undefined;
  for (const row of rows) {
    if (!isMapping(row)) continue;
    const name = Object.keys(row).find((key) => key.startsWith('eval_') && row[key] === best);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** How each final value came about: stated by a result file (and there maybe the best one), or the last of the history. */
function policies(
  metrics: object,
  results: Readonly<Record<string, RawNumber>>,
  best: readonly [string | undefined, number | undefined],
) {
  return Object.fromEntries(
    Object.keys(metrics).map((name) => {
      if (!Object.hasOwn(results, name)) return [name, 'last' as const];
      return [name, name === best[0] && results[name] === best[1] ? ('best' as const) : ('declared' as const)];
    }),
  );
}

/** The Trainer times in seconds. Source: transformers/trainer_utils.py (speed_metrics). */
function factsOf(metrics: object): Record<string, MetricFacts> {
  const facts = Object.keys(metrics).flatMap((name): [string, MetricFacts][] => {
    if (name.endsWith('_runtime')) return [[name, { unit: 's', better: 'lower', role: 'cost' }]];
    const rate = /_(samples|steps|tokens)_per_second$/.exec(name);
    return rate === null ? [] : [[name, { unit: `${rate[1]}/s`, better: 'higher', role: 'cost' }]];
  });
  return Object.fromEntries(facts);
}

function read(folder: Folder, _claim: Claim, context: ReadContext): readonly RawRun[] {
  const path = statePath(folder) ?? state;
  const found = readDocument(folder, path, context);
  const document = 'value' in found ? found.value : null;
  const results = readResults(folder, context);
  const points = readHistory(document);
  const { epoch: _epoch, total_flos: _flos, ...last } = points.last();
  const { epoch: _end, ...stated } = results.metrics;
  const metrics = { ...last, ...stated };
  const best = numberOf(lookUp(document, 'best_metric'));
  const bestMetric = bestName(document, best);
  const steps = [lookUp(document, 'global_step'), lookUp(document, 'max_steps')].map((value) => numberOf(value));
  const isDone =
    results.file !== null || (steps[0] !== undefined && steps[1] !== undefined && steps[1] > 0 && steps[0] >= steps[1]);
  if (!isDone)
    reportInfo(context, path, 'end-unknown', 'The Trainer stopped before its last step, and no result file says why.');
  const args = readArgs(folder, path, context);
  const trial = lookUp(document, 'trial_params');
  const model = textOf(lookUp(peekDocument(context.access, folder, 'config.json'), '_name_or_path'));
  const given = ['max_steps', 'train_batch_size'].flatMap((key): [string, Json][] => {
    const value = lookUp(document, key);
    return value === undefined ? [] : [[key, value]];
  });
  const unreadable = [...('value' in found ? [] : [found.unreadable]), ...results.broken];
  const runtime = metrics['train_runtime'];
  return [
    {
      part: '',
      config: {
        ...(model === undefined ? {} : { model }),
        ...Object.fromEntries(given),
        ...args,
        ...(isMapping(trial) ? trial : {}),
      },
      ...defined({
        metrics: unlessEmpty(metrics),
        metricFacts: unlessEmpty(factsOf(metrics)),
        finalValue: unlessEmpty(policies(metrics, stated, [bestMetric, best])),
        history: points.history() ?? undefined,
        status: isDone ? 'completed' : undefined,
        primaryMetric: bestMetric,
        durationSeconds: typeof runtime === 'number' ? runtime : undefined,
        unreadable: unreadable.length > 0 ? unreadable : undefined,
      }),
      provenance: {
        metrics: results.file ?? path,
        history: path,
        status: results.file ?? path,
        config: Object.keys(args).length > 0 ? 'training_args.bin' : path,
      },
    },
  ];
}
