import { expect, test } from 'vitest';
import {
  breakable,
  configurationName,
  dashWith,
  flag,
  marker,
  phrase,
  score,
  statusChip,
  verdictChip,
} from '../../src/components/marks.ts';
import { roundScore } from '../../src/format/numbers.ts';
import { makeBenchmark } from '../format/make-benchmark.ts';

const { index, benchmark } = makeBenchmark({
  configurations: Array.from({ length: 20 }, (_, i) => ({
    id: `c${i}`,
    name: i === 0 ? '<script>alert(1)</script>' : `c${i}`,
    values: [1],
  })),
});

test('colours and shapes repeat after eight, then shapes are hollow', () => {
  expect(marker(benchmark.configurations[3]!).html).toBe(
    '<svg class="mk c3" aria-hidden="true"><use href="#m3" /></svg>',
  );
  expect(marker(benchmark.configurations[11]!).html).toContain('class="mk c3 o"');
});

test('names are escaped, whatever they hold', () => {
  const { html } = configurationName(benchmark.configurations[0]!);
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
});

test('a name of hundreds of characters is cut in its middle, with all of it in the title', () => {
  const name = `${'x'.repeat(150)} end`;
  const made = makeBenchmark({ configurations: [{ id: 'a', name, values: [1] }] }).benchmark.configurations[0]!;
  const { html } = configurationName(made);
  expect(html).toContain(`title="${name}"`);
  expect(html.replaceAll(/<[^>]*>/g, '').length).toBeLessThan(110);
  expect(html).toMatch(/… ?.*end<\/span>$/);
});

test('long names may break after punctuation and keep every character', () => {
  const name = 'augmentation/time_mask,model=random_forest';
  expect(breakable(name).html.replaceAll('<wbr>', '')).toBe(name);
  expect(breakable(name).html).toContain('/<wbr>');
});

test('every verdict has a word and a glyph; exploratory ones have no border', () => {
  const reason = { code: 'x', message: 'because' };
  for (const verdict of ['better', 'worse', 'no practical difference', 'cannot be decided'] as const) {
    const { html } = verdictChip({ verdict, exploratory: false, reason });
    expect(html).toContain(verdict);
    expect(html).toMatch(/href="#g-/);
  }
  expect(verdictChip({ verdict: 'better', exploratory: true, reason }).html).toContain('better x"');
});

test('status, flags and dashes say what they mean in words', () => {
  expect(statusChip('diverged').html).toContain('diverged');
  expect(statusChip('completed').html).not.toContain('<svg');
  expect(flag([]).html).toBe('');
  expect(flag([{ code: 'a', message: 'Too few seeds.' }]).html).toContain('aria-label="Too few seeds."');
  expect(dashWith('one seed').html).toContain('one seed');
  expect(dashWith('NaN').html).not.toContain('NaN');
});

test('scores: sd beside the mean, a dash with a reason without one', () => {
  expect(score(roundScore(0.987, 0.0046), 4, null).html).toBe('0.9870<span class="sd"> ± 0.0046</span>');
  expect(score(roundScore(0.9, null), 0, null).html).toBe('0.9');
  expect(score(roundScore(0.9, 0), 0, null).html).toContain('± 0');
  expect(score(null, 4, 'no value').html).toContain('no value');
});

test('phrases link configurations where a link is given', () => {
  const sentence = ['Best: ', { configuration: 'c1' }, ' ', { strong: '<1' }];
  expect(phrase(sentence, index).html).not.toContain('<a');
  expect(phrase(sentence, index, { href: (item) => `x/${item.slug}` }).html).toContain('href="x/c1"');
  expect(phrase(sentence, index).html).toContain('<strong>&lt;1</strong>');
  expect(phrase([{ configuration: 'gone' }], index).html).toBe('gone');
  const see = [{ link: '#failures', text: 'See' }];
  expect(phrase(see, index).html).toContain('href="#failures"');
  expect(phrase(see, index, { page: '../index.html' }).html).toContain('href="../index.html#failures"');
});
