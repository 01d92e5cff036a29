/** One sample as elements: what was asked, gold, what each configuration said. The same look as the static tables have. */
import type {
  ListedConfiguration,
  SampleMeta,
  StoredAnswer,
  StoredField,
  StoredSample,
  StoredText,
} from '../../exports/samples/format.ts';
import { element } from './element.ts';

const paletteSize = 8;
const mostAnswers = 100;
const svg = 'http://www.w3.org/2000/svg';

/** Marker and name of a configuration. */
export function namedConfiguration(configuration: ListedConfiguration): HTMLElement {
  const hollow = Math.floor(configuration.shape / paletteSize) % 2 === 1 ? ' o' : '';
  const marker = document.createElementNS(svg, 'svg');
  marker.setAttribute('class', `mk c${configuration.colour % paletteSize}${hollow}`);
  marker.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `#m${configuration.shape % paletteSize}`);
  marker.append(use);
  return element('span', { class: 'cfg' }, marker, configuration.name);
}

const isShort = (text: StoredText): boolean => typeof text === 'string' && text.length <= 60 && !text.includes('\n');
const shownOf = (text: StoredText): string => (typeof text === 'string' ? text : text[0]);

/** An answer of a few words, or a dash that says why it is one. */
export const shortAnswer = (answer: string | null): HTMLElement =>
  answer === null || answer === ''
    ? element('span', { class: 'dash', title: 'no answer' }, '—', element('span', { class: 'vh' }, ' no answer'))
    : element('bdi', { class: 'ans' }, answer);

function longText(text: StoredText): HTMLElement[] {
  const words = element('div', { class: 'words', dir: 'auto' }, shownOf(text));
  if (typeof text === 'string') return [words];
  return [words, element('p', { class: 'note' }, `The beginning of ${text[1]} characters.`)];
}

function fieldList(fields: readonly StoredField[], columns: readonly string[]): HTMLElement[] {
  const long = fields.filter(([, text]) => !isShort(text));
  const short = fields.filter(([, text]) => isShort(text));
  const shorts = element('p', { class: 'line' });
  short.forEach(([column, text], place) =>
    shorts.append(`${place > 0 ? ' · ' : ''}${columns[column] ?? ''} `, element('bdi', {}, shownOf(text))),
  );
  return [
    ...long.flatMap(([column, text]) => [element('h4', {}, columns[column] ?? ''), ...longText(text)]),
    ...(short.length > 0 ? [shorts] : []),
  ];
}

const verdict = (right: number, runs: number): string => {
  if (runs === 0) return 'not judged';
  if (runs === 1) return right === 1 ? 'right' : 'wrong';
  return `right in ${right} of ${runs} seeds`;
};

function answerBlock(answer: StoredAnswer, meta: SampleMeta): HTMLElement {
  const [place, right, runs, predicted, fields] = answer;
  const configuration = meta.configurations[place];
  const said =
    predicted === null || isShort(predicted)
      ? [shortAnswer(predicted === null ? null : shownOf(predicted))]
      : longText(predicted);
  return element(
    'div',
    { class: `said ${runs > 0 && right * 2 >= runs ? 'is-right' : 'is-wrong'}` },
    element(
      'h4',
      {},
      configuration === undefined ? '?' : namedConfiguration(configuration),
      ' ',
      element('span', { class: 'judged' }, verdict(right, runs)),
    ),
    element('div', { class: 'answer' }, ...said),
    ...fieldList(fields, meta.columns),
  );
}

/** The whole sample; the configurations in `first` come first. */
export function sampleView(sample: StoredSample, meta: SampleMeta, first: readonly (number | null)[]): HTMLElement {
  const [, gold, fields, answers] = sample;
  const ordered = [
    ...first.flatMap((place) => answers.filter((answer) => answer[0] === place)),
    ...answers.filter((answer) => !first.includes(answer[0])),
  ];
  const asked = element('div', { class: 'asked' }, ...fieldList(fields, meta.columns));
  if (gold !== null) asked.append(element('p', { class: 'line' }, 'gold ', element('bdi', { class: 'ans' }, gold)));
  const said = element('div', { class: 'answers' });
  for (const answer of ordered.slice(0, mostAnswers)) said.append(answerBlock(answer, meta));
  const view = element('div', { class: 'sample' }, asked, said);
  if (answers.length === 0)
    view.append(
      element('p', { class: 'note' }, 'Its answers are not published with this report; the raw files hold them.'),
    );
  if (ordered.length > mostAnswers) {
    view.append(
      element('p', { class: 'note' }, `${ordered.length - mostAnswers} further configurations are not shown.`),
    );
  }
  return view;
}
