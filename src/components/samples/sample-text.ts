/** One sample with its texts and what the configurations said, for the tables that need no script. */
import { integer } from '../../format/numbers.ts';
import type { StoredAnswer, StoredField, StoredSample, StoredText } from '../../exports/samples/format.ts';
import { beginning } from '../../exports/samples/rows.ts';
import type { BenchmarkIndex } from '../../report/select.ts';
import type { SampleIndex } from '../../site/load-samples.ts';
import { markup, nothing, type Html } from '../html.ts';
import { configurationName, dashWith } from '../marks.ts';

/** Counts down the characters that a page may still show, so that no page grows with the length of the texts. */
export interface TextBudget {
  left: number;
}

/** A page shows at most this many characters of texts. */
export const pageCharacters = 400_000;

const partsOf = (text: StoredText): readonly [string, number | null] =>
  typeof text === 'string' ? [text, null] : [text[0], text[1]];

/** A text as it was written, isolated from the direction of the page. */
function longText(text: StoredText, budget: TextBudget): Html {
  const [shown, length] = partsOf(text);
  budget.left -= shown.length;
  return markup`<div class="words" dir="auto">${shown}</div>${
    length === null ? nothing : markup`<p class="note">The beginning of ${integer(length)} characters.</p>`
  }`;
}

const isShort = (text: StoredText): boolean => typeof text === 'string' && text.length <= 60 && !text.includes('\n');

function fieldList(fields: readonly StoredField[], columns: readonly string[], budget: TextBudget): Html {
  const short = fields.filter(([, text]) => isShort(text));
  const long = fields.filter(([, text]) => !isShort(text));
  const shorts =
    short.length === 0
      ? nothing
      : markup`<p class="line">${short.map(
          ([column, text], place) =>
            markup`${place > 0 ? ' · ' : ''}${columns[column] ?? ''} <bdi>${partsOf(text)[0]}</bdi>`,
        )}</p>`;
  const longs = long.map(([column, text]) => markup`<h4>${columns[column] ?? ''}</h4>${longText(text, budget)}`);
  return markup`${longs}${shorts}`;
}

/** An answer in a cell: short, isolated, with a dash where there is none. */
export const answerCell = (answer: string | null): Html =>
  answer === null || answer === '' ? dashWith('no answer') : markup`<bdi class="ans">${answer}</bdi>`;

const verdictWord = (right: number, runs: number): string =>
  runs === 0 ? 'not judged' : runs === 1 ? (right === 1 ? 'right' : 'wrong') : `right in ${right} of ${runs} seeds`;

function answerBlock(
  answer: StoredAnswer,
  from: { readonly index: BenchmarkIndex; readonly samples: SampleIndex; readonly budget: TextBudget },
): Html {
  const [place, right, runs, predicted, fields] = answer;
  const configuration = from.index.configuration(from.samples.configurations[place] ?? '');
  const name = configuration === null ? markup`?` : configurationName(configuration);
  const said =
    predicted === null
      ? dashWith('no answer')
      : isShort(predicted)
        ? markup`<bdi class="ans">${partsOf(predicted)[0]}</bdi>`
        : longText(predicted, from.budget);
  const state = runs > 0 && right * 2 >= runs ? 'is-right' : 'is-wrong';
  return markup`<div class="said ${state}">
    <h4>${name} <span class="judged">${verdictWord(right, runs)}</span></h4>
    <div class="answer">${said}</div>
    ${fieldList(fields, from.samples.columns, from.budget)}
  </div>`;
}

/** The whole sample: question and the like, gold, what each of `shown` said; null where nothing is stored or room is left. */
export function sampleDetails(
  sample: StoredSample | null,
  from: {
    readonly index: BenchmarkIndex;
    readonly samples: SampleIndex;
    readonly budget: TextBudget;
    readonly shown: readonly string[];
  },
): Html | null {
  if (sample === null || from.budget.left <= 0) return null;
  const [, gold, fields, answers] = sample;
  const places = new Set(from.shown.map((id) => from.samples.configurations.indexOf(id)));
  const chosen = answers.filter(([place]) => places.has(place));
  if (fields.length === 0 && chosen.length === 0) return null;
  return markup`<div class="sample">
    <div class="asked">
      ${fieldList(fields, from.samples.columns, from.budget)}
      ${gold === null ? nothing : markup`<p class="line">gold <bdi class="ans">${gold}</bdi></p>`}
    </div>
    <div class="answers">${chosen.map((answer) => answerBlock(answer, from))}</div>
  </div>`;
}

/** The beginning of what was asked, in one line; null where a sample has no longer text. */
export function excerptOf(sample: StoredSample | null): string | null {
  const field = sample?.[2].find(([, text]) => !isShort(text));
  return field === undefined ? null : beginning(partsOf(field[1])[0]);
}
