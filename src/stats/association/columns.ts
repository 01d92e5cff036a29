import { type Score } from '../numeric.ts';
import { isFiniteScore } from '../tests/inputs.ts';

/** One setting of a parameter; `null` and `undefined` are a level of their own ("not set"). */
export type Setting = number | string | boolean | null | undefined;

/** A parameter with its setting in each run or configuration. */
export interface ParameterColumn {
  readonly name: string;
  readonly settings: readonly Setting[];
}

/** A parameter read as numbers or as categories. */
export interface CodedColumn {
  readonly name: string;
  /** `numeric` when every setting is a finite number (booleans and texts never are). */
  readonly kind: 'numeric' | 'categorical';
  /** The numbers of a numeric parameter; NaN for a categorical one. */
  readonly numbers: Float64Array;
  /** Level of each row, 0 to `levels` − 1, in ascending order of numbers or of text. */
  readonly codes: Int32Array;
  readonly levels: number;
}

/** Rows with a finite response, and the parameters in these rows. */
export interface UsableRows {
  readonly response: Float64Array;
  readonly columns: readonly CodedColumn[];
  /** Rows left out because the response is missing or diverged. */
  readonly left: number;
}

/** Keeps the rows with a finite response and codes the parameters in them. */
export function usableRows(columns: readonly ParameterColumn[], response: readonly Score[]): UsableRows {
  const kept = response.flatMap((value, index) => (isFiniteScore(value) ? [index] : []));
  return {
    response: Float64Array.from(kept, (index) => response[index] ?? 0),
    columns: columns.map(({ name, settings }) =>
      codeColumn(
        name,
        kept.map((index) => settings[index]),
      ),
    ),
    left: response.length - kept.length,
  };
}

/**
 * Reads a column as numeric when all settings are finite numbers, else as categories, and codes its levels.
 *
 * @example codeColumn('lr', [0.1, 0.01, 0.1]).codes // [1, 0, 1]
 */
export function codeColumn(name: string, settings: readonly Setting[]): CodedColumn {
  const isNumeric =
    settings.length > 0 && settings.every((value) => typeof value === 'number' && Number.isFinite(value));
  const numbers = Float64Array.from(settings, (value) => (isNumeric && typeof value === 'number' ? value : Number.NaN));
  // The type is part of the key: the text "1" and the number 1 are different settings.
  const keys = settings.map((value) => (isNumeric ? Number(value) : `${typeof value}:${String(value)}`));
  const distinct = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
  const codeOf = new Map(distinct.map((key, code) => [key, code]));
  return {
    name,
    kind: isNumeric ? 'numeric' : 'categorical',
    numbers,
    codes: Int32Array.from(keys, (key) => codeOf.get(key) ?? 0),
    levels: distinct.length,
  };
}

/** The response split by the level of a column, in the order of the levels. */
export function groupsOf(column: CodedColumn, response: Float64Array): Float64Array[] {
  return Array.from({ length: column.levels }, (_, level) =>
    response.filter((_value, row) => column.codes[row] === level),
  );
}

/** Two parameters of which one settles the other, so that their influences cannot be told apart. */
export interface Confounding {
  readonly parameter: string;
  readonly other: string;
  /** `identical`: each settles the other; `settled-by`: every level of `other` has one level of `parameter`. */
  readonly relation: 'identical' | 'settled-by';
}

/**
 * Pairs of varied parameters that vary together: where `other` settles `parameter`, nothing can be said about
 * `parameter` beyond `other`. A column that differs in every row settles everything and is skipped as `other`.
 *
 * @example findConfounding([codeColumn('a', [1, 2, 1, 2]), codeColumn('b', ['x', 'y', 'x', 'y'])])[0].relation // 'identical'
 */
export function findConfounding(columns: readonly CodedColumn[]): readonly Confounding[] {
  const varied = columns.filter((column) => column.levels > 1);
  const found: Confounding[] = [];
  for (const [index, column] of varied.entries()) {
    for (const [otherIndex, other] of varied.entries()) {
      if (index === otherIndex || other.levels === other.codes.length || !settles(other, column)) continue;
      const mutual = column.levels !== column.codes.length && settles(column, other);
      if (mutual && index > otherIndex) continue;
      found.push({ parameter: column.name, other: other.name, relation: mutual ? 'identical' : 'settled-by' });
    }
  }
  return found;
}

function settles(other: CodedColumn, column: CodedColumn): boolean {
  const levelOf = new Int32Array(other.levels).fill(-1);
  return other.codes.every((code, row) => {
    const level = column.codes[row]!;
    if (levelOf[code] === -1) levelOf[code] = level;
    return levelOf[code] === level;
  });
}
