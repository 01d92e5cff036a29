/** What the chooser shows of two to six configurations. It describes; only the Report's own comparisons have a verdict. */
import { differenceText, labelWithUnit, signed, withUnit } from '../../format/numbers.ts';
import { capital, count } from '../../format/words.ts';
import type { Metric } from '../../report/schema.ts';
import { markup, nothing, type Html } from '../html.ts';
import { colourClass, configurationName, dashWith, score, verdictChip } from '../marks.ts';
import { makeScale, position, type Scale } from '../scale.ts';
import { axis, gridSymbol, strip } from '../strip.ts';
import { metricHead, scoreCell } from './pair-table.ts';
import { bestTies, letterOf, pairedDifferences, sideValues, type Side, type SideValues } from './sides.ts';

/** What the Report says of two chosen ones on a metric, and where its page stands; both null where it says nothing. */
export interface SaidOfPair {
  readonly verdict: Parameters<typeof verdictChip>[0] | null;
  /** Slug of the candidate of the verdict: the verdict is about it. */
  readonly candidate: string | null;
  readonly difference: string | null;
  readonly interval: string | null;
  readonly href: string | null;
}

const letterHead = (side: Side, place: number): Html =>
  markup`<th scope="col" class="r"><span class="letter">${letterOf(place)}</span> ${configurationName(side.configuration)}</th>`;

