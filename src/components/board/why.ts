/** "Why this number?": n, seeds, method, raw values, rank, difference, tests. What a number rests on, in one box. */
import { minimumSentence, pairingText, seedsNeededSentence, testSentence } from '../../format/comparison-sentences.ts';
import { methodName } from '../../format/methods.ts';
import { dash, numberOf } from '../../format/missing.ts';
import {
  decimalsFor,
  differenceText,
  fixed,
  intervalText,
  percent,
  plainNumber,
  scoreText,
  signedIntervalText,
  withUnit,
} from '../../format/numbers.ts';
import { formatScore } from '../../format/scores.ts';
import { capital, count, countWord, listText, replicatesOf, seedsText } from '../../format/words.ts';
import type { Comparison, Interval, Metric, Summary } from '../../report/schema.ts';
import type { BenchmarkIndex } from '../../report/select.ts';
import { pairPath } from '../../site/compare-pairs.ts';
import { rawValueUrl, type Link } from '../../site/files.ts';
import { markup, nothing, type Html } from '../html.ts';
import { phrase } from '../marks.ts';
import type { Board, BoardRow } from './board-data.ts';

/** More values than this are on the configuration's own page. */
const mostValues = 30;

/** A seed's value, as exact as the spread says; very large and very small ones with a power of ten. */
const rounded = (value: number, sd: number | null): string =>
  sd === null || sd === 0 || Math.abs(value) >= 1e9 || Math.abs(sd) < 1e-6
    ? plainNumber(value)
    : fixed(value, Math.min(7, decimalsFor(sd)));

function spreadSentence(summary: Summary, metric: Metric, sdKind: 'sample' | 'population'): string {
  if (summary.n === 1) return 'One value says nothing about its spread.';
  const sd = numberOf(summary.sd);
  if (sd === null) return '';
  return sd === 0 ? 'All values are the same.' : `± is the ${sdKind} standard deviation over ${replicatesOf(metric)}.`;
}

function meanColumn(row: BoardRow, index: BenchmarkIndex, metric: Metric, link: Link): Html {
  const { summary, values } = row;
  if (summary === null || summary.n === 0) {
    return markup`<div>
      <h3>Mean <b>${dash}</b></h3>
      <p>${row.reason === null ? 'No run gave a value' : capital(row.reason)}.</p>
    </div>`;
  }
  const sd = numberOf(summary.sd);
  const seeds = values.flatMap(({ run }) => run.seed ?? []);
  const failed =
    summary.nFailed === 0
      ? 'all completed'
      : `${count(summary.nFailed, 'further run')} gave no value${summary.nDiverged > 0 ? ` (${summary.nDiverged} diverged)` : ''}`;
  const shown = values
    .slice(0, mostValues)
    .map(
      ({ run, value }) =>
        markup`<a href="${rawValueUrl(run, link)}"${run.seed === null ? nothing : markup` title="seed ${run.seed}"`}>${rounded(value, sd)}</a>`,
    );
  const more =
    values.length > mostValues
      ? markup`<p>${values.length - mostValues} more values are listed on its page.</p>`
      : nothing;
  return markup`<div>
    <h3>${summary.n === 1 ? 'Value' : 'Mean ± standard deviation'} <b>${formatScore(summary, metric.unit)}</b></h3>
    <p>
      ${capital(metric.label)} of
      ${count(summary.n, 'run')}${seeds.length === 0 ? '' : `, seed${seeds.length === 1 ? '' : 's'} ${seedsText(seeds)}`},
      ${failed}. ${spreadSentence(summary, metric, index.benchmark.settings.sd)}
      ${summary.n === 1 ? 'The value opens its file:' : 'Each value opens its file:'}
    </p>
    <div class="raw">${shown}</div>
    ${more}
  </div>`;
}

const intervalSentence = (interval: Interval): string =>
  interval.low === null || interval.high === null
    ? `${capital(methodName(interval.method))}: ${interval.reason ?? 'none'}.`
    : `${capital(methodName(interval.method))} beside it: ${intervalText(interval.low, interval.high)}.`;

function intervalColumn(summary: Summary, metric: Metric): Html {
  const [first, ...rest] = summary.intervals;
  if (first === undefined) return nothing;
  const level = percent(first.level, first.level * 100 === Math.round(first.level * 100) ? 0 : 1);
  if (first.low === null || first.high === null) {
    return markup`<div>
      <h3>${level} interval of the mean <b>${dash}</b></h3>
      <p>${capital(first.reason ?? 'not computed')}.</p>
    </div>`;
  }
  const half = (first.high - first.low) / 2;
  const mean = numberOf(summary.mean);
  const formula =
    /^t( |$)/.test(first.method) && mean !== null && half > 0
      ? `t interval, ${countWord(summary.n - 1, 'degree')} of freedom: mean ± t × sd / √n = ${scoreText(mean, half)}.`
      : `${capital(methodName(first.method))}.`;
  const warnings = [...first.warnings, ...rest.flatMap((interval) => interval.warnings)].map(
    (warning) => warning.message,
  );
  const beside = rest.map((interval) => intervalSentence(interval)).join(' ');
  return markup`<div>
    <h3>${level} interval of the mean <b>${withUnit(intervalText(first.low, first.high), metric.unit)}</b></h3>
    <p>${formula}</p>
    ${beside === '' ? nothing : markup`<p>${beside}</p>`}${warnings.length === 0 ? nothing : markup`<p>${[...new Set(warnings)].join(' ')}</p>`}
  </div>`;
}

