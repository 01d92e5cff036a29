/** Any two to six configurations side by side: chosen on the page, kept in its address. Only this page loads it. */
import {
  choiceSentence,
  choiceStrips,
  choiceTable,
  differenceTable,
  untestedNote,
  type SaidOfPair,
} from '../../components/compare/choice.ts';
import { diffParams, diffSentence, diffTable } from '../../components/compare/param-diff.ts';
import { sideValues, type Side } from '../../components/compare/sides.ts';
import { slopes, slopeSentence, slopeTable } from '../../components/compare/slopes.ts';
import { markup, nothing, type Html } from '../../components/html.ts';
import { labelWithUnit } from '../../format/numbers.ts';
import { capital, count, listText } from '../../format/words.ts';
import type { Metric } from '../../report/schema.ts';
import type { CompareNames, ComparePortion, KnownPair } from '../compare-data.ts';
import { portionSize } from '../compare-portions.ts';
import { readAddress, writeAddress } from './address.ts';
import { formatSelection, mostChosen, parseSelection, withChosen, withoutChosen } from './compare-logic.ts';
import { makePicker } from './compare-picker.ts';
import { loadScript } from './load-script.ts';

declare global {
  interface Window {
    sweepbookCompareNames?: CompareNames;
    sweepbookComparePortions?: ComparePortion[];
  }
}

/** Sides and comparisons that have been loaded, by slug and by `slug..slug`. */
const sides = new Map<string, Side>();
const known = new Map<string, KnownPair>();

function takePortions(): void {
  for (const portion of window.sweepbookComparePortions ?? []) {
    for (const side of portion.sides) sides.set(side.configuration.slug, side);
    for (const pair of portion.known) known.set(`${pair.metric}\n${pair.a}..${pair.b}`, pair);
  }
  window.sweepbookComparePortions = [];
}

function saidOf(names: CompareNames, metric: Metric): (first: Side, second: Side) => SaidOfPair {
  const pages = new Set(names.pages);
  return (first, second) => {
    const [a, b] = [first.configuration.slug, second.configuration.slug];
    const found = known.get(`${metric.id}\n${a}..${b}`) ?? known.get(`${metric.id}\n${b}..${a}`);
    const page = [`${a}..${b}`, `${b}..${a}`].find((path) => pages.has(path));
    return {
      verdict: found?.verdict ?? null,
      candidate: found?.b ?? null,
      difference: found?.difference ?? null,
      interval: found?.interval ?? null,
      href: page === undefined ? null : `${page.split('..').map(encodeURIComponent).join('..')}/index.html`,
    };
  };
}

/** A section of the result, as those of the other pages. */
const section = (id: string, title: string, body: Html): Html => markup`<section aria-labelledby="${id}">
  <div class="wrap"><h2 id="${id}">${title}</h2>${body}</div>
</section>`;

/** Which verdicts this report holds, so that nobody takes a description for one. */
function verdictNote(names: CompareNames): string {
  if (names.references.length === 0)
    return 'This report tests no pair: every difference here is described, not tested.';
  const against = names.references.map(({ name, as }) => `the ${as} ${name}`);
  return `The verdicts of this report are against ${listText(against)}. Every other difference here is described, not tested.`;
}

function metricSelect(names: CompareNames, metric: Metric): Html {
  const options = names.metrics.map(
    (item) =>
      markup`<option value="${item.id}"${item.id === metric.id ? markup` selected` : nothing}>${labelWithUnit(item)}</option>`,
  );
  return markup`<p class="choose-metric"><label for="compare-metric">Metric</label> <select id="compare-metric">${options}</select></p>`;
}

function seedSection(chosen: readonly Side[], metric: Metric): Html {
  const [a, b] = chosen;
  if (chosen.length !== 2 || a === undefined || b === undefined) {
    return markup`<p class="lede">Each dot is one run, the bar the interval of the mean, the tick the mean.</p>${choiceStrips(chosen, metric)}`;
  }
  const drawn = slopes([a, b], metric);
  if (drawn === null) return markup`<p class="lede">No run of either gave a value.</p>`;
  const sentence = slopeSentence(sideValues(a, metric.id).seeds, sideValues(b, metric.id).seeds);
  return markup`<p class="lede">A line joins the two runs that share a seed. ${sentence} Thick: the means.</p>
    <figure class="gap">${drawn}${slopeTable([a, b], metric)}</figure>`;
}

