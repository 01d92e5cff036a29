import { describe, expect, it } from 'vitest';
import { escapeXml, parseSvg, printSvg, roundNumbers } from '../../src/figures/svg-tree.ts';

describe('parseSvg and printSvg', () => {
  it('write back what they read', () => {
    const text = '<svg a="1" b:c="x y"><g><path d="M0,0"/><text x="1">a &amp; b</text></g></svg>';
    expect(printSvg(parseSvg(text))).toBe(text);
  });

  it.each(['<svg><g></svg>', '<svg>', 'text', '<svg/><svg/>', '<svg><!-- no --></svg>', ''])('refuse %s', (text) => {
    expect(() => parseSvg(text)).toThrow(/SVG/);
  });
});

describe('roundNumbers', () => {
  it('keeps two decimals, whole numbers and letters', () => {
    expect(roundNumbers('M1.23456,-0.001L30.299999999999866,17C1e-7,2')).toBe('M1.23,0L30.3,17C0,2');
    expect(roundNumbers('translate(0.5,74.5) rotate(-90)')).toBe('translate(0.5,74.5) rotate(-90)');
  });
});

describe('escapeXml', () => {
  it('escapes what would end an attribute or open an element', () => {
    expect(escapeXml('a < b & "c"')).toBe('a &lt; b &amp; &quot;c&quot;');
  });
});
