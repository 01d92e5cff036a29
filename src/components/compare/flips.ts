/** Sample flips of a pair: the two-by-two table of one checkpoint pair, the counts of every seed, the samples themselves. */
import type { Configuration } from '../../report/schema.ts';
import type { DiscordantSample, FlipCounts, FlipPair } from '../../report/samples-schema.ts';
import { markup, nothing, type Html } from '../html.ts';
import { anchorPart, makeAnchors } from '../../site/urls.ts';
import { breakable, colourClass, dashWith, permalink } from '../marks.ts';

/** The flips of a pair, whichever way round the Report holds them; null where it holds none. */
export function flipsOf(flips: readonly FlipPair[], a: string, b: string): FlipPair | null {
  const found = flips.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));
  if (found === undefined) return null;
  return found.a === a ? found : swapped(found);
}

const swapCounts = (counts: FlipCounts): FlipCounts => ({
  ...counts,
  runA: counts.runB,
  runB: counts.runA,
  onlyA: counts.onlyB,
  onlyB: counts.onlyA,
});

function swapped(pair: FlipPair): FlipPair {
  return {
    ...pair,
    a: pair.b,
    b: pair.a,
    tested: swapCounts(pair.tested),
    bySeed: pair.bySeed.map(swapCounts),
    discordant: pair.discordant.map((item) => ({
      ...item,
      right: item.right === 'a' ? 'b' : 'a',
      predictedA: item.predictedB,
      predictedB: item.predictedA,
      rightA: item.rightB,
      runsA: item.runsB,
      rightB: item.rightA,
      runsB: item.runsA,
    })),
  };
}

/** The table of right and wrong for the tested pair of checkpoints. */
export function flipTable(pair: FlipPair, sides: readonly [Configuration, Configuration]): Html {
  const { bothRight, onlyA, onlyB, bothWrong } = pair.tested;
  return markup`<table class="flip">
    <thead>
      <tr>
        <td></td>
        <th scope="col">B right</th>
        <th scope="col">B wrong</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">A right</th>
        <td class="agree">${bothRight}<small>both right</small></td>
        <td class="only ${colourClass(sides[0])}">${onlyA}<small>only A right</small></td>
      </tr>
      <tr>
        <th scope="row">A wrong</th>
        <td class="only ${colourClass(sides[1])}">${onlyB}<small>only B right</small></td>
        <td class="agree">${bothWrong}<small>both wrong</small></td>
      </tr>
    </tbody>
  </table>`;
}

/** The colour of the second side; paler where both share a hue. */
const secondClass = (sides: readonly [Configuration, Configuration]): string => {
  const colour = colourClass(sides[1]);
  return colour === colourClass(sides[0]) ? `${colour} alt` : colour;
};

/** The flips of every seed as bars to either side; counts only, nothing tested or pooled. */
export function flipSeeds(pair: FlipPair, sides: readonly [Configuration, Configuration]): Html {
  const most = Math.max(1, ...pair.bySeed.flatMap((item) => [item.onlyA, item.onlyB]));
  const long = (n: number): number => Math.round((n / most) * 1150) / 10;
  const anchor = makeAnchors();
  const rows = pair.bySeed.map((item) => {
    const id = anchor(`seed-${anchorPart(item.seed ?? 'none')}`);
    return markup`<tr id="${id}">
      <th scope="row" class="r">${item.seed ?? 'none'}${permalink(id, `seed ${item.seed ?? 'none'}`)}</th>
      <td class="num">${item.onlyA}</td>
      <td class="bars">
        <svg class="flipbar" viewBox="0 0 230 18" preserveAspectRatio="none" aria-hidden="true">
          <rect class="${colourClass(sides[0])}" x="${115 - long(item.onlyA)}" y="4" width="${long(item.onlyA)}" height="10" />
          <rect class="${secondClass(sides)}" x="115" y="4" width="${long(item.onlyB)}" height="10" />
          <line x1="115" x2="115" y1="0" y2="18" />
        </svg>
      </td>
      <td>${item.onlyB}</td>
      <td class="num sd">${item.n}</td>
    </tr>`;
  });
  return markup`<table class="snug flipseeds">
    <thead>
      <tr>
        <th scope="col" class="r">seed</th>
        <th scope="col" class="r">only A</th>
        <th><span class="vh">Bars</span></th>
        <th scope="col">only B</th>
        <th scope="col" class="r">samples</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** So many cells filled of so many; above thirty the numbers alone. */
function rightCells(right: number, runs: number, colour: string): Html {
  const text = `${right} of ${runs}`;
  if (runs > 30 || runs === 0) return markup`${text}`;
  const cells = Array.from(
    { length: runs },
    (_, i) =>
      markup`<rect class="${i < right ? 'ok' : 'no'}" x="${Math.round((0.6 + i * 11) * 10) / 10}" y="1" width="8.8" height="11" rx="1.5" />`,
  );
  return markup`<svg class="cells ${colour}" width="${runs * 11}" height="13" viewBox="0 0 ${runs * 11} 13" aria-hidden="true">${cells}</svg><span class="sd">${text}</span>`;
}

function answer(predicted: string | null, right: boolean): Html {
  if (predicted === null) return dashWith('not recorded');
  return right ? markup`${breakable(predicted)}` : markup`<s class="wrong">${breakable(predicted)}</s>`;
}

function sampleRow(item: DiscordantSample, sides: readonly [Configuration, Configuration]): Html {
  const id = `sample-${anchorPart(item.sample)}`;
  return markup`<tr id="${id}">
    <th scope="row"><code>${breakable(item.sample)}</code>${permalink(id, `sample ${item.sample}`)}</th>
    <td>${item.gold === null ? dashWith('not recorded') : breakable(item.gold)}</td>
    <td>${answer(item.predictedA, item.right === 'a')}</td>
    <td class="nb">${rightCells(item.rightA, item.runsA, colourClass(sides[0]))}</td>
    <td>${answer(item.predictedB, item.right === 'b')}</td>
    <td class="nb">${rightCells(item.rightB, item.runsB, secondClass(sides))}</td>
  </tr>`;
}

/** At most `most` samples that one side got right and the other wrong; those that differ most over all seeds first. */
export function discordantTable(pair: FlipPair, sides: readonly [Configuration, Configuration], most: number): Html {
  if (pair.discordant.length === 0) return nothing;
  const seed = pair.tested.seed === null ? '' : `, seed ${pair.tested.seed}`;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Samples on which the two disagree">
    <table class="w48 discordant">
      <thead>
        <tr>
          <th scope="col">Sample</th>
          <th scope="col">Gold</th>
          <th scope="col">A said${seed}</th>
          <th scope="col">A right in</th>
          <th scope="col">B said${seed}</th>
          <th scope="col">B right in</th>
        </tr>
      </thead>
      <tbody>
        ${pair.discordant.slice(0, most).map((item) => sampleRow(item, sides))}
      </tbody>
    </table>
  </div>`;
}