function rankColumn(row: BoardRow, board: Board): Html {
  const { rank } = row;
  if (rank === null || board.ranking === null) return nothing;
  const { total, ranking } = board;
  if (total < 2) return nothing;
  const text = rank.rankLow === rank.rankHigh ? String(rank.rankLow) : `${rank.rankLow}–${rank.rankHigh}`;
  if (!board.tested) {
    return markup`<div>
      <h3>Place <b>${text} of ${total}</b></h3>
      <p>By the mean alone. No test says that this order is more than chance.</p>
    </div>`;
  }
  const beatenBy = rank.rankLow - 1;
  const beats = total - rank.rankHigh;
  const subject =
    beatenBy === 0
      ? 'Nothing beats it significantly'
      : `${capital(countWord(beatenBy, 'configuration'))} ${beatenBy === 1 ? 'beats' : 'beat'} it significantly`;
  const best = numberOf(rank.pBest);
  return markup`<div>
    <h3>Rank <b>${text} of ${total}</b></h3>
    <p>
      ${subject}; it beats ${beats === 0 ? 'none' : beats}. ${capital(methodName(ranking.method))}: the intervals hold
      for all ranks at once.
    </p>
    ${best === null ? nothing : markup`<p>Resampling the seeds, it ${firstPlaceText(best)}.</p>`}
  </div>`;
}

/** How often the first place falls to it when the seeds are resampled. */
function firstPlaceText(share: number): string {
  if (share === 0) return 'never comes first';
  return share < 0.005
    ? `comes first in fewer than ${percent(0.005, 1)} of the draws`
    : `comes first in ${percent(share)} of the draws`;
}

function differenceColumn(
  row: BoardRow,
  metric: Metric,
  context: { readonly index: BenchmarkIndex; readonly link: Link },
): Html {
  const { index, link } = context;
  const { comparison } = row;
  if (row.isBaseline) {
    return markup`<div>
      <h3>Difference to baseline <b>baseline</b></h3>
      <p>This is the reference that the others are compared with. ${index.benchmark.baselineReason}</p>
    </div>`;
  }
  if (comparison === null) return nothing;
  const page = pairPath(index, comparison.baseline, comparison.candidate);
  return markup`<div>
    <h3>Difference to baseline <b>${differenceHeading(comparison, metric)}</b></h3>
    ${differenceParagraphs(comparison, index)}
    ${page === null ? nothing : markup`<p><a href="${link(page)}">Side by side with the baseline</a></p>`}
  </div>`;
}

const differenceHeading = (comparison: Comparison, metric: Metric): string => {
  const value = numberOf(comparison.difference.value);
  const { low, high } = comparison.difference;
  return value === null ? dash : withUnit(differenceText(value, low, high), metric.unit);
};

/** The tests of a comparison with everything that a p-value must travel with. */
export function differenceParagraphs(comparison: Comparison, index: BenchmarkIndex): Html {
  const { difference, tests, reason } = comparison;
  const families = new Map(index.benchmark.families.map((family) => [family.id, family]));
  const deciding = tests.filter((test) => test.decides);
  const beside = tests.filter((test) => !test.decides);
  const { alpha } = index.benchmark.settings;
  const interval =
    difference.low === null || difference.high === null
      ? nothing
      : markup` ${percent(difference.level)} interval ${signedIntervalText(difference.low, difference.high)}
        (${methodName(difference.method)}).`;
  const left =
    comparison.seedsLeftOut.length === 0
      ? nothing
      : markup` Left out, present on one side only: ${comparison.seedsLeftOut.length === 1 ? 'seed' : 'seeds'}
        ${listText(comparison.seedsLeftOut)}.`;
  const sentences = deciding.map((test) => {
    const family = test.family === null ? null : (families.get(test.family) ?? null);
    return [testSentence(test, family), minimumSentence(test, family?.alpha ?? alpha)]
      .filter((text) => text !== '')
      .join(' ');
  });
  const besides = beside.map((test) => testSentence(test, null)).join(' ');
  const needed = seedsNeededSentence(comparison);
  const warnings = comparison.warnings.map((warning) => warning.message).join(' ');
  return markup`<p>
      ${capital(pairingText(comparison))} with
      ${phrase([{ configuration: comparison.baseline }], index)}.${interval}${left}
    </p>
    ${sentences.length === 0 ? nothing : markup`<p>${sentences.join(' ')}</p>`}
    <p>Verdict: ${comparison.verdict}${comparison.exploratory ? ', exploratory' : ''}. ${reason.code === 'significant' ? '' : reason.message} ${needed}</p>
    ${
      besides === '' ? nothing : markup`<p>Beside it: ${besides}</p>`
    }${warnings === '' ? nothing : markup`<p>${warnings}</p>`}`;
}

/** The box of one row. */
export function whyBox(
  row: BoardRow,
  board: Board,
  context: { readonly index: BenchmarkIndex; readonly link: Link },
): Html {
  const { index, link } = context;
  const flags = row.summary?.flags ?? [];
  return markup`<div class="whybox">
    ${meanColumn(row, index, board.metric, link)}${
      row.summary === null || row.summary.n === 0 ? nothing : intervalColumn(row.summary, board.metric)
    }${rankColumn(row, board)}${differenceColumn(row, board.metric, context)}${
      flags.length === 0
        ? nothing
        : markup`<div>
            <h3>Flags <b>${count(flags.length, 'flag')}</b></h3>
            ${flags.map((item) => markup`<p>${item.message}</p>`)}
          </div>`
    }
  </div>`;
}
