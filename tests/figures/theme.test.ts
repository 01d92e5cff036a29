import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markerColours, markerShapes, palette, roleOf, sizes, vegaConfig } from '../../src/figures/theme.ts';

const style = (name: string): string => readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), 'utf8');
const figures = style('figures');

describe('palette', () => {
  it('has a colour of its own for each role, so that a colour leads back to its role', () => {
    expect(new Set(Object.values(palette)).size).toBe(Object.keys(palette).length);
    for (const [role, colour] of Object.entries(palette)) expect(roleOf(colour.toUpperCase())).toBe(role);
    expect(roleOf('#123456')).toBeNull();
  });

  it('has a rule for the fill and the stroke of each role in the style sheet', () => {
    for (const role of Object.keys(palette)) {
      expect(figures).toMatch(new RegExp(`\\.f-${role} \\{\\s*fill: var\\(--${role}\\);`));
      expect(figures).toMatch(new RegExp(`\\.s-${role} \\{\\s*stroke: var\\(--${role}\\);`));
    }
  });

  it('is the light theme of the site', () => {
    const tokens = `${style('tokens')}\n${figures}`;
    for (const [role, colour] of Object.entries(palette)) {
      const light = new RegExp(`--${role}: (#[0-9a-f]{6});`).exec(tokens)?.[1];
      expect(light, `--${role}`).toBe(colour);
    }
  });

  it('gives every role a dark value', () => {
    const tokens = `${style('tokens')}\n${figures}`;
    for (const role of Object.keys(palette)) expect(tokens).toMatch(new RegExp(`--${role}: light-dark\\(`));
  });
});

describe('markers and configuration', () => {
  it('tells eight colours and eight shapes apart', () => {
    expect(new Set(markerColours).size).toBe(8);
    expect(new Set(markerShapes).size).toBe(8);
  });

  it('uses no colour outside the palette', () => {
    const colours = JSON.stringify(vegaConfig).match(/#[0-9a-f]{3,8}/g) ?? [];
    expect(colours.length).toBeGreaterThan(5);
    for (const colour of colours) expect(roleOf(colour)).not.toBeNull();
  });

  it('sets no text below 11 pixels', () => {
    expect(Math.min(...Object.values(sizes.text))).toBeGreaterThanOrEqual(11);
  });
});
