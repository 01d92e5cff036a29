/** The texts of one sample: what all configurations share once, the rest with its configuration. */
import type { SampleTable } from '../../report/run.ts';
import { answerText, cutText, sampleName, visibleText } from '../../report/sample-text.ts';
import type { StoredAnswer, StoredField, StoredSample, StoredText } from './format.ts';
import type { ConfigurationTally, SampleTally } from './tally.ts';

/** Longer texts are cut, with a note. */
export const mostCharacters = 4000;

/** As it is stored: control characters visible, cut at the limit. */
export function storeText(text: string): StoredText {
  const shown = visibleText(text.length > 2 * mostCharacters ? text.slice(0, 2 * mostCharacters) : text);
  return text.length <= mostCharacters ? shown : [cutText(shown, mostCharacters), text.length];
}

/** A cell of a column as text; null where there is none. */
type Column = (table: SampleTable, row: number) => string | null;

/** A text column, or a number beside the texts. */
export interface NamedColumn {
  readonly name: string;
  readonly cell: Column;
}

const questionNames = /question|prompt|input|problem|instruction|query|context|text/i;

/** All further columns of the tables: questions first, then texts, then numbers, in the order in which they were met. */
export function listColumns(tally: SampleTally): NamedColumn[] {
  const tables = tally.configurations.map(({ table }) => table);
  const texts = [...new Set(tables.flatMap((table) => Object.keys(table.texts)))];
  const numbers = [...new Set(tables.flatMap((table) => Object.keys(table.numbers)))];
  const toColumn = (name: string): NamedColumn => ({
    name,
    cell: (table, row) => own(table.texts, name)?.[row] ?? null,
  });
  const asText = (value: number | null | undefined): string | null =>
    value === null || value === undefined ? null : String(value);
  return [
    ...texts.filter((name) => questionNames.test(name)).map(toColumn),
    ...texts.filter((name) => !questionNames.test(name)).map(toColumn),
    ...numbers.map((name) => ({
      name,
      cell: (table: SampleTable, row: number) => asText(own(table.numbers, name)?.[row]),
    })),
    ...(tables.some((table) => table.probability !== null)
      ? [{ name: 'probability', cell: (table: SampleTable, row: number) => asText(table.probability?.[row]) }]
      : []),
  ];
}

const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** How much of a sample is stored. */
export type Depth = 'texts' | 'answers' | 'none';

/** The gold label of a sample, of the first configuration that has one. */
export function goldOf(tally: SampleTally, sample: number): string | null {
  for (const { table, row } of tally.configurations) {
    const gold = row[sample]! < 0 ? null : (table.gold?.[row[sample]!] ?? null);
    if (gold !== null) return answerText(gold);
  }
  return null;
}

/** The id of a sample as it is listed. */
export const nameOf = (tally: SampleTally, sample: number): string => sampleName(tally.ids[sample]!);

const beginningLength = 110;

/** The beginning of a longer text, in one line; null for a short one. @example beginning('a\n'.repeat(80)).length // 110 */
export function beginning(text: string): string | null {
  const line = visibleText(text.slice(0, 4 * beginningLength))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= 40 ? null : cutText(line, beginningLength);
}

/** What was asked, in one line: the beginning of the first text column; null where it is short or absent. */
export function beginningOf(tally: SampleTally, columns: readonly NamedColumn[], sample: number): string | null {
  const first = tally.configurations.find(({ row }) => row[sample]! >= 0);
  const text = first === undefined ? null : (columns[0]?.cell(first.table, first.row[sample]!) ?? null);
  return text === null ? null : beginning(text);
}

/** Longer answers count as texts. */
const shortAnswer = 40;

const shortText = (answer: string): StoredText => {
  const shown = visibleText(answer.slice(0, 2 * shortAnswer));
  return answer.length <= shortAnswer ? shown : [cutText(shown, shortAnswer), answer.length];
};

/** One sample as it is stored. */
export function storeSample(
  tally: SampleTally,
  columns: readonly NamedColumn[],
  of: { readonly sample: number; readonly depth: Depth },
): StoredSample {
  const { sample, depth } = of;
  const id = nameOf(tally, sample);
  const gold = goldOf(tally, sample);
  if (depth === 'none') return [id, gold, [], []];
  const present = tally.configurations.flatMap((item, place) =>
    item.runs[sample]! === 0 && item.row[sample]! < 0 ? [] : [{ item, place, row: item.row[sample]! }],
  );
  const shared: StoredField[] = [];
  const fields = new Map<number, StoredField[]>(present.map(({ place }) => [place, []]));
  if (depth === 'texts') {
    columns.forEach((column, number) => {
      const cells = present.map(({ item, row }) => (row < 0 ? null : column.cell(item.table, row)));
      const [first = null] = cells;
      if (first !== null && cells.every((cell) => cell === first)) shared.push([number, storeText(first)]);
      else cells.forEach((cell, i) => cell !== null && fields.get(present[i]!.place)!.push([number, storeText(cell)]));
    });
  }
  const answers = present.map(({ item, place, row }): StoredAnswer => {
    const predicted = predictedOf(item, row);
    const stored = predicted === null ? null : depth === 'texts' ? storeText(predicted) : shortText(predicted);
    return [place, item.right[sample]!, item.runs[sample]!, stored, fields.get(place)!];
  });
  return [id, gold, shared, answers];
}

const predictedOf = ({ table }: ConfigurationTally, row: number): string | null =>
  row < 0 ? null : (table.predicted?.[row] ?? null);

/** About how many characters the texts of a sample take. */
export function textSize(tally: SampleTally, columns: readonly NamedColumn[], sample: number): number {
  const cut = (text: string | null): number => Math.min(mostCharacters, text?.length ?? 0);
  let size = 0;
  let seen: readonly (string | null)[] | null = null;
  for (const item of tally.configurations) {
    const row = item.row[sample]!;
    if (row < 0) continue;
    const cells = columns.map((column) => column.cell(item.table, row));
    const before = seen;
    size += cut(predictedOf(item, row));
    // What repeats the configuration before is stored once.
    size += cells.reduce((total, cell, i) => total + (before !== null && before[i] === cell ? 0 : cut(cell)), 0);
    seen = cells;
  }
  return size;
}
