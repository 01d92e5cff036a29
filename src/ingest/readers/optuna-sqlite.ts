/** Optuna's relational storage in SQLite. Source: optuna/storages/_rdb/models.py. */
import type { Database, SqlRow } from '../decode/sqlite.ts';
import { parseJson } from '../parse/parse-json.ts';
import type { Claim, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import {
  directionOf,
  objectiveNames,
  paramValue,
  partOf,
  rawRunOfTrial,
  trialStates,
  typedValue,
  type OptunaStudy,
  type OptunaTrial,
} from './optuna/optuna-trial.ts';
import { cellNumber, cellText, claimDatabases, isStore, jsonOfCell, readDatabases } from './support/databases.ts';

/** Reads the studies of a database. */
export const optunaSqliteReader = {
  id: 'optuna-sqlite',
  title: 'Optuna database',
  recognises: [
    {
      file: '*.db with the tables of Optuna',
      gives: 'one run per trial: params, objective with its direction, state, intermediate values',
    },
  ],
  precedence: 74,
  claim: (folder, access) => claimDatabases(folder, access, (tables) => isStore(tables, 'optuna')),
  read: (folder: Folder, claim: Claim, context: ReadContext) => readDatabases(folder, claim, context, readStore),
  fileKind: () => 'metrics',
} as const satisfies Reader;

/** The rows of a table by one of its columns; none where the table does not exist. */
function rowsBy(
  database: Database,
  table: string,
  column: string,
  order: string,
): ReadonlyMap<string, readonly SqlRow[]> {
  if (!database.columns(table).has(column)) return new Map();
  return Map.groupBy(database.rows(`SELECT * FROM ${table} ORDER BY ${order}`), (row) => cellText(row, column) ?? '');
}

function attributesOf(rows: readonly SqlRow[] | undefined): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    (rows ?? []).map((row): [string, Json] => {
      const parsed = parseJson(cellText(row, 'value_json') ?? 'null');
      return [cellText(row, 'key') ?? '', parsed.ok ? parsed.value : null];
    }),
  );
}

function readStudies(database: Database): ReadonlyMap<string, OptunaStudy> {
  const directions = rowsBy(database, 'study_directions', 'study_id', 'objective');
  const attributes = rowsBy(database, 'study_system_attributes', 'study_id', 'key');
  const studies = Array.from(database.rows('SELECT * FROM studies ORDER BY study_id'), (row): [string, OptunaStudy] => {
    const id = cellText(row, 'study_id') ?? '';
    // Before version 2 of Optuna a study had one direction, in its own row.
    const listed = directions.get(id) ?? [row];
    const study = {
      name: cellText(row, 'study_name') ?? id,
      directions: listed.map((entry) => directionOf(jsonOfCell(entry['direction']))),
      names: objectiveNames(attributesOf(attributes.get(id))),
    };
    return [id, study];
  });
  return new Map(studies);
}

function readStore(database: Database): readonly RawRun[] {
  const studies = readStudies(database);
  const params = rowsBy(database, 'trial_params', 'trial_id', 'param_id');
  const values = rowsBy(
    database,
    'trial_values',
    'trial_id',
    database.columns('trial_values').has('objective') ? 'objective' : 'rowid',
  );
  const intermediate = rowsBy(database, 'trial_intermediate_values', 'trial_id', 'step');
  const attributes = rowsBy(database, 'trial_user_attributes', 'trial_id', 'key');
  const readTrial = (row: SqlRow): OptunaTrial => {
    const id = cellText(row, 'trial_id') ?? '';
    const word = cellText(row, 'state');
    const old = cellNumber(row, 'value');
    return {
      number: cellNumber(row, 'number') ?? Number(id),
      state: trialStates.find((state) => state === word) ?? 'RUNNING',
      params: Object.fromEntries(
        (params.get(id) ?? []).map((param) => [
          cellText(param, 'param_name') ?? '',
          paramValue(cellNumber(param, 'param_value') ?? NaN, cellText(param, 'distribution_json') ?? ''),
        ]),
      ),
      values:
        values.get(id)?.map((value) => typedValue(jsonOfCell(value['value']), jsonOfCell(value['value_type']))) ??
        (old === undefined ? [] : [old]),
      intermediate: (intermediate.get(id) ?? []).flatMap((value) => {
        const number = typedValue(
          jsonOfCell(value['intermediate_value']),
          jsonOfCell(value['intermediate_value_type']),
        );
        return number === null ? [] : [[cellNumber(value, 'step') ?? 0, number] as const];
      }),
      attributes: attributesOf(attributes.get(id)),
      startedAt: cellText(row, 'datetime_start'),
      finishedAt: cellText(row, 'datetime_complete'),
    };
  };
  return Array.from(database.rows('SELECT * FROM trials ORDER BY trial_id'), (row): readonly RawRun[] => {
    const study = studies.get(cellText(row, 'study_id') ?? '');
    if (study === undefined) return [];
    const trial = readTrial(row);
    return [rawRunOfTrial(study, trial, partOf(study, trial, studies.size > 1))];
  }).flat();
}
