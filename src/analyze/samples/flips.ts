/** Two configurations on the same samples: which ones flip, and McNemar's test for one pair of checkpoints. */
import { mcNemarTest } from '../../stats/tests/mcnemar.ts';
import { answerText, sampleName } from '../../report/sample-text.ts';
import type { DiscordantSample, FlipCounts, FlipPair } from '../../report/samples-schema.ts';
import { compareNatural } from '../order.ts';
import { publishOrNull, toWarnings } from '../publish.ts';
import type { SampleIds } from '../../report/sample-ids.ts';
import type { Judged } from './checkpoints.ts';

/** What a comparison of two configurations needs beside them. */
export interface FlipContext {
  readonly ids: SampleIds;
  readonly reference: FlipPair['reference'];
  /** How many discordant samples are listed. */
  readonly mostDiscordant: number;
}

/** Two checkpoints by their places in the lists of both sides. */
interface Pair {
  readonly seed: string | null;
  readonly a: number;
  readonly b: number;
}

/** Pairs of the same seed in natural order; where no seed is known, the only checkpoint of each side. */
function pairBySeed(a: Judged, b: Judged): readonly Pair[] {
  const places = new Map(b.checkpoints.map((checkpoint, place) => [checkpoint.seed, place]));
  const pairs = a.checkpoints.flatMap(({ seed }, place) => {
    const other = seed === null ? undefined : places.get(seed);
    return other === undefined ? [] : [{ seed, a: place, b: other }];
  });
  if (pairs.length > 0) return pairs.sort((x, y) => compareNatural(x.seed ?? '', y.seed ?? ''));
  return a.checkpoints.length === 1 && b.checkpoints.length === 1 ? [{ seed: null, a: 0, b: 0 }] : [];
}

function count(a: Judged, b: Judged, pair: Pair): FlipCounts {
  const [left, right] = [a.each[pair.a]!, b.each[pair.b]!];
  const cells = [0, 0, 0, 0];
  for (let index = 0; index < left.length; index++) {
    if (left[index]! >= 0 && right[index]! >= 0) cells[2 * left[index]! + right[index]!]!++;
  }
  return {
    seed: pair.seed,
    runA: a.checkpoints[pair.a]!.run,
    runB: b.checkpoints[pair.b]!.run,
    n: cells.reduce((total, cell) => total + cell, 0),
    bothRight: cells[3]!,
    onlyA: cells[2]!,
    onlyB: cells[1]!,
    bothWrong: cells[0]!,
  };
}

/** The flips of candidate `b` against reference `a`, not yet corrected for other pairs; null where no checkpoints can be paired or share a sample. */
export function flipsOf(a: Judged, b: Judged, context: FlipContext): FlipPair | null {
  const pairs = pairBySeed(a, b);
  const bySeed = pairs.map((pair) => count(a, b, pair));
  const place = bySeed.findIndex((entry) => entry.n > 0);
  const tested = bySeed[place];
  if (tested === undefined) return null;
  const { bothRight, onlyA, onlyB, bothWrong } = tested;
  const test = mcNemarTest({ bothCorrect: bothRight, onlyFirst: onlyA, onlySecond: onlyB, bothWrong });
  const discordant = listDiscordant(a, b, {
    pair: pairs[place]!,
    ids: context.ids,
    most: context.mostDiscordant,
  });
  const repeats = a.checkpoints[pairs[place]!.a]!.repeats || b.checkpoints[pairs[place]!.b]!.repeats;
  return {
    reference: context.reference,
    a: a.configuration,
    b: b.configuration,
    tested,
    bySeed,
    p: publishOrNull(test.p),
    midP: publishOrNull(test.midP),
    pCorrected: null,
    minimumP: publishOrNull(test.minimumP),
    reason: test.reason ?? null,
    discordant: discordant.listed,
    discordantTotal: discordant.total,
    warnings: [
      {
        code: 'this-checkpoint-only',
        message: 'The test is about these two trained models on these samples, not about other seeds.',
      },
      ...(repeats ? [repeatedWarning] : []),
      ...toWarnings(test.warnings),
    ],
  };
}

const repeatedWarning = {
  code: 'repeated-samples',
  message: 'Some samples were answered more than once; each counts once, by the majority of its answers.',
};

function listDiscordant(
  a: Judged,
  b: Judged,
  of: { readonly pair: Pair; readonly ids: SampleIds; readonly most: number },
): { readonly listed: DiscordantSample[]; readonly total: number } {
  const [left, right] = [a.each[of.pair.a]!, b.each[of.pair.b]!];
  const found: number[] = [];
  for (let index = 0; index < left.length; index++) {
    if (left[index]! >= 0 && right[index]! >= 0 && left[index] !== right[index]) found.push(index);
  }
  const share = (side: Judged, index: number): number => side.right[index]! / Math.max(1, side.runs[index]!);
  const apart = (index: number): number => Math.abs(share(a, index) - share(b, index));
  const rowsA = rowOfSample(a, of.pair.a);
  const rowsB = rowOfSample(b, of.pair.b);
  const order = found.sort((x, y) => apart(y) - apart(x) || compareNatural(of.ids.names[x]!, of.ids.names[y]!));
  return {
    total: found.length,
    listed: order.slice(0, of.most).map((index) => {
      const tableA = a.checkpoints[of.pair.a]!.table;
      const tableB = b.checkpoints[of.pair.b]!.table;
      return {
        sample: sampleName(of.ids.names[index]!),
        right: left[index] === 1 ? 'a' : 'b',
        gold: answerText(tableA.gold?.[rowsA.get(index)!] ?? tableB.gold?.[rowsB.get(index)!] ?? null),
        predictedA: answerText(tableA.predicted?.[rowsA.get(index)!] ?? null),
        predictedB: answerText(tableB.predicted?.[rowsB.get(index)!] ?? null),
        rightA: a.right[index]!,
        runsA: a.runs[index]!,
        rightB: b.right[index]!,
        runsB: b.runs[index]!,
      };
    }),
  };
}

function rowOfSample(side: Judged, place: number): ReadonlyMap<number, number> {
  const { sample } = side.checkpoints[place]!;
  return new Map(Array.from(sample, (index, row) => [index, row]));
}
