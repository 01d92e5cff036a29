import { expect, test } from 'vitest';
import { curveColumns, curvePanels } from '../../src/components/curves.ts';
import type { History } from '../../src/report/run.ts';

const history = (columns: History['columns'], rows: number, x = 'epoch'): History => ({ x, rows, columns });
const look = { colour: 'c0', label: 'runs' };
const epochs = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

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
  expect(html.match(/<polyline/g)).toHaveLength(2);
  expect(html.indexOf('thin ref')).toBeLessThan(html.indexOf('thin solo'));
  expect(html).not.toMatch(/NaN|undefined/);
});

test('long histories are thinned out and keep their last point', () => {
  const n = 50_000;
  const long = history({ step: epochs(n), loss: epochs(n).map((i) => 1 / i) }, n, 'step');
  const { html } = curvePanels([{ history: long, reference: false }], look).panels[0]!.svg;
  const points = html.match(/points="([^"]*)"/)![1]!.split(' ').length / 2;
  expect(points).toBeLessThanOrEqual(200);
  expect(html).toMatch(/ 322 [\d.]+"/);
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
