/** Every pair of configurations on the same samples, where each configuration is one checkpoint; and their correction. */
import type { FlipPair } from '../../report/samples-schema.ts';
import { holm } from '../../stats/multiplicity/holm.ts';
import { publishOrNull } from '../publish.ts';
import type { SampleIds } from '../../report/sample-ids.ts';
import type { Judged } from './checkpoints.ts';
import { flipsOf } from './flips.ts';

/** With more configurations than this only the pairs with baseline and leader are compared: pairs grow as the square. */
export const mostPaired = 20;
/** Discordant samples listed over all pairs, and of one pair. */
const listedTogether = 4000;
const [fewestListed, mostListed] = [20, 200] as const;

/** Collects single checkpoints, and gives up where a configuration has several or there are too many. */
export interface PairCollector {
  add(judged: Judged): void;
  /** All pairs in the order in which the configurations came, without those that `known` already holds. */
  pairs(known: readonly FlipPair[]): FlipPair[];
}

/** An empty collector. Where seeds exist, pairs are compared over seeds instead, and it answers with none. */
export function collectPairs(ids: SampleIds): PairCollector {
  const single: Judged[] = [];
  let applies = true;
  return {
    add: (judged) => {
      applies &&= judged.checkpoints.length === 1 && single.length < mostPaired;
      if (applies) single.push(judged);
      else single.length = 0;
    },
    pairs: (known) => {
      if (!applies) return [];
      const done = new Set(known.flatMap(({ a, b }) => [`${a}\0${b}`, `${b}\0${a}`]));
      const open = single.flatMap((a, place) =>
        single
          .slice(place + 1)
          .filter((b) => !done.has(`${a.configuration}\0${b.configuration}`))
          .map((b) => ({ a, b })),
      );
      const each = Math.floor(listedTogether / Math.max(1, open.length));
      const mostDiscordant = Math.max(fewestListed, Math.min(mostListed, each));
      return open.flatMap(({ a, b }) => flipsOf(a, b, { ids, reference: 'pair', mostDiscordant }) ?? []);
    },
  };
}

/** The pairs with their p corrected by Holm: they are read side by side, so they form one family. */
export function correctPairs(pairs: readonly FlipPair[]): FlipPair[] {
  const corrected = holm(pairs.map((pair) => pair.p));
  return pairs.map((pair, place) => ({ ...pair, pCorrected: publishOrNull(corrected[place]) }));
}
