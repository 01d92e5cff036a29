import { describe, expect, it } from 'vitest';
import { rowFrame, type Row } from '../../src/figures/rows.ts';
import { measure } from './fixture.ts';

const rows: Row[] = [
  { name: 'short', value: '0.9' },
  { name: 'a_very_long_name_of_a_configuration_that_cannot_fit_beside_a_plot', value: '0.8', strong: true },
];
const layout = (narrow: boolean) => ({
  name: narrow ? ('narrow' as const) : ('wide' as const),
  width: narrow ? 360 : 640,
  narrow,
  measure,
});

describe('rowFrame', () => {
  it('puts names beside the plot and keeps most of the width for it', () => {
    const frame = rowFrame(rows, layout(false), { valueTitle: 'mean' });
    expect(frame.margins.left).toBeGreaterThan(100);
    expect(640 - frame.margins.left - frame.margins.right).toBeGreaterThan(640 * 0.45);
    expect(frame.height).toBe(frame.margins.top + 2 * frame.step + frame.margins.bottom);
    expect(frame.at(1) - frame.at(0)).toBe(frame.step);
  });

  it('puts names above their rows where it is narrow, and the plot takes the width', () => {
    const frame = rowFrame(rows, layout(true), { valueTitle: 'mean' });
    expect(frame.margins.left).toBe(10);
    expect(frame.at(0)).toBeGreaterThan(20);
    expect(JSON.stringify(frame.layers)).not.toContain('"mean"');
  });

  it('shortens a name in its middle', () => {
    const text = JSON.stringify(rowFrame(rows, layout(false), { valueTitle: '' }).layers);
    expect(text).toMatch(/a_very[^"]*…[^"]*plot/);
  });
});
