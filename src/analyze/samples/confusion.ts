/** Which classes are taken for which, and precision, recall and F1 of each class. */
import type { ClassScore, Confusion } from '../../report/samples-schema.ts';
import { cutText } from '../../report/sample-text.ts';
import { compareNatural } from '../order.ts';
import { toQuantity } from '../publish.ts';
import type { Checkpoint } from './checkpoints.ts';

/** More classes than this are folded into one label. */
const mostClasses = 50;
const noAnswer = '(no answer)';
/** A label longer than this is a text: it is cut, so that no figure has to set a whole document. */
const longestLabel = 100;

const labelOf = (text: string): string => cutText(text, longestLabel);

/** Natural order, with the missing answers at the end. */
const byLabel = (a: string, b: string): number =>
  Number(a === noAnswer) - Number(b === noAnswer) || compareNatural(a, b);

/** Counts by gold label, then predicted label. */
type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

function countLabels(checkpoints: readonly Checkpoint[]): Counts {
  const counts = new Map<string, Map<string, number>>();
  for (const { table } of checkpoints) {
    if (table.gold === null || table.predicted === null) continue;
    for (let row = 0; row < table.ids.length; row++) {
      const stated = table.gold[row] ?? null;
      if (stated === null) continue;
      const gold = labelOf(stated);
      const predicted = labelOf(table.predicted[row] ?? noAnswer);
      let line = counts.get(gold);
      if (line === undefined) counts.set(gold, (line = new Map()));
      line.set(predicted, (line.get(predicted) ?? 0) + 1);
    }
  }
  return counts;
}

const supportOf = (line: ReadonlyMap<string, number> | undefined): number =>
  line === undefined ? 0 : [...line.values()].reduce((total, count) => total + count, 0);

/** The labels of the matrix in natural order; beyond the limit those with most support, and the last label for the rest. */
function chooseLabels(counts: Counts): { readonly labels: readonly string[]; readonly folded: number } {
  const all = new Set([...counts.keys(), ...[...counts.values()].flatMap((line) => [...line.keys()])]);
  if (all.size <= mostClasses) return { labels: [...all].sort(byLabel), folded: 0 };
  const bySupport = [...all].sort(
    (a, b) => supportOf(counts.get(b)) - supportOf(counts.get(a)) || compareNatural(a, b),
  );
  const kept = bySupport.slice(0, mostClasses - 1).sort(byLabel);
  const folded = all.size - kept.length;
  return { labels: [...kept, `(${folded} other labels)`], folded };
}

/** True where labels are answers rather than classes: (nearly) every sample has its own. */
const isFreeText = (counts: Counts, checkpoints: readonly Checkpoint[]): boolean => {
  const rows = checkpoints.reduce((most, checkpoint) => Math.max(most, checkpoint.table.ids.length), 0);
  return counts.size > 10 && counts.size * 2 > rows;
};

function toMatrix(counts: Counts, labels: readonly string[], folded: number): number[][] {
  const place = new Map(labels.map((label, index) => [label, index]));
  const last = labels.length - 1;
  const at = (label: string): number => place.get(label) ?? (folded > 0 ? last : 0);
  const matrix = labels.map(() => labels.map(() => 0));
  for (const [gold, line] of counts) {
    for (const [predicted, count] of line) matrix[at(gold)]![at(predicted)]! += count;
  }
  return matrix;
}

const totalOf = (matrix: readonly (readonly number[])[]): number =>
  matrix.reduce((total, row) => total + row.reduce((sum, count) => sum + count, 0), 0);

/** The matrix of all seeds and of the first one, and the scores of each class over all seeds; empty without labels. */
export function confusionOf(checkpoints: readonly Checkpoint[]): {
  readonly confusion: Confusion[];
  readonly perClass: ClassScore[];
} {
  const labelled = checkpoints.filter(({ table }) => table.gold !== null && table.predicted !== null);
  const counts = countLabels(labelled);
  const [first] = labelled;
  if (first === undefined || counts.size === 0 || isFreeText(counts, labelled)) return { confusion: [], perClass: [] };
  const { labels, folded } = chooseLabels(counts);
  const all = toMatrix(counts, labels, folded);
  const one = toMatrix(countLabels([first]), labels, folded);
  const common = { labels: [...labels], folded };
  return {
    confusion: [
      { scope: 'all', run: null, seed: null, runs: labelled.length, ...common, counts: all, total: totalOf(all) },
      { scope: 'run', run: first.run, seed: first.seed, runs: 1, ...common, counts: one, total: totalOf(one) },
    ],
    perClass: labels.flatMap((label, index) =>
      label === noAnswer || (folded > 0 && index === labels.length - 1) ? [] : [scoreClass(all, labels, index)],
    ),
  };
}

function scoreClass(matrix: readonly (readonly number[])[], labels: readonly string[], index: number): ClassScore {
  const hits = matrix[index]![index]!;
  const support = matrix[index]!.reduce((total, count) => total + count, 0);
  const predicted = matrix.reduce((total, row) => total + row[index]!, 0);
  return {
    label: labels[index]!,
    support,
    predicted,
    precision: toQuantity(predicted === 0 ? null : hits / predicted, 'never predicted'),
    recall: toQuantity(support === 0 ? null : hits / support, 'no sample has this label'),
    f1: toQuantity(
      support + predicted === 0 ? null : (2 * hits) / (support + predicted),
      'neither present nor predicted',
    ),
  };
}
