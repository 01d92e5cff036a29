/** The metrics of a pair side by side, with the Report's difference, tests and verdict where it holds a comparison. */
import { winnerOf } from '../../format/compare-sentences.ts';
import { pValue } from '../../format/p-values.ts';
import { percent } from '../../format/numbers.ts';
import { numberOf } from '../../format/missing.ts';
import type { Comparison, Metric } from '../../report/schema.ts';
import { differenceCell } from '../board/board-rows.ts';
import { markup, nothing, type Html } from '../html.ts';
import { anchorPart } from '../../site/urls.ts';
import { colourClass, configurationName, dashWith, permalink, score, star, verdictChip } from '../marks.ts';
import { deltaBar } from '../strip.ts';
import { letterOf, sideValues, type Side } from './sides.ts';

/** A metric of a pair with the Report's comparison. */
export interface PairRow {
  readonly metric: Metric;
  readonly comparison: Comparison | null;
  /** Where the metric's leaderboard stands, as a URL. */
  readonly href: string | null;
}

/** Who gets a star: the better side, or both where they cannot be told apart; nobody without a comparison. */
export function pairStars(comparison: Comparison | null): readonly [boolean, boolean] {
  if (comparison === null || comparison.tests.every((test) => test.p === null)) return [false, false];
  const winner = winnerOf(comparison);
  return [winner === null || winner === comparison.baseline, winner === null || winner === comparison.candidate];
}

/** The anchor of a metric's row. */
export const metricAnchor = (metric: Metric): string => `metric-${anchorPart(metric.id)}`;

/** A metric's name with its unit and direction. */
export function metricHead(metric: Metric, href: string | null): Html {
  const unit = metric.unit === null ? '' : `, ${metric.unit}`;
  const role =
    metric.role === 'info'
      ? 'listed only'
      : `${metric.better} is better${metric.role === 'primary' ? ', decides' : ''}`;
  return markup`<th scope="row">${href === null ? metric.label : markup`<a href="${href}">${metric.label}</a>`}${unit}${permalink(metricAnchor(metric), metric.label)}<span class="tag">${role}</span></th>`;
}

/** A mean with its sd, and a star where it is in the tie of the best. */
export function scoreCell(side: Side, metric: Metric, best: boolean): Html {
  const values = sideValues(side, metric.id);
  const failed =
    values.nFailed > 0 && values.n > 0
      ? markup`<span class="tag">${values.n} of ${values.n + values.nFailed} runs</span>`
      : nothing;
  return markup`<td class="num${best ? ' hot' : ''}">${best ? star : nothing}${score(values.rounded, 0, 'no run gave a value')}${failed}</td>`;
}

function testedCells(comparison: Comparison | null, metric: Metric, colour: string): Html {
  if (comparison === null) {
    const none = markup`<td class="num">${dashWith('not compared in this report')}</td>`;
    return markup`<td>${dashWith('not compared in this report')}</td>${none}${none}${none}<td>${dashWith('not compared in this report')}</td>`;
  }
  const value = numberOf(comparison.difference.value);
  const test = comparison.tests.find((item) => item.decides) ?? null;
  const { low, high } = comparison.difference;
  const bar =
    value === null ? dashWith('no difference') : deltaBar({ value, low, high, minEffect: metric.minEffect, colour });
  const p = (found: number | null, reason: string): Html =>
    found === null ? dashWith(reason) : markup`${pValue(found)}`;
  return markup`<td>${bar}</td>
    <td class="num">${differenceCell(comparison, false)}</td>
    <td class="num">${p(test?.p ?? null, test?.reason ?? comparison.reason.message)}</td>
    <td class="num">${p(test?.pCorrected ?? null, 'not corrected')}</td>
    <td>${verdictChip(comparison)}</td>`;
}

/** The table of all metrics of a pair. */
export function pairTable(sides: readonly [Side, Side], rows: readonly PairRow[], level: number): Html {
  const heads = sides.map(
    (side, place) =>
      markup`<th scope="col" class="r"><span class="letter">${letterOf(place)}</span> ${configurationName(side.configuration)}</th>`,
  );
  const body = rows.map(({ metric, comparison, href }) => {
    const stars = pairStars(comparison);
    return markup`<tr id="${metricAnchor(metric)}">
      ${metricHead(metric, href)}${sides.map((side, place) => scoreCell(side, metric, stars[place]!))}
      ${testedCells(comparison, metric, colourClass(sides[1].configuration))}
    </tr>`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Metrics side by side">
    <table class="w66 pair">
      <thead>
        <tr>
          <th scope="col">Metric</th>
          ${heads}
          <th scope="col">B − A, ${percent(level)} interval</th>
          <th scope="col" class="r">Difference</th>
          <th scope="col" class="r">p</th>
          <th scope="col" class="r">corrected p</th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}