/** Everything that is shown of a choice. */
function resultOf(names: CompareNames, chosen: readonly Side[], metric: Metric): Html {
  const primary = names.metrics.find((item) => item.id === names.primary) ?? names.metrics[0];
  const configurations = chosen.map((side) => side.configuration);
  const said = saidOf(names, metric);
  const { differing, same } = diffParams(configurations.map((item) => item.params));
  const isTested = names.metrics.some((item) => chosen.some((side) => sideValues(side, item.id).rank !== null));
  const stars = isTested
    ? 'A star marks the best mean of those chosen and every one whose rank interval, among all configurations of the benchmark, overlaps with its.'
    : 'No test stands behind the order of these means.';
  return markup`${section(
    'choice-metrics',
    'Side by side',
    markup`<p class="lede">${primary === undefined ? '' : choiceSentence(chosen, primary)} ${stars}</p>${choiceTable(chosen, names.metrics)}`,
  )}${section(
    'choice-params',
    'What differs',
    markup`<p class="lede">${diffSentence(differing.length, differing.length + same.length)}</p>${diffTable(configurations)}`,
  )}${section(
    'choice-differences',
    `Differences in ${metric.label}`,
    markup`<p class="lede">${verdictNote(names)}</p>${metricSelect(names, metric)}${differenceTable(chosen, metric, said)}${untestedNote(chosen, { key: metric.key, isPrimary: metric.id === names.primary }, said)}`,
  )}${section('choice-seeds', `Seed by seed: ${capital(labelWithUnit(metric))}`, seedSection(chosen, metric))}`;
}

function start(root: HTMLElement, result: HTMLElement, names: CompareNames): void {
  const folder = root.dataset['folder'] ?? '';
  const place = new Map(names.names.map((name, at) => [name.s, at]));
  const address = readAddress();
  const read = parseSelection(address.getAll('c').join(','), new Set(place.keys()));
  let chosen = read.chosen;
  let metric =
    names.metrics.find((item) => item.id === address.get('m')) ??
    names.metrics.find((item) => item.id === names.primary) ??
    names.metrics[0];

  const load = (slugs: readonly string[]): Promise<void[]> => {
    const portions = new Set(
      slugs.filter((slug) => !sides.has(slug)).map((slug) => Math.floor((place.get(slug) ?? 0) / portionSize)),
    );
    return Promise.all([...portions].map((portion) => loadScript(`${folder}values-${portion}.js`)));
  };
  const render = (): void => {
    const shown = chosen.flatMap((slug) => sides.get(slug) ?? []);
    result.innerHTML = shown.length < 2 || metric === undefined ? '' : resultOf(names, shown, metric).html;
    const select = result.querySelector<HTMLSelectElement>('#compare-metric');
    select?.addEventListener('change', () => {
      metric = names.metrics.find((item) => item.id === select.value) ?? metric;
      writeAddress({ m: metric === undefined || metric.id === names.primary ? null : metric.id });
      render();
      result.querySelector<HTMLSelectElement>('#compare-metric')?.focus();
    });
  };
  const picker = makePicker(root, names, {
    add: (slug) => change(withChosen(chosen, slug)),
    remove: (slug) => change(withoutChosen(chosen, slug)),
  });
  const messages = [
    read.unknown.length === 0
      ? ''
      : `${capital(count(read.unknown.length, 'configuration'))} of this link ${read.unknown.length === 1 ? 'is' : 'are'} not in this report.`,
    read.tooMany === 0 ? '' : `Only the first ${mostChosen} of this link are shown.`,
  ].filter((text) => text !== '');
  const update = (): void => {
    const wanted = chosen;
    picker.show(chosen, messages.join(' '));
    load(chosen).then(
      () => {
        takePortions();
        if (wanted === chosen) render();
      },
      () => picker.show(chosen, 'The values did not load.'),
    );
  };
  const change = (next: readonly string[]): void => {
    chosen = next;
    messages.length = 0;
    writeAddress({ c: formatSelection(chosen) });
    update();
  };
  update();
}

const root = document.getElementById('chooser');
const result = document.getElementById('choice');
if (root !== null && result !== null) {
  loadScript(`${root.dataset['folder'] ?? ''}names.js`).then(
    () => {
      if (window.sweepbookCompareNames !== undefined) start(root, result, window.sweepbookCompareNames);
    },
    () => {
      root.textContent = 'The list of configurations did not load.';
    },
  );
}
