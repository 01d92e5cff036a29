import { describe, expect, test } from 'vitest';
import {
  checkpointSentence,
  mcNemarSentence,
  pairSentences,
  samplesSentences,
} from '../../src/format/sample-sentences.ts';
import { phraseText } from '../../src/format/phrases.ts';
import type { FlipPair, SamplesSection } from '../../src/report/samples-schema.ts';

const nameOf = (id: string): string => id.toUpperCase();
const coverage = (configuration: string, runs: number): SamplesSection['coverage'][number] => ({
  configuration,
  runs,
  samples: 300,
  scored: 300 * runs,
  right: 250 * runs,
  alwaysRight: 200,
  alwaysWrong: 40,
  unstable: 60,
});
const section = (fields: Partial<SamplesSection>): SamplesSection => ({
  task: null,
  nRuns: 2,
  nSamples: 300,
  shared: { n: 300, wrongForAll: 12, rightForAll: 150 },
  coverage: [coverage('a', 1), coverage('b', 1)],
  flips: [],
  hardest: [],
  hardTotal: 0,
  unstable: [],
  unstableTotal: 0,
  confused: [],
  confusedTotal: 0,
  warnings: [],
  ...fields,
});
const counts = { seed: null, runA: 'ra', runB: 'rb', n: 1319, bothRight: 306, onlyA: 209, onlyB: 152, bothWrong: 652 };
const pair = (fields: Partial<FlipPair>): FlipPair => ({
  reference: 'pair',
  a: 'a',
  b: 'b',
  tested: counts,
  bySeed: [counts],
  p: 0.00315,
  midP: 0.0027,
  pCorrected: 0.0189,
  minimumP: 1e-20,
  reason: null,
  discordant: [],
  discordantTotal: 361,
  warnings: [],
  ...fields,
});
const title = (given: SamplesSection): string => phraseText(samplesSentences(given, nameOf).title, nameOf);
const dek = (given: SamplesSection): string => phraseText(samplesSentences(given, nameOf).dek, nameOf);

describe('the page of samples', () => {
  test('how many are wrong for all and right for all', () => {
    expect(title(section({}))).toBe('12 of 300 samples are wrong for both configurations; 150 are right for both.');
    const three = section({ coverage: ['a', 'b', 'c'].map((id) => coverage(id, 1)) });
    expect(title(three)).toBe('12 of 300 samples are wrong for all three configurations; 150 are right for all.');
  });

  test('where none is wrong for all, that is the finding', () => {
    expect(title(section({ shared: { n: 300, wrongForAll: 0, rightForAll: 1 } }))).toBe(
      'Every one of 300 samples is right for at least one configuration; 1 is right for both.',
    );
  });

  test('one configuration, with and without seeds', () => {
    expect(title(section({ coverage: [coverage('a', 1)] }))).toBe('A gets 40 of 300 samples wrong.');
    expect(title(section({ coverage: [coverage('a', 10)] }))).toBe(
      'A gets 40 of 300 samples wrong with every seed; 60 depend on the seed.',
    );
  });

  test('says what wrong means where there are seeds, and what is counted where samples differ', () => {
    expect(dek(section({}))).toBe('');
    const seeds = section({ coverage: [coverage('a', 10), coverage('b', 10)], unstableTotal: 1 });
    expect(dek(seeds)).toContain('most of its seeds get it wrong. 1 sample is judged differently');
    expect(dek(section({ shared: { n: 200, wrongForAll: 1, rightForAll: 1 } }))).toContain(
      'the 200 samples that every configuration was judged on, of 300',
    );
    expect(title(section({ shared: { n: 0, wrongForAll: 0, rightForAll: 0 } }))).toBe(
      'The 2 configurations were judged on different samples.',
    );
  });
});

describe('the page of a pair', () => {
  test('who alone is right, the share, both p-values', () => {
    const sentences = pairSentences(pair({}), 6, nameOf);
    expect(phraseText(sentences.title, nameOf)).toBe('A alone is right on 209 samples, B alone on 152.');
    const text = phraseText(sentences.dek, nameOf).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
    expect(text).toContain('They disagree on 361 of 1319 samples (27 %).');
    expect(text).toContain('p = 0.0032 (McNemar’s test, exact; mid-p 0.0027)');
    expect(text).toContain('Corrected for the six pairs compared here (Holm), p = 0.019.');
    expect(text).toContain('about these two checkpoints only');
  });

  test('two that judge alike have no split to test', () => {
    const alike = pair({ tested: { ...counts, bothRight: 515, onlyA: 0, onlyB: 0 }, p: 1, midP: 1, pCorrected: 1 });
    const sentences = pairSentences(alike, 1, nameOf);
    expect(phraseText(sentences.title, nameOf)).toBe('A and B judge all 1319 samples alike.');
    expect(phraseText(sentences.dek, nameOf)).not.toContain('They disagree');
    expect(mcNemarSentence(alike, 1)).not.toContain('Corrected');
  });

  test('a missing p has its reason', () => {
    expect(mcNemarSentence(pair({ p: null, reason: 'no samples' }), 2)).toBe(
      'McNemar’s test gives no p-value: no samples.',
    );
  });

  test('names the seed that is tested and counts the others', () => {
    const seeds = [0, 1, 2].map((seed) => ({ ...counts, seed: String(seed) }));
    expect(checkpointSentence(pair({ tested: seeds[0]!, bySeed: seeds }))).toBe(
      'This is about the checkpoints of seed 0 only, and says nothing of other seeds; two further seeds stand below, untested.',
    );
  });
});
