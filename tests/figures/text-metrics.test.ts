import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { createTextMeasure } from '../../src/figures/text-metrics.ts';
import { fonts, measure } from './fixture.ts';

const font = create(fonts.regular);
if (!('layout' in font)) throw new Error('not a single font');

describe('createTextMeasure', () => {
  it.each(['add_noise/random_forest', 'Validation accuracy', 'AVAVA To', 'σ Δ η² ±'])(
    'gives the advance of the shipped font for %s',
    (text) => {
      const advance = font.layout(text, ['tnum', 'lnum']).advanceWidth / font.unitsPerEm;
      expect(measure.width(text, 12)).toBeCloseTo(advance * 12, 9);
    },
  );

  it('sums the glyph advances where no pair is kerned', () => {
    const glyphs = font.glyphsForString('nnn').reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
    expect(measure.width('nnn', 100)).toBeCloseTo((glyphs / font.unitsPerEm) * 100, 9);
  });

  it('counts tabular figures: all digits are equally wide', () => {
    const widths = new Set([...'0123456789'].map((digit) => measure.width(digit, 12)));
    expect(widths.size).toBe(1);
  });

  it('is far narrower than the estimate that Vega makes without a canvas', () => {
    const text = 'add_noise/random_forest';
    expect(measure.width(text, 12)).toBeLessThan(0.8 * 12 * text.length * 0.65);
  });

  it('measures the semibold cut for weights from 500 on, and the same string the same way again', () => {
    const regular = measure.width('Configuration', 12);
    expect(measure.width('Configuration', 12, 600)).toBeGreaterThan(regular);
    expect(measure.width('Configuration', 12, 400)).toBe(regular);
  });

  it('gives characters that the font lacks a plausible width', () => {
    expect(measure.width('汉字', 10)).toBe(20);
    expect(measure.width('', 10)).toBe(0);
  });

  it('names the fonts in its id and refuses what is no font', () => {
    const same = createTextMeasure(fonts);
    expect(same.id).toBe(measure.id);
    expect(createTextMeasure({ regular: fonts.semibold, semibold: fonts.regular }).id).not.toBe(measure.id);
    expect(() => createTextMeasure({ regular: new Uint8Array(20), semibold: fonts.semibold })).toThrow();
  });
});
