/** MLflow's SQLite store. Source: mlflow/store/tracking/dbmodels/models.py. */
import type { Database, SqlRow } from '../decode/sqlite.ts';
import type { Claim, Folder, RawRun, ReadContext, Reader } from '../reader.ts';
import { rawRunOf, type MetricPoint } from './mlflow/mlflow-run.ts';
import { cellNumber, cellText, claimDatabases, isStore, readDatabases } from './support/databases.ts';
import { reportInfo } from './support/problems.ts';

/** Reads mlflow.db and its kin. */
export const mlflowSqliteReader = {
  id: 'mlflow-sqlite',
  title: 'MLflow database',
  recognises: [
    {
      file: 'mlflow.db (any SQLite file with the tables of MLflow)',
      gives: 'params, history, status, times, tags of every run',
    },
  ],
  precedence: 72,
  claim: (folder, access) => claimDatabases(folder, access, (tables) => isStore(tables, 'mlflow')),
  read: (folder: Folder, claim: Claim, context: ReadContext) =>
    readDatabases(folder, claim, context, (database, name) => readStore(database, name, context)),
  fileKind: () => 'metrics',
} as const satisfies Reader;

/** With more values than this only the final ones are read: the histories would not fit into memory. */
const maxPoints = 5_000_000;

/** The largest double stands for an infinity, which the database cannot hold. */
const largest = 1.7976931348623157e308;

function readValue(row: SqlRow): number {
  if (cellNumber(row, 'is_nan') === 1) return NaN;
  const value = cellNumber(row, 'value') ?? NaN;
  return value >= largest ? Infinity : value <= -largest ? -Infinity : value;
}

/** Texts by run and key. */
function readPairs(database: Database, table: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const all = new Map<string, Map<string, string>>();
  if (!database.columns(table).has('run_uuid')) return all;
  for (const row of database.rows(`SELECT run_uuid, key, value FROM ${table} ORDER BY key`)) {
    const id = cellText(row, 'run_uuid') ?? '';
    let pairs = all.get(id);
    if (pairs === undefined) all.set(id, (pairs = new Map()));
    pairs.set(cellText(row, 'key') ?? '', cellText(row, 'value') ?? '');
  }
  return all;
}

function readMetrics(
  database: Database,
  table: string,
): ReadonlyMap<string, ReadonlyMap<string, readonly MetricPoint[]>> {
  const all = new Map<string, Map<string, MetricPoint[]>>();
  for (const row of database.rows(`SELECT run_uuid, key, value, timestamp, step, is_nan FROM ${table}`)) {
    const id = cellText(row, 'run_uuid') ?? '';
    let metrics = all.get(id);
    if (metrics === undefined) all.set(id, (metrics = new Map()));
    const key = cellText(row, 'key') ?? '';
    const point = {
      value: readValue(row),
      timestamp: cellNumber(row, 'timestamp') ?? 0,
      step: cellNumber(row, 'step') ?? 0,
    };
    const points = metrics.get(key);
    if (points === undefined) metrics.set(key, [point]);
    else points.push(point);
  }
  return all;
}

function readStore(database: Database, name: string, context: ReadContext): readonly RawRun[] {
  const [counted] = database.rows('SELECT COUNT(*) AS n FROM metrics');
  const isLarge = (cellNumber(counted ?? {}, 'n') ?? 0) > maxPoints;
  if (isLarge)
    reportInfo(
      context,
      name,
      'history-left-out',
      `${name} holds more than ${maxPoints} values: only the final ones are read.`,
    );
  const experiments = new Map(
    Array.from(database.rows('SELECT experiment_id, name FROM experiments'), (row) => [
      cellText(row, 'experiment_id'),
      cellText(row, 'name'),
    ]),
  );
  const metrics = readMetrics(database, isLarge ? 'latest_metrics' : 'metrics');
  const params = readPairs(database, 'params');
  const tags = readPairs(database, 'tags');
  const parents = new Set([...tags.values()].map((pairs) => pairs.get('mlflow.parentRunId')));
  const counts = { deleted: 0, parents: 0 };
  const runs = Array.from(
    database.rows('SELECT * FROM runs ORDER BY start_time, run_uuid'),
    (row): readonly RawRun[] => {
      const id = cellText(row, 'run_uuid') ?? '';
      if (row['lifecycle_stage'] === 'deleted') counts.deleted += 1;
      else if (!metrics.has(id) && parents.has(id)) counts.parents += 1;
      else {
        const facts = {
          part: id,
          experiment: experiments.get(cellText(row, 'experiment_id')),
          name: cellText(row, 'name'),
          status: cellText(row, 'status'),
          startMs: cellNumber(row, 'start_time'),
          endMs: cellNumber(row, 'end_time'),
          params: params.get(id) ?? new Map<string, string>(),
          tags: tags.get(id) ?? new Map<string, string>(),
          metrics: metrics.get(id) ?? new Map<string, readonly MetricPoint[]>(),
        };
        return [rawRunOf(facts)];
      }
      return [];
    },
  );
  if (counts.deleted > 0)
    reportInfo(context, name, 'deleted-run', `${counts.deleted} runs that were deleted in MLflow are left out.`);
  if (counts.parents > 0)
    reportInfo(context, name, 'parent-run', `${counts.parents} MLflow runs that only group others are left out.`);
  return runs.flat();
}
