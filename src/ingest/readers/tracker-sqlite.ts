/** The SQLite store of an experiment tracker: experiments with metrics by step, evaluations, samples and checkpoints. */
import type { MetricFacts } from '../../report/run.ts';
import { DecodeError } from '../decode/decode-error.ts';
import type { Database, SqlRow } from '../decode/sqlite.ts';
import { collectNumbers } from '../flatten.ts';
import { isMapping } from '../parse/parse-document.ts';
import { parseJson } from '../parse/parse-json.ts';
import { setKey } from '../parse/parsed.ts';
import type { Claim, Json, RawNumber, RawRun, ReadContext, Folder, Reader } from '../reader.ts';
import { samplesOfRows } from './generic/samples.ts';
import { cellNumber, cellText, claimDatabases, isStore, jsonOfCell, readDatabases } from './support/databases.ts';
import { reportUnreadable } from './support/problems.ts';
import { createPoints, type Points } from './support/points.ts';
import { defined, policyOf, unlessEmpty } from './support/values.ts';

/** Reads the store. A damaged database of any tool also comes here, so that it is not passed over in silence. */
export const trackerSqliteReader = {
  id: 'tracker-sqlite',
  title: 'Experiment tracker (SQLite)',
  recognises: [
    {
      file: '*.db, *.sqlite with the tables experiments, training_metrics, evaluation_results',
      gives: 'config, status, history by step, evaluations, samples',
    },
  ],
  precedence: 77,
  claim: (folder, access) =>
    claimDatabases(
      folder,
      access,
      (tables) => tables === null || isStore(tables, 'tracker') || isStore(tables, 'trackerOfEvaluations'),
    ),
  read: (folder: Folder, claim: Claim, context: ReadContext) =>
    readDatabases(folder, claim, context, (database, name) => readStore(database, { name, context })),
  fileKind: () => 'metrics',
} as const satisfies Reader;

/** Bare NaN stands in stored JSON too. */
function parsedCell(row: SqlRow, column: string): Json {
  const text = row[column];
  const parsed = typeof text === 'string' ? parseJson(text) : null;
  return parsed?.ok === true ? parsed.value : null;
}

/** What the tables beside `experiments` hold, by experiment: each table is read once, for they need have no index. */
interface Store {
  readonly training: ReadonlyMap<string, Points>;
  /** The latest evaluation of each benchmark. */
  readonly evaluations: ReadonlyMap<string, ReadonlyMap<string, SqlRow>>;
  readonly samples: ReadonlyMap<string, readonly Json[]>;
}

/** Where problems are reported. */
interface Place {
  readonly name: string;
  readonly context: ReadContext;
}

function readStore(database: Database, place: Place): readonly RawRun[] {
  if (!database.tables.has('experiments')) throw new DecodeError('unsupported', 'it holds the tables of no known tool');
  const evaluations = readEvaluations(database);
  const store: Store = { training: readTraining(database), evaluations, samples: readSamples(database, evaluations) };
  return Array.from(database.rows('SELECT * FROM experiments'), (row) => readExperiment(store, row, place));
}

