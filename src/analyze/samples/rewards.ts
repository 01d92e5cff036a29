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

/** Numeric columns that may be rewards. */
const candidateColumns = ({ table }: Checkpoint): string[] =>
  Object.keys(table.numbers)
    .filter((name) => !notRewards.has(name.toLowerCase()))
    .filter((name) => table.numbers[name]!.some((value) => value !== null));

/** Collects the rewards of a benchmark, one configuration at a time. */
export interface Rewards {
  /** Adds the first checkpoint of a configuration. */
  add(configuration: string, checkpoint: Checkpoint): void;
  /** Null where no configuration has a reward. */
  section(): RewardsSection | null;
}

/**
 * A reward rates an answer. A column that says the same of each sample whatever the configuration describes the sample
 * (its length, its difficulty): with two or more configurations such columns are told apart and left out.
 */
export function createRewards(level: number): Rewards {
  const first = new Map<string, ReadonlyMap<number, number | null>>();
  const differing = new Set<string>();
  const sets: RewardSet[] = [];
  return {
    add: (configuration, checkpoint) => {
      const columns = candidateColumns(checkpoint);
      for (const column of columns) {
        const cells = checkpoint.table.numbers[column]!;
        const known = first.get(column);
        if (known === undefined) {
          first.set(column, new Map(cells.map((cell, row) => [checkpoint.sample[row]!, cell])));
        } else if (cells.some((cell, row) => (known.get(checkpoint.sample[row]!) ?? cell) !== cell)) {
          differing.add(column);
        }
      }
      const set = rewardsOf(configuration, checkpoint, level);
      if (set !== null) sets.push(set);
    },
    section: () => {
      const seen = (column: string): number =>
        sets.filter((set) => set.columns.some((entry) => entry.column === column)).length;
      const fixed = [...first.keys()].filter((column) => !differing.has(column) && seen(column) > 1);
      return summarizeRewards(
        sets.flatMap((set) => withoutColumns(set, fixed) ?? []),
        fixed,
      );
    },
  };
}

function withoutColumns(set: RewardSet, left: readonly string[]): RewardSet | null {
  const columns = set.columns.filter(({ column }) => !left.includes(column));
  if (columns.length === 0) return null;
  return { ...set, columns, agreement: set.agreement.filter(({ a, b }) => !left.includes(a) && !left.includes(b)) };
}

/** The rewards of one checkpoint; null where its predictions have no further numeric column. */
export function rewardsOf(configuration: string, checkpoint: Checkpoint, level: number): RewardSet | null {
  const columns = candidateColumns(checkpoint).sort(compareNatural);
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

/** The section of a benchmark; null where no configuration has a reward. `fixed` are the columns that were left out. */
export function summarizeRewards(sets: readonly RewardSet[], fixed: readonly string[] = []): RewardsSection | null {
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
      ...(fixed.length === 0 ? [] : [describesSamples(fixed)]),
    ],
  };
}

const describesSamples = (columns: readonly string[]) => ({
  code: 'describes-samples',
  message: `Left out, because the same for every configuration and so a property of the samples: ${columns.toSorted(compareNatural).join(', ')}.`,
});
