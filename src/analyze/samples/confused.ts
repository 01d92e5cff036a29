/** Which classes are most often taken for which, over the configurations of a benchmark. */
import type { ConfigurationDetail, ConfusedPair } from '../../report/samples-schema.ts';
import { answerText } from '../../report/sample-text.ts';
import { compareNatural } from '../order.ts';

const mostListed = 30;
/** With more labels than this, each needs this many samples of its own to count as a class rather than as an answer. */
const fewLabels = 10;
const smallestClass = 5;

type AllSeeds = ConfigurationDetail['confusion'][number];

/** Labels that stand for others carry no confusion of their own; so do labels that are answers. */
const isClosed = (matrix: AllSeeds): boolean =>
  matrix.folded === 0 &&
  (matrix.labels.length <= fewLabels || matrix.total / matrix.runs >= smallestClass * matrix.labels.length);

/** The most frequent confusions first, at most 30, and how many there are. */
export function confusedPairs(details: readonly Pick<ConfigurationDetail, 'confusion'>[]): {
  readonly listed: ConfusedPair[];
  readonly total: number;
} {
  const matrices = details.flatMap((detail) => detail.confusion.find((item) => item.scope === 'all') ?? []);
  if (!matrices.every(isClosed)) return { listed: [], total: 0 };
  const support = new Map<string, number>();
  const pairs = new Map<string, Omit<ConfusedPair, 'support'>>();
  for (const { labels, counts } of matrices) {
    labels.forEach((gold, row) => {
      const line = counts[row]!;
      support.set(
        gold,
        line.reduce((total, cell) => total + cell, support.get(gold) ?? 0),
      );
      labels.forEach((predicted, column) => {
        const cell = line[column]!;
        if (row === column || cell === 0) return;
        const key = JSON.stringify([gold, predicted]);
        const { count, configurations } = pairs.get(key) ?? { count: 0, configurations: 0 };
        pairs.set(key, { gold, predicted, count: count + cell, configurations: configurations + 1 });
      });
    });
  }
  const listed = [...pairs.values()]
    .sort((a, b) => b.count - a.count || compareNatural(a.gold, b.gold) || compareNatural(a.predicted, b.predicted))
    .slice(0, mostListed)
    .map(({ gold, predicted, ...rest }) => ({
      gold: answerText(gold)!,
      predicted: answerText(predicted)!,
      ...rest,
      support: support.get(gold)!,
    }));
  return { listed, total: pairs.size };
}
