import { describe, expect, test } from 'vitest';
import { printNote } from '../../../src/site/notes/print.ts';
import { linker, paths } from '../../../src/site/urls.ts';
import { contextOf, noteOf } from './make-note.ts';

const stretches = (text: string) => printNote(contextOf(noteOf(text)), linker(paths.note('note')));
const html = (text: string): string =>
  stretches(text)
    .map((part) => (part.kind === 'text' ? part.html : `[${part.block.kind}]`))
    .join('');
const words = (text: string): string => html(text).replace(/<[^>]+>/g, '');

describe('live components print what the Report holds', () => {
  test.each([
    ['<Score experiment="base" />', '0.810 ± 0.010'],
    ['<Score experiment="base" show="mean" />', '0.810'],
    ['<Score experiment="base" show="sd" />', '0.010'],
    ['<Score experiment="base" show="n" />', '3'],
    ['<Score experiment="base" show="max" />', '0.82'],
    ['<Score experiment="cand" show="rank" />', '1–3 of 3'],
    ['<Delta experiment="cand" />', '+0.0100 (95\u202f% interval +0.0050 to +0.0150)'],
    ['<Delta experiment="cand" show="value" />', '+0.0100'],
    ['<Delta experiment="other" against="cand" show="interval" />', '+0.0050 to +0.0150'],
    ['<Verdict experiment="cand" />', 'better'],
    ['<Verdict experiment="other" against="cand" sentence />', 'cannot be decided The interval includes 0.'],
    ['<Verdict />', 'cand leads alone.'],
    ['<Experiment name="base" />', 'base'],
  ])('%s', (text, printed) => {
    expect(words(text)).toBe(printed);
  });

  test('a number that was not computed is a dash with its reason', () => {
    expect(words('<Score experiment="base" show="interval" />')).toBe('— there is no interval');
    // The reason is the one that the Report gives.
    expect(words('<Score experiment="other" show="sd" />')).toBe('— no run gave a value');
    expect(words('<Delta experiment="cand" show="p" />')).toBe('— no test decides');
  });

  test('a number leads to where it comes from', () => {
    expect(html('<Score experiment="base" />')).toContain('href="../../bench/experiments/slug-base/index.html"');
    expect(html('<Delta experiment="cand" />')).toContain('href="../../bench/compare/slug-base..slug-cand/index.html"');
  });

  test('a leaderboard says what it leaves out', () => {
    const board = (text: string) => {
      const [part] = stretches(text);
      if (part?.kind !== 'block' || part.block.kind !== 'board') throw new Error('no leaderboard');
      return part.block;
    };
    expect(board('<Leaderboard />')).toMatchObject({
      configurations: ['base', 'cand', 'other'],
      sentence: 'All 3 configurations by Accuracy.',
    });
    expect(board('<Leaderboard top={1} />').sentence).toBe(
      '1 of 3 configurations by Accuracy; ranks are those among all.',
    );
    expect(board('<Leaderboard where="model=mlp" />').configurations).toEqual(['base', 'cand']);
    expect(board('<Leaderboard where="tags has new" />').configurations).toEqual(['cand']);
    expect(board('<Leaderboard experiments="other, base" />').configurations).toEqual(['base', 'other']);
  });

  test('figures and runs stand between the stretches of text', () => {
    expect(html('a\n\n<Figure id="intervals" />\n\nb\n\n<Runs experiment="base" />\n')).toMatch(
      /<p>a<\/p>\s*\[figure\]\s*<p>b<\/p>\s*\[runs\]/,
    );
  });
});

describe('text', () => {
  test('links to pages, notes, files and the web', () => {
    const text = html('[a](/bench/method/#words) ![p](plot.png) [w](https://e.org/?a=1&b=2)');
    expect(text).toContain('href="../../bench/method/index.html#words"');
    expect(text).toContain('src="../plot.png"');
    expect(text).toContain('href="https://e.org/?a=1&amp;b=2" rel="noreferrer"');
  });

  test('whatever looks like markup in text is text', () => {
    const text = html(
      '`<img src=x onerror=alert(1)>` {"<script>alert(1)</script>"} [a](https://e.org/"onmouseover="f())',
    );
    expect(text).not.toMatch(/<img|<script|"onmouseover/);
  });

  test('headings have permalinks, tables and code scroll in regions that a keyboard reaches', () => {
    const text = html('## A b\n\n| a |\n|---|\n| 1 |\n\n```\nx\n```\n');
    expect(text).toContain('<h2 id="a-b">A b <a class="hash" href="#a-b"');
    expect(text).toContain('tabindex="0" role="region" aria-label="Table 1"');
    expect(text).toContain('<pre tabindex="0" role="region" aria-label="Code" data-copy="Code">');
  });
});
