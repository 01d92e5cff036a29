/** Predictions: one row per evaluated sample, from a table or from JSON rows. */
import type { SampleTable } from '../../../report/run.ts';
import type { CsvTable } from '../../parse/parse-csv.ts';
import { isMapping } from '../../parse/parse-document.ts';
import { setKey } from '../../parse/parsed.ts';
import type { Json } from '../../reader.ts';

/** Names of the columns that mean something, the first hit counts; compared without case. */
const roles = {
  id: [
    'sample_id',
    'id',
    'question_id',
    'doc_id',
    'example_id',
    'instance_id',
    'item_id',
    'uid',
    'qid',
    'image_id',
    'idx',
    'index',
    'filename',
    'file',
  ],
  gold: [
    'label',
    'gold',
    'target',
    'gold_answer',
    'y_true',
    'true_label',
    'gold_label',
    'ground_truth',
    'expected',
    'actual',
    'reference',
    'answer',
    'labels',
  ],
  predicted: [
    'predicted',
    'prediction',
    'pred',
    'predicted_answer',
    'y_pred',
    'predicted_label',
    'pred_label',
    'model_answer',
    'output',
    'response',
  ],
  correct: ['correct', 'is_correct'],
  probability: ['probability', 'prob', 'confidence', 'predicted_probability'],
} as const;
type Role = keyof typeof roles;

const textRoles = new Set<string>([...roles.id, ...roles.gold, ...roles.predicted, ...roles.correct]);

/** True for columns whose cells are kept as they are written, even where all of them are numbers. */
export const keepsText = (name: string): boolean => textRoles.has(name.toLowerCase());

type Texts = readonly (string | null)[];
type Numbers = readonly (number | null)[];

/** A column of samples: texts or numbers. */
export interface SampleColumn {
  readonly name: string;
  readonly texts: Texts | null;
  readonly numbers: Numbers | null;
}

/** A table of samples and what is odd about it; null where the columns say nothing of a prediction. */
export interface ReadSamples {
  readonly samples: SampleTable;
  readonly oddities: readonly string[];
}

/** Id columns that were found to be unique: the runs of a sweep share one test set, and its array. */
const knownUnique = new WeakSet<object>();

/** Samples from a table. */
export const samplesOfTable = (table: CsvTable): ReadSamples | null => samplesOfColumns(table.columns, table.rows);

/** Samples from JSON rows: mappings with any nesting, which becomes dotted names; lists become JSON text. */
export function samplesOfRows(rows: readonly Json[]): ReadSamples | null {
  const cells = new Map<string, (string | number | boolean | null)[]>();
  const put = (value: Json, key: string, row: number): void => {
    if (isMapping(value)) {
      for (const name of Object.keys(value)) put(value[name]!, key === '' ? name : `${key}.${name}`, row);
      return;
    }
    let column = cells.get(key);
    if (column === undefined) {
      column = new Array<null>(rows.length).fill(null);
      cells.set(key, column);
    }
    column[row] = cellOf(value);
  };
  rows.forEach((row, index) => put(isMapping(row) ? row : { value: row }, '', index));
  return samplesOfColumns(
    [...cells].map(([name, values]) => toColumn(name, values)),
    rows.length,
  );
}

/** A value as a cell: lists and mappings become JSON text. */
export const cellOf = (value: Json): string | number | boolean | null =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

/** A column from cells: numbers where all of them are and the name does not ask for text. */
export function toColumn(name: string, values: readonly (string | number | boolean | null)[]): SampleColumn {
  const isNumeric = !keepsText(name) && values.every((value) => value === null || typeof value === 'number');
  if (isNumeric) {
    const numbers = values.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : null));
    return { name, numbers, texts: null };
  }
  return { name, numbers: null, texts: values.map((value) => (value === null ? null : String(value))) };
}

/** Samples from columns of equal length; null where they say nothing of a prediction. */
export function samplesOfColumns(columns: readonly SampleColumn[], rows: number): ReadSamples | null {
  const taken = new Map<Role, SampleColumn>();
  const lower = new Map(columns.map((column) => [column.name.toLowerCase(), column]));
  for (const role of ['id', 'gold', 'predicted', 'correct', 'probability'] as const) {
    const name = roles[role].find((candidate) => lower.has(candidate));
    if (name !== undefined) taken.set(role, lower.get(name)!);
  }
  const used = new Set(taken.values());
  const rest = columns.filter((column) => !used.has(column));
  const hasNumbers = rest.some((column) => column.numbers !== null && column.numbers.some((value) => value !== null));
  if (rows === 0 || (!taken.has('predicted') && !taken.has('correct') && !hasNumbers)) return null;
  const oddities: string[] = [];
  const gold = taken.get('gold')?.texts ?? null;
  const predicted = taken.get('predicted')?.texts ?? null;
  const numbers: Record<string, Numbers> = {};
  const texts: Record<string, Texts> = {};
  for (const column of rest) {
    if (column.numbers !== null) setKey(numbers, column.name, column.numbers);
    else if (column.texts !== null) setKey(texts, column.name, column.texts);
  }
  const samples: SampleTable = {
    ids: idsOf(taken.get('id')?.texts ?? null, rows, oddities),
    gold,
    predicted,
    correct: correctOf(taken.get('correct')?.texts ?? null, gold, predicted),
    probability: taken.get('probability')?.numbers ?? null,
    numbers,
    texts,
  };
  return { samples, oddities };
}

function idsOf(texts: Texts | null, rows: number, oddities: string[]): readonly string[] {
  if (texts === null) {
    oddities.push('no column names the samples; they are numbered by row');
    return Array.from({ length: rows }, (_, row) => String(row));
  }
  if (knownUnique.has(texts) && isFull(texts)) return texts;
  const distinct = new Set(texts).size;
  if (isFull(texts) && distinct === rows) {
    knownUnique.add(texts);
    return texts;
  }
  oddities.push(
    isFull(texts)
      ? `${rows - distinct} sample ids stand more than once; later ones got #2, #3`
      : 'some samples have no id; they are numbered by row',
  );
  const times = new Map<string, number>();
  return texts.map((id, row) => {
    if (id === null) return `row ${row}`;
    const count = (times.get(id) ?? 0) + 1;
    times.set(id, count);
    return count === 1 ? id : `${id}#${count}`;
  });
}

const isFull = (texts: Texts): texts is readonly string[] => !texts.includes(null);

const trueWords = new Set(['true', '1', 'yes', '1.0']);
const falseWords = new Set(['false', '0', 'no', '0.0']);

function correctOf(
  stated: Texts | null,
  gold: Texts | null,
  predicted: Texts | null,
): readonly (boolean | null)[] | null {
  if (stated !== null) {
    return stated.map((word) => {
      const lower = word?.toLowerCase() ?? '';
      return trueWords.has(lower) ? true : falseWords.has(lower) ? false : null;
    });
  }
  if (gold === null || predicted === null) return null;
  return gold.map((label, row) => (label === null ? null : isSame(label, predicted[row] ?? null)));
}

/** Equal as text, or as numbers: a column with gaps turns `3` into `3.0`. A missing prediction is wrong. */
function isSame(gold: string, predicted: string | null): boolean {
  if (predicted === null) return false;
  if (gold === predicted) return true;
  if (!gold.includes('.') && !predicted.includes('.')) return false;
  return /^[-+]?[\d.]+$/.test(gold) && /^[-+]?[\d.]+$/.test(predicted) && Number(gold) === Number(predicted);
}
