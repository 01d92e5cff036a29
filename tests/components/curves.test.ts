import { expect, test } from 'vitest';
import { curveColumns, curvePanels } from '../../src/components/curves.ts';
import type { History } from '../../src/report/run.ts';

const history = (columns: History['columns'], rows: number, x = 'epoch'): History => ({ x, rows, columns });
const look = { colour: 'c0', label: 'runs' };
const epochs = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

/** The points of the only line of a panel. */
function pointsOf(html: string): readonly (readonly [number, number])[] {
  const [, first, steps] = html.match(/ d="M([^l"]*)l([^"]*)"/)!;
  const numbers = (text: string): number[] => text.match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g)!.map(Number);
  let [x, y] = numbers(first!) as [number, number];
  const points: [number, number][] = [[x, y]];
  const rest = numbers(steps!);
  for (let i = 0; i < rest.length; i += 2) {
    x = Math.round((x + rest[i]!) * 10) / 10;
    y = Math.round((y + rest[i + 1]!) * 10) / 10;
    points.push([x, y]);
  }
  return points;
}

test('counters get no panel, empty columns neither', () => {
  const one = history({ epoch: epochs(3), step: [10, 20, 30], loss: [3, 2, 1], lr: [null, null, null] }, 3);
  expect(curveColumns([one])).toEqual(['loss', 'lr']);
  expect(curvePanels([{ history: one, reference: false }], look).panels.map((panel) => panel.column)).toEqual(['loss']);
});

test('one line per run, references behind and dashed, gaps left out', () => {
  const a = history({ epoch: epochs(3), loss: [3, null, 1] }, 3);
  const b = history({ epoch: epochs(3), loss: [4, 3, 2] }, 3);
  const { html } = curvePanels(
    [
      { history: a, reference: false },
      { history: b, reference: true },
    ],
    look,
  ).panels[0]!.svg;
  expect(html.match(/<path/g)).toHaveLength(2);
  expect(html.indexOf('thin ref')).toBeLessThan(html.indexOf('thin solo'));
  expect(html).not.toMatch(/NaN|undefined/);
});

test('a line goes through its points to a tenth of a pixel, there and back, with fractions and without', () => {
  const ys = [0, 0.013, 1, 0.5, 0.497, 0.25, 1, 0, 0];
  const one = history({ epoch: epochs(ys.length), loss: ys }, ys.length);
  const { html } = curvePanels([{ history: one, reference: false }], look).panels[0]!.svg;
  const points = pointsOf(html);
  // 46 to 322 from left to right; 178 to 10 from bottom to top, with 4 % of the span free at both ends.
  expect(points).toHaveLength(ys.length);
  ys.forEach((value, i) => {
    expect(Math.abs(points[i]![0] - (46 + (276 * i) / (ys.length - 1)))).toBeLessThan(0.051);
    expect(Math.abs(points[i]![1] - (178 - (168 * (value + 0.04)) / 1.08))).toBeLessThan(0.051);
  });
});

test('long histories are thinned out and keep their last point', () => {
  const n = 50_000;
  const long = history({ step: epochs(n), loss: epochs(n).map((i) => 1 / i) }, n, 'step');
  const { html } = curvePanels([{ history: long, reference: false }], look).panels[0]!.svg;
  const points = pointsOf(html);
  expect(points.length).toBeLessThanOrEqual(200);
  expect(points.at(-1)![0]).toBe(322);
});

test('many columns: nine panels, the rest is counted', () => {
  const columns = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`m${i}`, [1, 2]]));
  const wide = curvePanels([{ history: history({ epoch: [1, 2], ...columns }, 2), reference: false }], look);
  expect(wide.panels).toHaveLength(9);
  expect(wide.leftOut).toBe(3);
});

test('one row, or only a reference: no panel', () => {
  const short = history({ epoch: [1], loss: [1] }, 1);
  expect(curvePanels([{ history: short, reference: false }], look).panels).toEqual([]);
  const two = history({ epoch: [1, 2], loss: [1, 2] }, 2);
  expect(curvePanels([{ history: two, reference: true }], look).panels).toEqual([]);
});
