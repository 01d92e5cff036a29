/** What the samples say in sentences: which are hard, where two configurations disagree, what McNemar's test can tell. */
import type { FlipPair, SamplesSection } from '../report/samples-schema.ts';
import { integer, percent } from './numbers.ts';
import { pStatement, pValue } from './p-values.ts';
import { phraseText, type Phrase } from './phrases.ts';
import { count, countWord } from './words.ts';

/** Title, paragraph and description of a page. */
export interface PageSentences {
  readonly title: Phrase;
  readonly dek: Phrase;
  readonly description: string;
}

const withDescription = (title: Phrase, dek: Phrase, nameOf: (id: string) => string): PageSentences => {
  const text = `${phraseText(title, nameOf)} ${phraseText(dek, nameOf)}`.trim();
  return { title, dek, description: text.length > 200 ? `${text.slice(0, 199)}…` : text };
};

const are = (n: number): string => (n === 1 ? 'is' : 'are');

/** True where some configuration has more than one run with predictions. */
export const hasSeeds = (samples: SamplesSection): boolean => samples.coverage.some((entry) => entry.runs > 1);

function titleOfOne(entry: SamplesSection['coverage'][number]): Phrase {
  const self = { configuration: entry.configuration };
  if (entry.runs === 1)
    return [self, ` gets ${integer(entry.alwaysWrong)} of ${count(entry.samples, 'sample')} wrong.`];
  return [
    self,
    ` gets ${integer(entry.alwaysWrong)} of ${count(entry.samples, 'sample')} wrong with every seed; ` +
      `${integer(entry.unstable)} ${entry.unstable === 1 ? 'depends' : 'depend'} on the seed.`,
  ];
}

function samplesTitle(samples: SamplesSection): Phrase {
  const { n, wrongForAll, rightForAll } = samples.shared;
  const k = samples.coverage.length;
  if (k === 1) return titleOfOne(samples.coverage[0]!);
  if (n === 0) return [`The ${integer(k)} configurations were judged on different samples.`];
  const all = k === 2 ? 'both configurations' : `all ${countWord(k, 'configuration')}`;
  const right = `${rightForAll === 0 ? 'none' : integer(rightForAll)} ${rightForAll === 0 ? 'is' : are(rightForAll)} right for ${k === 2 ? 'both' : 'all'}`;
  if (wrongForAll === 0) {
    return [`Every one of ${count(n, 'sample')} is right for at least one configuration; ${right}.`];
  }
  return [`${integer(wrongForAll)} of ${count(n, 'sample')} ${are(wrongForAll)} wrong for ${all}; ${right}.`];
}

/** The page of all samples. */
export function samplesSentences(samples: SamplesSection, nameOf: (id: string) => string): PageSentences {
  const parts: string[] = [];
  if (hasSeeds(samples)) {
    parts.push('A sample counts as wrong for a configuration where most of its seeds get it wrong.');
    if (samples.unstableTotal > 0 && samples.coverage.length > 1) {
      parts.push(
        `${count(samples.unstableTotal, 'sample')} ${samples.unstableTotal === 1 ? 'is' : 'are'} judged differently by the seeds of at least one configuration.`,
      );
    }
  }
  if (samples.shared.n > 0 && samples.shared.n < samples.nSamples && samples.coverage.length > 1) {
    parts.push(
      `Counted are the ${count(samples.shared.n, 'sample')} that every configuration was judged on, of ${integer(samples.nSamples)}.`,
    );
  }
  return withDescription(samplesTitle(samples), [parts.join(' ')], nameOf);
}

/** Who alone is right how often, or that nothing separates the two. */
export function pairTitle(pair: FlipPair): Phrase {
  const [a, b] = [{ configuration: pair.a }, { configuration: pair.b }];
  const { onlyA, onlyB, n } = pair.tested;
  if (onlyA + onlyB === 0) return [a, ' and ', b, ` judge all ${count(n, 'sample')} alike.`];
  return [a, ` alone is right on ${count(onlyA, 'sample')}, `, b, ` alone on ${integer(onlyB)}.`];
}

/** What McNemar's exact test says, in words that claim no more than it does. */
export function mcNemarSentence(pair: FlipPair, pairs: number): string {
  if (pair.p === null) return `McNemar’s test gives no p-value${pair.reason === null ? '' : `: ${pair.reason}`}.`;
  const mid = pair.midP === null ? '' : `; mid-p ${pValue(pair.midP)}`;
  const head = `If both were right equally often, a split at least this uneven would come up with ${pStatement(pair.p)} (McNemar’s test, exact${mid}).`;
  if (pair.pCorrected === null || pairs < 2) return head;
  return `${head} Corrected for the ${countWord(pairs, 'pair')} compared here (Holm), ${pStatement(pair.pCorrected)}.`;
}

/** About which trained models the test is. */
export function checkpointSentence(pair: FlipPair): string {
  const { seed } = pair.tested;
  const which = seed === null ? 'these two checkpoints' : `the checkpoints of seed ${seed}`;
  const others = pair.bySeed.length - 1;
  const rest =
    others > 0 ? `; ${countWord(others, 'further seed')} stand${others === 1 ? 's' : ''} below, untested` : '';
  return `This is about ${which} only, and says nothing of other seeds${rest}.`;
}

/** The page of one pair, and its paragraph on the page of all samples. `pairs` are compared in all. */
export function pairSentences(pair: FlipPair, pairs: number, nameOf: (id: string) => string): PageSentences {
  const { onlyA, onlyB, n } = pair.tested;
  const apart = onlyA + onlyB;
  const dek: Phrase = [
    apart === 0 ? '' : `They disagree on ${integer(apart)} of ${count(n, 'sample')} (${percent(apart / n)}). `,
    `${mcNemarSentence(pair, pairs)} ${checkpointSentence(pair)}`,
  ];
  return withDescription(pairTitle(pair), dek, nameOf);
}