/** All metrics, one column per configuration; the tie of the best has stars. */
export function choiceTable(sides: readonly Side[], metrics: readonly Metric[]): Html {
  const rows = metrics.map((metric) => {
    const stars = bestTies(
      sides.map((side) => sideValues(side, metric.id)),
      metric.better,
    );
    return markup`<tr>
      ${metricHead(metric, null)}${sides.map((side, place) => scoreCell(side, metric, stars[place]!))}
    </tr>`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Metrics side by side">
    <table class="choice k${sides.length}">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          ${sides.map(letterHead)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** The differences of single seeds as dots around zero. */
export function differenceDots(differences: readonly number[], scale: Scale, colour: string): Html {
  const zero = position(scale, 0);
  return markup`<svg class="ddots ${colour}" height="22" aria-hidden="true">
    <line class="base-l" x1="${zero}%" x2="${zero}%" y1="0" y2="22" />
    ${differences.map((value) => markup`<circle cx="${position(scale, value)}%" cy="11" r="3" />`)}
  </svg>`;
}

function saidCell(said: SaidOfPair, letters: ReadonlyMap<string, string>): Html {
  if (said.verdict === null) return markup`<td class="muted">not tested in this report</td>`;
  const about = said.candidate === null ? '' : ` ${letters.get(said.candidate) ?? ''}`;
  const interval =
    said.interval === null ? nothing : markup`<span class="sub">${said.difference}, ${said.interval}</span>`;
  const more = said.href === null ? nothing : markup`<span class="sub"><a href="${said.href}">All tests</a></span>`;
  return markup`<td><span class="nb">${about} ${verdictChip(said.verdict)}</span>${interval}${more}</td>`;
}

/** The difference of two means with the decimals of the means above it. */
function meanDifference(value: number, a: SideValues, b: SideValues): string {
  const plain = a.rounded?.scale === '' && b.rounded?.scale === '';
  return plain ? signed(value, Math.max(a.rounded.decimals, b.rounded.decimals)) : differenceText(value, null, null);
}

/** Every pair of the chosen on one metric: difference of the means, differences of shared seeds, what the Report says. */
export function differenceTable(
  sides: readonly Side[],
  metric: Metric,
  saidOf: (first: Side, second: Side) => SaidOfPair,
): Html {
  const letters = new Map(sides.map((side, place) => [side.configuration.slug, letterOf(place)]));
  const pairs = sides.flatMap((first, i) =>
    sides.slice(i + 1).map((second, j) => {
      const [a, b] = [sideValues(first, metric.id), sideValues(second, metric.id)];
      return {
        first,
        second,
        label: `${letterOf(i + 1 + j)} − ${letterOf(i)}`,
        a,
        b,
        seeds: pairedDifferences(a.seeds, b.seeds),
      };
    }),
  );
  const scale = makeScale([0, ...pairs.flatMap((pair) => pair.seeds.map((seed) => seed.difference))], { wanted: 4 });
  const rows = pairs.map(({ first, second, label, a, b, seeds }) => {
    const value = a.mean === null || b.mean === null ? null : b.mean - a.mean;
    const up = seeds.filter((seed) => seed.difference > 0).length;
    const level = seeds.filter((seed) => seed.difference === 0).length;
    return markup`<tr>
      <th scope="row">${label}<span class="tag">${second.configuration.name} − ${first.configuration.name}</span></th>
      <td class="num">
        ${value === null ? dashWith('one side has no value') : withUnit(meanDifference(value, a, b), metric.unit)}
      </td>
      <td class="num">${seeds.length === 0 ? dashWith('no shared seed') : `${up} of ${seeds.length}`}${level === 0 ? nothing : markup`<span class="tag">${level} equal</span>`}</td>
      <td class="ddcell">${
        seeds.length === 0
          ? dashWith('no shared seed')
          : differenceDots(
              seeds.map((seed) => seed.difference),
              scale,
              colourClass(second.configuration),
            )
      }</td>
      ${saidCell(saidOf(first, second), letters)}
    </tr>`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Pairs of the chosen on ${metric.label}">
    <table class="w48 differences">
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col" class="r">Difference of the means</th>
          <th scope="col" class="r">Higher in</th>
          <th scope="col" class="ddhead"><span class="vh">Differences of single seeds</span>${axis(scale, null)}</th>
          <th scope="col">What this report says</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/**
 * How to test what the Report did not: a command of slugs, which no shell has to quote. Nothing where all were tested.
 */
export function untestedNote(
  sides: readonly Side[],
  metric: { readonly key: string; readonly isPrimary: boolean },
  saidOf: (first: Side, second: Side) => SaidOfPair,
): Html {
  const missing = sides.some((first, i) => sides.slice(i + 1).some((second) => saidOf(first, second).verdict === null));
  if (!missing) return nothing;
  const more = metric.isPrimary || !/^[\w.:/-]+$/.test(metric.key) ? '' : ` --metric ${metric.key}`;
  const command = `sweepbook compare ${sides.map((side) => side.configuration.slug).join(' ')}${more}`;
  return markup`<p class="note gap">
    A pair without a verdict was not among the comparisons that this report corrects together. Beside the results,
    <code>${command}</code> tests each of the others against the first. A pair that was chosen after its scores were
    seen is a hint for the next seeds, not a finding.
  </p>`;
}

/** Every seed of the chosen on one metric, on one axis. */
export function choiceStrips(sides: readonly Side[], metric: Metric): Html {
  const values = sides.map((side) => sideValues(side, metric.id));
  const scale = makeScale(
    values.flatMap((item) => [
      ...item.seeds.map((seed) => seed.value),
      ...(item.interval === null ? [] : [item.interval.low, item.interval.high]),
    ]),
    { bounds: metric.bounds },
  );
  const decimals = Math.max(0, ...values.map((item) => item.rounded?.decimals ?? 0));
  const rows = sides.map((side, place) => {
    const item = values[place]!;
    const drawn = strip(
      {
        name: side.configuration.name,
        values: item.seeds.map((seed) => seed.value),
        mean: item.mean,
        interval: item.interval,
      },
      scale,
      { colour: colourClass(side.configuration), grid: 'choice-grid' },
    );
    return markup`<tr>
      <th scope="row"><span class="letter">${letterOf(place)}</span> ${configurationName(side.configuration)}</th>
      <td class="num">${score(item.rounded, decimals, 'no run gave a value')}</td>
      <td class="stripcell">${drawn}</td>
    </tr>`;
  });
  return markup`${gridSymbol('choice-grid', scale, null)}
    <table class="seeds">
      <caption class="vh">${capital(labelWithUnit(metric))} of every seed</caption>
      <colgroup>
        <col class="a" />
        <col class="m" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Configuration</th>
          <th scope="col" class="r">mean ± sd</th>
          <th scope="col" class="strip-h"><span class="vh">Seeds</span>${axis(scale, null)}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

/** What can be said of the chosen without a test, for the one metric that ranks. */
export function choiceSentence(sides: readonly Side[], metric: Metric): string {
  const values = sides.map((side) => sideValues(side, metric.id));
  const known = values.flatMap((item, place) =>
    item.mean === null || item.rounded === null
      ? []
      : [{ mean: item.mean, text: `${item.rounded.mean}${item.rounded.scale}`, place }],
  );
  const missing = values.length - known.length;
  const without =
    missing === 0
      ? ''
      : ` ${capital(count(missing, 'configuration'))} ${missing === 1 ? 'has' : 'have'} no value of it.`;
  if (known.length < 2) return `Fewer than two of those chosen have a value of ${metric.label}.`;
  const sign = metric.better === 'higher' ? -1 : 1;
  const [first, ...rest] = [...known].sort((a, b) => sign * (a.mean - b.mean));
  const word = metric.better === 'higher' ? 'highest' : 'lowest';
  const equal = rest.filter((item) => item.mean === first!.mean).length;
  const name = sides[first!.place]!.configuration.name;
  if (equal > 0)
    return `${capital(count(equal + 1, 'configuration'))} share the ${word} mean ${metric.label}, ${first!.text}.${without}`;
  return `${name} has the ${word} mean ${metric.label} of these, ${withUnit(first!.text, metric.unit)}.${without}`;
}
