import { describe, expect, it } from 'vitest';
import { cleanSvg } from '../../src/figures/clean-svg.ts';
import { palette } from '../../src/figures/theme.ts';

const frame = { id: 'fig-x', view: 'wide', title: 'A <title>', description: 'One & all.', width: 100, height: 50 };
const clean = (inside: string): string =>
  cleanSvg(`<svg version="1.1" width="100" height="50" viewBox="0 0 100 50"><g fill="none">${inside}</g></svg>`, frame);

describe('cleanSvg', () => {
  it('names and describes the image', () => {
    const svg = clean('');
    expect(svg).toContain('role="img" aria-labelledby="fig-x-wide-title fig-x-wide-desc"');
    expect(svg).toContain('<title id="fig-x-wide-title">A &lt;title&gt;</title>');
    expect(svg).toContain('<desc id="fig-x-wide-desc">One &amp; all.</desc>');
    expect(svg).toContain('viewBox="0 0 100 50"');
  });

  it('keeps the light colour and adds the class that themes it', () => {
    const svg = clean(`<path d="M0,0L1,1" fill="${palette.c1}" stroke="${palette.paper}" stroke-width="1"/>`);
    expect(svg).toContain(`fill="${palette.c1}" stroke="${palette.paper}" class="f-c1 s-paper"`);
  });

  it('refuses a colour that would not follow the theme, and inline styles', () => {
    expect(() => clean('<path d="M0,0L1,1" fill="red"/>')).toThrow(/red is none of the palette/);
    expect(() => clean(`<path d="M0,0L1,1" fill="${palette.ink}" style="opacity: 1;"/>`)).toThrow(/inline styles/);
  });

  it('drops what is hidden, empty or without paint', () => {
    const svg = clean(
      `<g class="a"><path d="M0,0h0v0h0Z"/></g><text opacity="0" fill="${palette.ink}">x</text>` +
        `<path d="M0,0L1,1" display="none" fill="${palette.ink}"/><line x2="3"/>`,
    );
    expect(svg).not.toMatch(/<(path|text|line|g)/);
  });

  it('moves common attributes to the group', () => {
    const line = `<line transform="translate(1,2)" x2="0" y2="5" stroke="${palette.hair}" opacity="1"/>`;
    const svg = clean(`<g transform="translate(3,4)">${line}${line}</g>`);
    expect(svg).toContain(`<g transform="translate(3,4)" stroke="${palette.hair}" class="s-hair">`);
    expect(svg.match(/s-hair/g)).toHaveLength(1);
    expect(svg).toContain('<line transform="translate(1,2)" y2="5"/>');
  });

  it('prefixes ids, so that two figures live in one page', () => {
    const svg = clean(
      `<g clip-path="url(#clip1)"><path d="M0,0L1,1" fill="${palette.ink}"/></g>` +
        '<defs><clipPath id="clip1"><rect x="0" y="0" width="3" height="3" fill="none"/></clipPath></defs>',
    );
    expect(svg).toContain('clip-path="url(#fig-x-wide-clip1)"');
    expect(svg).toContain('id="fig-x-wide-clip1"');
  });

  it('rounds coordinates and leaves colours and texts alone', () => {
    const svg = clean(`<text transform="translate(1.23456,2)" fill="${palette['ink-2']}">0.123456</text>`);
    expect(svg).toContain('translate(1.23,2)');
    expect(svg).toContain('>0.123456<');
  });

  it('puts the halo of a text under its letters', () => {
    const svg = clean(`<text fill="${palette.ink}" stroke="${palette.paper}" stroke-width="3">x</text>`);
    expect(svg).toContain('paint-order="stroke"');
  });
});
