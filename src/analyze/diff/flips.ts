/** Samples whose answer changed from right to wrong or back between two Reports. */
import { sampleName } from '../../report/sample-text.ts';
import type { FlipChange, SampleFlip } from '../../report/report-diff.ts';
import { compareNatural } from '../order.ts';
import { named, type Matching, type MatchedConfiguration } from './match.ts';
import type { BenchmarkSides } from './sides.ts';

/** So many samples of either direction are listed. */
const mostListed = 10;

/** The flips of the given configurations, or why they are not known. */
export interface Flips {
  readonly flips: readonly FlipChange[];
  readonly unknown: string | null;
}

/** Flips by the majority of each side's runs, of the configurations whose runs changed. */
export function findFlips(
  sides: BenchmarkSides,
  matching: Matching,
  changed: (pair: MatchedConfiguration) => boolean,
): Flips {
  const { base, head } = sides;
  // Without predictions in the head there is nothing to miss.
  if (sides.headBenchmark.samples === null) return { flips: [], unknown: null };
  const pairs = matching.matched.filter(changed);
  if (pairs.length === 0) return { flips: [], unknown: null };
  if (base.judgements === null) return { flips: [], unknown: 'The base holds no predictions.' };
  if (head.judgements === null) return { flips: [], unknown: 'The predictions of the head are not at hand.' };
  const flips = pairs.flatMap((pair) => flipsOfPair(sides, pair) ?? []);
  return { flips, unknown: null };
}

function flipsOfPair(sides: BenchmarkSides, pair: MatchedConfiguration): FlipChange | null {
  const before = sides.base.judgements?.(sides.baseBenchmark.id, pair.base.id) ?? null;
  const now = sides.head.judgements?.(sides.headBenchmark.id, pair.head.id) ?? null;
  if (before === null || now === null) return null;
  let n = 0;
  const flips: SampleFlip[] = [];
  for (const [sample, own] of now) {
    const old = before.get(sample);
    if (old === undefined) continue;
    n++;
    if (old.right === own.right) continue;
    flips.push({
      sample: sampleName(sample),
      gold: own.gold ?? old.gold,
      basePredicted: old.predicted,
      headPredicted: own.predicted,
      now: own.right ? 'right' : 'wrong',
    });
  }
  if (flips.length === 0) return null;
  flips.sort((a, b) => compareNatural(a.sample, b.sample));
  const [toWrong, toRight] = [
    flips.filter((flip) => flip.now === 'wrong'),
    flips.filter((flip) => flip.now === 'right'),
  ];
  return {
    configuration: named(pair.head),
    n,
    toRight: toRight.length,
    toWrong: toWrong.length,
    samples: [...toWrong.slice(0, mostListed), ...toRight.slice(0, mostListed)],
  };
}
