/** Results of lm-evaluation-harness: one run per results file, its samples joined by document. */
import { readDocument, isMapping } from '../parse/parse-document.ts';
import type { Claim, FileAccess, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import { readConfig, readResults, type LmEvalResults } from './lm-eval/lm-eval-results.ts';
import { joinTasks, readTaskSamples } from './lm-eval/lm-eval-samples.ts';
import { headText } from './support/files.ts';
import { reportInfo, reportPartly } from './support/problems.ts';
import { defined, isoOfMs, lookUp, numberOf, policyOf, textOf, unlessEmpty } from './support/values.ts';

/** Reads the folders that `--output_path` names. */
export const lmEvalReader = {
  id: 'lm-eval',
  title: 'lm-evaluation-harness',
  recognises: [
    {
      file: '<model>/results_<time>.json (0.4), *.json with results, versions and config (0.3)',
      gives: 'metrics by task with standard error and n, model, few-shot, seeds',
    },
    { file: '<model>/samples_<task>_<time>.jsonl', gives: 'samples: correctness, target and answer by document' },
  ],
  precedence: 82,
  claim,
  read,
  fileKind: (name) => (name.endsWith('.jsonl') ? 'samples' : 'metrics'),
} as const satisfies Reader;

const resultName = /^results_.*\.json$/;
const sampleName = /^samples_.*\.jsonl$/;

/** The document begins with the results of its tasks; before 0.4 the end holds the versions and the config. */
function isResults(folder: Folder, name: string, access: FileAccess): boolean {
  // A name with its time is enough: a file that is damaged from its first byte on must not be passed over.
  if (/^results_\d{4}-\d\d-\d\dT.*\.json$/.test(name)) return true;
  if (!name.endsWith('.json') || !/^\s*\{\s*"results"\s*:\s*\{/.test(headText(access, folder, name, 200))) return false;
  return (
    resultName.test(name) || /"(?:versions|bootstrap_iters|num_fewshot)"/.test(access.tail(folder, name, 8192) ?? '')
  );
}

function claim(folder: Folder, access: FileAccess): Claim | null {
  const names = folder.files.map((file) => file.name);
  const results = names.filter((name) => isResults(folder, name, access));
  if (results.length === 0) return null;
  const files = [...results, ...names.filter((name) => sampleName.test(name))];
  return { files, owns: files, wholeTree: false, many: true };
}

/** The time in the name links the files of one evaluation. */
const stampOf = (name: string): string => name.replace(/^results_?/, '').replace(/\.json$/, '') || 'results';

function readSamples(
  folder: Folder,
  files: readonly string[],
  found: { readonly stamp: string; readonly results: LmEvalResults },
  context: ReadContext,
) {
  const { stamp, results } = found;
  const tables = results.tasks.flatMap((task) => {
    const name = `samples_${task}_${stamp}.jsonl`;
    if (!files.includes(name)) return [];
    const samples = readTaskSamples(context.access.lines(folder, name));
    if (samples.broken > 0) reportPartly(context, name, `${samples.broken} lines cannot be read and are left out`);
    return [{ task, main: results.main.get(task) ?? null, samples, name }];
  });
  return { samples: joinTasks(tables), names: tables.map((table) => table.name) };
}

/** The task where there is only one. */
function taskOf(document: Json, { tasks }: LmEvalResults): RawRun['task'] {
  const [task, ...others] = tasks;
  if (task === undefined || others.length > 0) return undefined;
  const split = ['test_split', 'validation_split', 'training_split']
    .map((key) => textOf(lookUp(document, 'configs', task, key)))
    .find((name) => name !== undefined);
  return defined({
    dataset: task,
    version: textOf(lookUp(document, 'versions', task)),
    split,
    sampleCount: numberOf(lookUp(document, 'n-samples', task, 'effective')),
  });
}

/** The metric that the task lists first, where there is only one task. */
function primaryOf({ tasks, main }: LmEvalResults): string | undefined {
  const [task, ...others] = tasks;
  const name = task === undefined || others.length > 0 ? undefined : main.get(task);
  return name === undefined ? undefined : `${task}.${name}`;
}

function environmentOf(document: Json): Record<string, string> {
  const keys = [
    ['lm_eval_git', textOf(lookUp(document, 'git_hash'))],
    ['transformers', textOf(lookUp(document, 'transformers_version'))],
    ['model_dtype', textOf(lookUp(document, 'config', 'model_dtype'))],
    ['model_sha', textOf(lookUp(document, 'config', 'model_sha'))],
  ] as const;
  return Object.fromEntries(keys.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

const partialHint = 'Evaluate without a limit before scores are compared with published ones.';

/** Tasks of which only a part was evaluated, as sentences. Where the counts are not stated, the limit alone tells. */
function partialTasks(document: Json, { tasks }: LmEvalResults): readonly string[] {
  const limit = lookUp(document, 'config', 'limit');
  if (limit === undefined || limit === null) return [];
  return tasks.flatMap((task) => {
    const all = numberOf(lookUp(document, 'n-samples', task, 'original'));
    const done = numberOf(lookUp(document, 'n-samples', task, 'effective'));
    if (all === undefined || done === undefined)
      return [`Only a part of ${task} was evaluated: limit ${String(limit)}.`];
    return done < all ? [`Only ${done} of the ${all} documents of ${task} were evaluated.`] : [];
  });
}

function readOne(folder: Folder, name: string, files: readonly string[], context: ReadContext): RawRun {
  const stamp = stampOf(name);
  const found = readDocument(folder, name, context);
  if (!('value' in found) || !isMapping(found.value)) {
    return {
      part: stamp,
      files: [name],
      unreadable: ['unreadable' in found ? found.unreadable : `${name} holds no results`],
      provenance: { metrics: name },
    };
  }
  const document = found.value;
  const results = readResults(document);
  if (results.groups.length > 0) {
    reportInfo(
      context,
      name,
      'groups-left-out',
      `Groups are means of their tasks and are not counted beside them: ${results.groups.join(', ')}.`,
    );
  }
  const partial = partialTasks(document, results);
  for (const message of partial)
    context.report({
      severity: 'warning',
      code: 'partial-evaluation',
      message,
      file: name,
      line: null,
      hint: partialHint,
    });
  const { samples, names } = readSamples(folder, files, { stamp, results }, context);
  const date = numberOf(lookUp(document, 'date'));
  return {
    part: stamp,
    files: [name, ...names],
    config: readConfig(document),
    status: 'completed',
    ...defined({
      metrics: unlessEmpty(results.metrics),
      finalValue: unlessEmpty(policyOf(results.metrics, 'declared')),
      metricFacts: unlessEmpty(results.facts),
      samples,
      primaryMetric: primaryOf(results),
      task: taskOf(document, results),
      // Models are compared on one task; a file of several tasks stays with the folder that it lies in.
      study: results.tasks.length === 1 ? results.tasks[0] : undefined,
      tags: partial.length > 0 ? ['partial evaluation'] : undefined,
      startedAt: isoOfMs(date === undefined ? undefined : date * 1000),
      durationSeconds: numberOf(lookUp(document, 'total_evaluation_time_seconds')),
      environment: unlessEmpty(environmentOf(document)),
    }),
    provenance: { config: name, metrics: name, status: name, ...(names.length === 0 ? {} : { samples: names[0]! }) },
  };
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  const results = claimed.files.filter((name) => !sampleName.test(name));
  return results.map((name) => readOne(folder, name, claimed.files, context));
}
