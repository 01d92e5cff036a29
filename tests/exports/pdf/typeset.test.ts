import { describe, expect, it } from 'vitest';
import { openFonts } from '../../../src/exports/pdf/fonts.ts';
import { styles } from '../../../src/exports/pdf/style.ts';
import { cleanText, createTypesetter, markWidth, type Line } from '../../../src/exports/pdf/typeset.ts';
import { testFonts } from '../fonts.ts';

const type = createTypesetter(openFonts(testFonts()));
const textOf = (line: Line): string => line.pieces.map((piece) => piece.text).join('');
const run = (text: string) => ({ text, style: styles.body });

describe('wrap', () => {
  const texts = [
    'A rank is an interval: where two overlap, the order between them is not established.',
    'x'.repeat(200),
    'model/augmentation_name-with=many.parts '.repeat(4),
    'σ ± Δ ≥ модель 模型 🙂 e\u0301',
    'one',
  ];

  it.each(texts)('makes no line wider than asked, and loses no letter: %j', (text) => {
    for (const width of [40, 90, 300]) {
      const lines = type.wrap([run(text)], width);
      for (const line of lines) {
        expect(line.width).toBeLessThanOrEqual(width + 0.02);
        expect(line.width).toBeCloseTo(
          line.pieces.reduce((sum, piece) => sum + piece.width, 0),
          4,
        );
      }
      const whole = textOf(type.wrap([run(text)], Infinity)[0]!);
      expect(lines.map(textOf).join('').replace(/ /g, '')).toBe(whole.replace(/ /g, ''));
    }
  });

  it('gives one empty line for no text, and ends even where not one letter fits', () => {
    expect(type.wrap([], 100)).toHaveLength(1);
    expect(type.wrap([run('')], 100)[0]!.pieces).toEqual([]);
    expect(type.wrap([run('abc')], 0.1).map(textOf)).toEqual(['a', 'b', 'c']);
  });

  it('breaks long words after a separator', () => {
    const [first] = type.wrap([run('augmentation/model_name')], type.width('augmentation/mod', styles.body));
    expect(textOf(first!)).toBe('augmentation/');
  });

  it('keeps runs without a space between them together, and a narrow space whole', () => {
    const width = type.width('95\u202f%', styles.body) + 0.5;
    expect(type.wrap([run('95\u202f%'), run('.')], width).map(textOf)[0]).not.toBe('95');
    const lines = type.wrap(
      [run('end'), { ...run('.'), style: styles.bodyStrong }],
      type.width('end', styles.body) + 20,
    );
    expect(lines).toHaveLength(1);
  });

  it('gives a marker its space before the first letter', () => {
    const [line] = type.wrap([{ ...run('name'), mark: { colour: 0, shape: 0 } }], 200);
    expect(line!.pieces[0]!.mark).toEqual({ colour: 0, shape: 0 });
    expect(line!.width).toBeCloseTo(type.width('name', styles.body) + markWidth * styles.body.size, 4);
  });
});

describe('balance and fit', () => {
  it('balances without needing more lines', () => {
    const text = [run('Two configurations share the lead, with no practical difference between them')];
    const [plain, even] = [type.wrap(text, 250), type.balance(text, 250)];
    expect(even).toHaveLength(plain.length);
    const shortest = (lines: readonly Line[]): number => Math.min(...lines.map((line) => line.width));
    expect(shortest(even)).toBeGreaterThanOrEqual(shortest(plain));
  });

  it('fits a line with an ellipsis only where it must', () => {
    expect(textOf(type.fit(run('short'), 200))).toBe('short');
    const cut = type.fit(run('a very long title that does not fit'), 60);
    expect(textOf(cut)).toMatch(/…$/);
    expect(cut.width).toBeLessThanOrEqual(60);
  });
});

describe('characters', () => {
  it('come from another font where the first lacks them, and are replaced and remembered where all do', () => {
    const own = createTypesetter(openFonts(testFonts()));
    const [line] = own.wrap([{ text: '10⁻⁷ 中', style: styles.verdict }], 500);
    expect(line!.pieces.map((piece) => [piece.font, piece.text])).toEqual([
      ['serif', '10'],
      ['sans', '⁻'],
      ['serif', '⁷ '],
      ['sans', '□'],
    ]);
    expect(own.replaced()).toEqual(['中']);
  });

  it('lose marks that turn the reading direction, and broken halves of pairs', () => {
    expect(cleanText('a\u202eb\u200bc\ud800')).toBe('abc\ufffd');
    expect(cleanText('a\nb\tc')).toBe('a b c');
  });
});
