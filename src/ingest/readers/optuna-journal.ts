/** Optuna's journal: a log of operations, replayed. Source: optuna/storages/journal/_storage.py. */
import { isMapping } from '../parse/parse-document.ts';
import { parseJson } from '../parse/parse-json.ts';
import type { Claim, FileAccess, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import {
  directionOf,
  objectiveNames,
  paramValue,
  partOf,
  rawRunOfTrial,
  trialStates,
  type OptunaStudy,
  type TrialState,
} from './optuna/optuna-trial.ts';
import { headText } from './support/files.ts';
import { reportPartly } from './support/problems.ts';
import { lookUp, numberOf, textOf } from './support/values.ts';

/** Reads the file of a JournalStorage. */
export const optunaJournalReader = {
  id: 'optuna-journal',
  title: 'Optuna journal',
  recognises: [
    { file: '*.log, *.jsonl that begins with {"op_code": …}', gives: 'one run per trial, as from the database' },
  ],
  precedence: 76,
  claim,
  read,
  fileKind: () => 'metrics',
} as const satisfies Reader;

function claim(folder: Folder, access: FileAccess): Claim | null {
  const files = folder.files
    .map((file) => file.name)
    .filter(
      (name) =>
        /\.(?:log|jsonl|journal)$/.test(name) && /^\s*\{"op_code":\s*\d/.test(headText(access, folder, name, 64)),
    );
  return files.length === 0 ? null : { files, owns: files, wholeTree: false, many: true };
}

interface OpenStudy extends OptunaStudy {
  names: readonly string[] | null;
  isDeleted: boolean;
  trials: number;
}

interface OpenTrial {
  readonly study: OpenStudy;
  readonly number: number;
  state: TrialState;
  readonly params: Map<string, Json>;
  values: (number | null)[];
  readonly intermediate: Map<number, number>;
  readonly attributes: Map<string, Json>;
  startedAt: string | undefined;
  finishedAt: string | undefined;
}

interface Replay {
  readonly studies: OpenStudy[];
  readonly trials: OpenTrial[];
}

const valuesOf = (values: Json | undefined): (number | null)[] =>
  Array.isArray(values) ? values.map((value: Json) => (typeof value === 'number' ? value : null)) : [];

/** A trial that is added complete brings its params as stored numbers, and their distributions beside. */
function addParams(trial: OpenTrial, entry: Json): void {
  const params = lookUp(entry, 'params');
  if (!isMapping(params)) return;
  for (const [name, stored] of Object.entries(params)) {
    const distribution = textOf(lookUp(entry, 'distributions', name)) ?? '';
    trial.params.set(name, typeof stored === 'number' ? paramValue(stored, distribution) : stored);
  }
}

function createTrial(replay: Replay, entry: Json): void {
  const study = replay.studies[numberOf(lookUp(entry, 'study_id')) ?? -1];
  if (study === undefined || study.isDeleted) return;
  const single = lookUp(entry, 'value');
  const trial: OpenTrial = {
    study,
    number: study.trials,
    state: trialStates[numberOf(lookUp(entry, 'state')) ?? 0] ?? 'RUNNING',
    params: new Map(),
    values: typeof single === 'number' ? [single] : valuesOf(lookUp(entry, 'values')),
    intermediate: new Map(),
    attributes: new Map(Object.entries(asRecord(lookUp(entry, 'user_attrs')))),
    startedAt: textOf(lookUp(entry, 'datetime_start')),
    finishedAt: textOf(lookUp(entry, 'datetime_complete')),
  };
  for (const [step, value] of Object.entries(asRecord(lookUp(entry, 'intermediate_values')))) {
    if (typeof value === 'number') trial.intermediate.set(Number(step), value);
  }
  addParams(trial, entry);
  study.trials += 1;
  replay.trials.push(trial);
}

const asRecord = (value: Json | undefined): { readonly [key: string]: Json } => (isMapping(value) ? value : {});

function changeTrial(trial: OpenTrial, operation: number, entry: Json): void {
  if (operation === 5) {
    const name = textOf(lookUp(entry, 'param_name'));
    const stored = lookUp(entry, 'param_value_internal');
    if (name !== undefined && typeof stored === 'number')
      trial.params.set(name, paramValue(stored, textOf(lookUp(entry, 'distribution')) ?? ''));
  } else if (operation === 6) {
    trial.state = trialStates[numberOf(lookUp(entry, 'state')) ?? 0] ?? trial.state;
    if (Array.isArray(lookUp(entry, 'values'))) trial.values = valuesOf(lookUp(entry, 'values'));
    trial.startedAt = textOf(lookUp(entry, 'datetime_start')) ?? trial.startedAt;
    trial.finishedAt = textOf(lookUp(entry, 'datetime_complete')) ?? trial.finishedAt;
  } else if (operation === 7) {
    const value = lookUp(entry, 'intermediate_value');
    if (typeof value === 'number') trial.intermediate.set(numberOf(lookUp(entry, 'step')) ?? 0, value);
  } else if (operation === 8) {
    for (const [key, value] of Object.entries(asRecord(lookUp(entry, 'user_attr')))) trial.attributes.set(key, value);
  }
}

/** Operations by number: 0 and 1 create and delete a study, 3 sets what it knows, 4 creates a trial, 5 to 9 change one. */
function replayEntry(replay: Replay, entry: Json): void {
  const operation = numberOf(lookUp(entry, 'op_code'));
  const study = replay.studies[numberOf(lookUp(entry, 'study_id')) ?? -1];
  if (operation === 0) {
    const directions = lookUp(entry, 'directions');
    const name = textOf(lookUp(entry, 'study_name')) ?? 'study';
    // Two processes may create one study at the same time: the second is not counted.
    if (replay.studies.some((other) => other.name === name && !other.isDeleted)) return;
    const better = Array.isArray(directions) ? directions.map(directionOf) : [];
    replay.studies.push({
      name,
      directions: better,
      names: null,
      isDeleted: false,
      trials: 0,
    });
  } else if (operation === 1 && study !== undefined) study.isDeleted = true;
  else if (operation === 3 && study !== undefined)
    study.names = objectiveNames(lookUp(entry, 'system_attr') ?? null) ?? study.names;
  else if (operation === 4) createTrial(replay, entry);
  else if (operation !== undefined && operation >= 5) {
    const trial = replay.trials[numberOf(lookUp(entry, 'trial_id')) ?? -1];
    // What ended is not changed any more.
    if (trial !== undefined && (trial.state === 'RUNNING' || trial.state === 'WAITING'))
      changeTrial(trial, operation, entry);
  }
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  return claimed.files.flatMap((name) => {
    const replay: Replay = { studies: [], trials: [] };
    let broken = 0;
    for (const line of context.access.lines(folder, name)) {
      if (line.trim() === '') continue;
      const parsed = parseJson(line);
      if (parsed.ok) replayEntry(replay, parsed.value);
      else broken += 1;
    }
    if (broken > 0) reportPartly(context, name, `${broken} lines cannot be read and are left out`);
    const kept = replay.trials.filter(({ study }) => !study.isDeleted);
    const several = new Set(kept.map(({ study }) => study)).size > 1;
    const provenance = { config: name, metrics: name, status: name, history: name };
    return kept.map((open): RawRun => {
      const trial = {
        ...open,
        params: Object.fromEntries(open.params),
        intermediate: [...open.intermediate],
        attributes: Object.fromEntries(open.attributes),
      };
      const part = partOf(open.study, trial, several);
      return {
        ...rawRunOfTrial(open.study, trial, claimed.files.length === 1 ? part : `${name}/${part}`),
        files: [name],
        provenance,
      };
    });
  });
}
