/** Which reward tells the truth? Numeric columns of the predictions against correctness. */
import { pearsonCorrelation, spearmanCorrelation, type Correlation } from '../../stats/association/correlation.ts';
import { mean, median, sortedCopy, standardDeviation } from '../../stats/numeric.ts';
import type { CorrelationEntry, RewardColumn, RewardSet, RewardsSection } from '../../report/samples-schema.ts';
import { compareNatural } from '../order.ts';
import { publishOrNull, toQuantity } from '../publish.ts';
import type { Checkpoint } from './checkpoints.ts';

/** Columns that count or identify, but reward nothing. */
const notRewards = new Set(['id', 'index', 'idx', 'row', 'seed', 'step', 'epoch', 'fold']);

const toEntry = (found: Correlation, level: number): CorrelationEntry => ({
  method: found.method,
  n: found.n,
  value: publishOrNull(found.value),
  low: publishOrNull(found.low),
  high: publishOrNull(found.high),
  level,
  p: publishOrNull(found.p),
  reason: found.reason ?? null,
});

/** The rewards of one checkpoint; null where its predictions have no further numeric column. */
export function rewardsOf(configuration: string, checkpoint: Checkpoint, level: number): RewardSet | null {
  const columns = Object.keys(checkpoint.table.numbers)
    .filter((name) => !notRewards.has(name.toLowerCase()))
    .filter((name) => checkpoint.table.numbers[name]!.some((value) => value !== null))
    .sort(compareNatural);
  if (columns.length === 0) return null;
  const right = Array.from(checkpoint.right, (judged) => (judged < 0 ? null : judged));
  const pairs = columns.flatMap((a, index) => columns.slice(index + 1).map((b) => ({ a, b })));
  return {
    configuration,
    run: checkpoint.run,
    seed: checkpoint.seed,
    columns: columns.map((column) => describeColumn(column, checkpoint.table.numbers[column]!, { right, level })),
    agreement: pairs.map(({ a, b }) => ({
      a,
      b,
      correlation: toEntry(spearmanCorrelation(checkpoint.table.numbers[a]!, checkpoint.table.numbers[b]!), level),
    })),
  };
}

function describeColumn(
  column: string,
  cells: readonly (number | null)[],
  against: { readonly right: readonly (number | null)[]; readonly level: number },
): RewardColumn {
  const values = sortedCopy(cells.flatMap((cell) => cell ?? []));
  const { right, level } = against;
  return {
    column,
    n: values.length,
    mean: toQuantity(mean(values), 'no value'),
    sd: toQuantity(standardDeviation(values), 'one value has no spread'),
    min: toQuantity(values[0], 'no value'),
    max: toQuantity(values.at(-1), 'no value'),
    correctness: [
      toEntry(pearsonCorrelation(cells, right, level), level),
      toEntry(spearmanCorrelation(cells, right), level),
    ],
  };
}

/** The section of a benchmark; null where no configuration has a reward. */
export function summarizeRewards(sets: readonly RewardSet[]): RewardsSection | null {
  if (sets.length === 0) return null;
  const names = [...new Set(sets.flatMap((set) => set.columns.map((column) => column.column)))].sort(compareNatural);
  const overall = names.map((column) => {
    const values = sets.flatMap(
      (set) => set.columns.find((entry) => entry.column === column)?.correctness[1]?.value ?? [],
    );
    const none = 'no configuration has a correlation with correctness';
    const sorted = sortedCopy(values);
    return {
      column,
      configurations: values.length,
      median: toQuantity(median(values), none),
      min: toQuantity(sorted[0], none),
      max: toQuantity(sorted.at(-1), none),
    };
  });
  return {
    overall,
    sets: [...sets],
    warnings: [
      {
        code: 'this-checkpoint-only',
        message: 'Each correlation is over the samples of one trained model, the lowest seed of its configuration.',
      },
    ],
  };
}
