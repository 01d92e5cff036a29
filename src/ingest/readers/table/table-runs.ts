/** Tables of runs: one row per run (wide), or one row per run and metric (long). */
import type { Table, TableColumn } from '../../decode/table.ts';
import { toRawNumber } from '../../flatten.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Json, RawNumber, RawRun } from '../../reader.ts';
import { defined, policyOf, textOf, unlessEmpty } from '../support/values.ts';
import { plainColumn, rolesOf, type ColumnRole } from './column-roles.ts';

const metricNames = ['metric', 'metric_name', 'measure', 'measurement'];
const valueNames = ['value', 'metric_value', 'score', 'result'];

const columnNamed = (table: Table, names: readonly string[]): TableColumn | undefined =>
  table.columns.find((column) => names.includes(plainColumn(column.name)));

/** A long table as a wide one: rows that are equal but for metric and value become one. The table itself where it is wide. */
export function widen(table: Table): Table {
  const metric = columnNamed(table, metricNames);
  const value = columnNamed(table, valueNames);
  if (metric === undefined || value === undefined || metric === value) return table;
  const keys = table.columns.filter((column) => column !== metric && column !== value);
  const rows = new Map<string, { readonly first: number; readonly values: Map<string, Json> }>();
  for (let row = 0; row < table.rows; row++) {
    const key = JSON.stringify(keys.map((column) => column.values[row] ?? null));
    let found = rows.get(key);
    if (found === undefined) rows.set(key, (found = { first: row, values: new Map() }));
    found.values.set(String(metric.values[row] ?? ''), value.values[row] ?? null);
  }
  const list = [...rows.values()];
  const names = [...new Set(list.flatMap(({ values }) => [...values.keys()]))];
  const pivoted = names.map((name) => ({
    name: `metrics.${name}`,
    values: list.map(({ values }) => values.get(name) ?? null),
  }));
  const kept = keys.map(({ name, values }) => ({ name, values: list.map(({ first }) => values[first] ?? null) }));
  return { rows: list.length, columns: [...kept, ...pivoted], notes: table.notes };
}

/** A number, also a percentage as text: `-15.2%` is -15.2. */
export function cellNumber(value: Json): RawNumber | undefined {
  // An expression for blanks before a percent sign takes minutes over a cell of nothing but blanks.
  return toRawNumber(typeof value === 'string' && value.endsWith('%') ? value.slice(0, -1).trimEnd() : value);
}

/** A dotted name as nested keys would be: `config.lr` is the param `lr`, `metrics.acc` the metric `acc`. */
const bareName = (name: string): string => name.trim().replace(/^(?:config|params?|hparams|metrics?)[./]/i, '');

type Cells = readonly { readonly name: string; readonly role: ColumnRole; readonly value: Json }[];

function runOf(cells: Cells, part: string): RawRun {
  const config: Record<string, Json> = {};
  const metrics: Record<string, RawNumber> = {};
  const environment: Record<string, string> = {};
  for (const { name, role, value } of cells) {
    const number = role === 'metric' ? cellNumber(value) : undefined;
    if (number !== undefined) setKey(metrics, bareName(name), number);
    else if (role === 'param' || role === 'seed') setKey(config, role === 'seed' ? 'seed' : bareName(name), value);
    else if (role === 'volatile' && textOf(value) !== undefined) setKey(environment, name, textOf(value)!);
  }
  const first = (role: ColumnRole): string | undefined => textOf(cells.find((cell) => cell.role === role)?.value);
  const duration = Number(first('duration') ?? NaN);
  return {
    part,
    config,
    finalValue: policyOf(metrics, 'declared'),
    ...defined({
      metrics: unlessEmpty(metrics),
      environment: unlessEmpty(environment),
      status: first('status'),
      startedAt: first('started'),
      finishedAt: first('finished'),
      durationSeconds: Number.isFinite(duration) && duration >= 0 ? duration : undefined,
      notes: first('notes'),
      tags: first('tags')?.split(/\s*[,;]\s*/),
      git: first('commit') === undefined ? undefined : { commit: first('commit')! },
    }),
  };
}

/** Names of parts: the id of the row where it is unique, else the number of the row. */
export function partNames(ids: readonly (string | undefined)[]): readonly string[] {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id ?? '', (times.get(id ?? '') ?? 0) + 1);
  return ids.map((id, row) => (id !== undefined && times.get(id) === 1 ? id : `row-${row + 1}`));
}

/** The runs of a table; rows without any metric come too, as runs that ended without one. */
export function runsOfTable(given: Table): readonly RawRun[] {
  const table = widen(given);
  const roles = rolesOf(table.columns);
  const idColumn = table.columns[roles.indexOf('id')];
  const parts = partNames(Array.from({ length: table.rows }, (_, row) => textOf(idColumn?.values[row])));
  return parts.map((part, row) => {
    const cells = table.columns.map(({ name, values }, at) => ({ name, role: roles[at]!, value: values[row] ?? null }));
    return runOf(cells, part);
  });
}