function readExperiment(store: Store, row: SqlRow, { name, context }: Place): RawRun {
  const id = cellText(row, 'experiment_id', 'id') ?? '';
  const config = parsedCell(row, 'config_json');
  const points = store.training.get(id);
  const evaluations = store.evaluations.get(id) ?? new Map<string, SqlRow>();
  const trained = points?.last() ?? {};
  const evaluated = evaluationMetrics(evaluations);
  const error = cellText(row, 'error_message', 'error');
  const isBroken = config === null && cellText(row, 'config_json') !== undefined;
  const message = `the config of ${id} is broken`;
  const unreadable = isBroken ? [reportUnreadable(context, name, { code: 'malformed', message })] : undefined;
  const commit = cellText(row, 'git_commit', 'commit_hash', 'git_hash');
  return {
    part: id,
    ...(isMapping(config) ? { config } : {}),
    ...defined({
      unreadable,
      metrics: unlessEmpty({ ...trained, ...evaluated.metrics }),
      metricFacts: unlessEmpty(evaluated.facts),
      finalValue: unlessEmpty({ ...policyOf(trained, 'last'), ...policyOf(evaluated.metrics, 'declared') }),
      history: points?.history() ?? undefined,
      samples: sampleTable(store, evaluations),
      status: cellText(row, 'status'),
      startedAt: cellText(row, 'started_at', 'start_time', 'created_at', 'timestamp'),
      finishedAt: cellText(row, 'completed_at', 'finished_at', 'end_time'),
      notes: cellText(row, 'notes', 'description'),
      tags: cellText(row, 'tags')?.match(/[^\s,"'[\]][^,"'[\]]*/g) ?? undefined,
      git: commit === undefined ? undefined : defined({ commit, branch: cellText(row, 'git_branch') }),
      error: error === undefined ? undefined : { message: error },
    }),
  };
}

/** Steps with NaN are missing: the store's column does not take them. */
function readTraining(database: Database): ReadonlyMap<string, Points> {
  const all = new Map<string, Points>();
  const columns = database.columns('training_metrics');
  if (!['experiment_id', 'step', 'metric_name', 'metric_value'].every((column) => columns.has(column))) return all;
  const sql = 'SELECT experiment_id, step, metric_name, metric_value FROM training_metrics ORDER BY rowid';
  for (const row of database.rows(sql)) {
    const value = cellNumber(row, 'metric_value');
    if (value === undefined) continue;
    const id = cellText(row, 'experiment_id') ?? '';
    let points = all.get(id);
    if (points === undefined) all.set(id, (points = createPoints('step')));
    points.add(cellText(row, 'metric_name') ?? '', cellNumber(row, 'step') ?? 0, value);
  }
  return all;
}

function readEvaluations(database: Database): Map<string, Map<string, SqlRow>> {
  const all = new Map<string, Map<string, SqlRow>>();
  const columns = database.columns('evaluation_results');
  if (!['experiment_id', 'benchmark_name', 'metrics_json'].every((column) => columns.has(column))) return all;
  const order = columns.has('timestamp') ? 'timestamp, rowid' : 'rowid';
  for (const row of database.rows(`SELECT * FROM evaluation_results ORDER BY ${order}`)) {
    const id = cellText(row, 'experiment_id') ?? '';
    let latest = all.get(id);
    if (latest === undefined) all.set(id, (latest = new Map()));
    latest.set(cellText(row, 'benchmark_name') ?? '', row);
  }
  return all;
}

function evaluationMetrics(evaluations: ReadonlyMap<string, SqlRow>) {
  const metrics: Record<string, RawNumber> = {};
  const facts: Record<string, MetricFacts> = {};
  for (const [benchmark, row] of evaluations) {
    const { numbers } = collectNumbers(parsedCell(row, 'metrics_json'));
    for (const name of Object.keys(numbers)) {
      setKey(metrics, `${benchmark}.${name}`, numbers[name]!);
      setKey(facts, `${benchmark}.${name}`, { task: benchmark });
    }
  }
  return { metrics, facts };
}

const evaluationId = (row: SqlRow): string => cellText(row, 'evaluation_id', 'id') ?? '';
const ownColumns = new Set(['evaluation_id', 'experiment_id', 'id', 'result_id']);

/** Rows of samples by evaluation, of the latest evaluations only. */
function readSamples(database: Database, evaluations: Store['evaluations']): ReadonlyMap<string, readonly Json[]> {
  const wanted = new Set([...evaluations.values()].flatMap((latest) => [...latest.values()].map(evaluationId)));
  const all = new Map<string, Json[]>();
  if (!database.columns('sample_results').has('evaluation_id')) return all;
  for (const row of database.rows('SELECT * FROM sample_results ORDER BY rowid')) {
    const id = cellText(row, 'evaluation_id') ?? '';
    if (!wanted.has(id)) continue;
    const cells = Object.entries(row).filter(([name]) => !ownColumns.has(name));
    const record = Object.fromEntries(cells.map(([name, value]) => [name, jsonOfCell(value)]));
    const rows = all.get(id);
    if (rows === undefined) all.set(id, [record]);
    else rows.push(record);
  }
  return all;
}

/** The samples of an experiment; where several benchmarks have some, their ids begin with the benchmark. */
function sampleTable(store: Store, evaluations: ReadonlyMap<string, SqlRow>): RawRun['samples'] {
  const found = [...evaluations].flatMap(([benchmark, row]) => {
    const rows = store.samples.get(evaluationId(row));
    return rows === undefined ? [] : [{ benchmark, rows }];
  });
  const records = found.flatMap(({ benchmark, rows }) =>
    found.length === 1
      ? rows
      : rows.map((row) =>
          isMapping(row) ? { ...row, sample_id: `${benchmark}/${String(row['sample_id'] ?? '')}` } : row,
        ),
  );
  return records.length === 0 ? undefined : samplesOfRows(records)?.samples;
}
