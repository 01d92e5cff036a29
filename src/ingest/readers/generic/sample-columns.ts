/** Tables out of arrays, data frames and pickles as samples: names in the plural, and rows of class probabilities. */
import { isList, type Table, type TableColumn } from '../../decode/table.ts';
import type { Json } from '../../reader.ts';
import { cellOf, samplesOfColumns, toColumn, type ReadSamples } from './samples.ts';

/** Arrays are named in the plural; the columns of a table of samples in the singular. */
const singular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ids: 'id',
    sample_ids: 'sample_id',
    preds: 'pred',
    predictions: 'prediction',
    targets: 'target',
    golds: 'gold',
    probs_max: 'probability',
    confidences: 'confidence',
    is_corrects: 'is_correct',
  }),
);

const classProbabilities = new Set([
  'probs',
  'probabilities',
  'prob',
  'probability',
  'proba',
  'probas',
  'y_prob',
  'y_proba',
  'y_probs',
]);

const isProbabilities = (value: Json): value is readonly number[] =>
  isList(value) && value.length > 1 && value.every((item) => typeof item === 'number' && item >= 0 && item <= 1);

/** A column with one list of class probabilities per row; undefined where there is none. */
const findProbabilities = (table: Table): TableColumn | undefined =>
  table.columns.find(
    ({ name, values }) =>
      classProbabilities.has(name.toLowerCase()) &&
      values.length > 0 &&
      values.every((value) => isProbabilities(value)),
  );

const has = (table: Table, names: readonly string[]): boolean =>
  table.columns.some(({ name }) => names.includes((singular.get(name.toLowerCase()) ?? name).toLowerCase()));

/** The most probable class of each row, and its probability. */
function fromProbabilities(column: TableColumn, table: Table): readonly TableColumn[] {
  const best = column.values.map((value) => {
    const row = isProbabilities(value) ? value : [];
    return row.reduce((at, probability, index) => (probability > row[at]! ? index : at), 0);
  });
  const highest = column.values.map((value, row) => (isProbabilities(value) ? value[best[row]!]! : null));
  const predicted = has(table, ['predicted', 'prediction', 'pred', 'y_pred', 'correct', 'is_correct'])
    ? []
    : [{ name: 'predicted', values: best }];
  return [...predicted, { name: 'probability', values: highest }];
}

/** Samples from a decoded table; null where its columns say nothing of a prediction. */
export function samplesOfDecoded(table: Table): ReadSamples | null {
  const probabilities = findProbabilities(table);
  const named = table.columns
    .filter((column) => column !== probabilities)
    .map(({ name, values }) => {
      const one = singular.get(name.toLowerCase());
      return { name: one !== undefined && !table.columns.some((other) => other.name === one) ? one : name, values };
    });
  const columns = probabilities === undefined ? named : [...named, ...fromProbabilities(probabilities, table)];
  const found = samplesOfColumns(
    columns.map(({ name, values }) => toColumn(name, values.map(cellOf))),
    table.rows,
  );
  if (found === null) return null;
  return { samples: found.samples, oddities: [...table.notes, ...found.oddities] };
}
