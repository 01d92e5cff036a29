import { afterEach, expect, test } from 'vitest';
import { curvePanels } from '../../src/components/curves.ts';
import { medianHistories } from '../../src/site/load-history.ts';
import { handOver } from '../../src/site/site-data.ts';
import { createMemoryCache } from '../../src/figures/render-svg.ts';
import type { Curve } from '../../src/report/samples-schema.ts';
import { makeReport } from '../exports/reports.ts';

const curve = (column: string, xs: number[], median: (number | null)[]): Curve => ({
  ...{ column, x: 'epoch', runs: 3, xs, median, q25: median, q75: median },
  ...{ n: xs.map(() => 3), points: xs.length },
});

const curves = [curve('loss', [1, 2, 3], [0.9, 0.5, 0.4]), curve('accuracy', [2, 4], [0.6, null])];

afterEach(() => handOver(undefined));

test('the medians of a configuration are drawn as its curves, each column by its own steps', () => {
  handOver({
    report: makeReport([{ id: 'x', scores: { a: [0.5] } }]),
    history: () => null,
    detail: (benchmark, configuration) =>
      benchmark === 'x' && configuration === 'a'
        ? { benchmark, configuration, curves, confusion: [], perClass: [], calibration: null }
        : null,
    samples: () => null,
    drawings: createMemoryCache(),
  });
  const histories = medianHistories('x', 'a');
  expect(histories).toEqual([
    { x: 'epoch', rows: 3, columns: { epoch: [1, 2, 3], loss: [0.9, 0.5, 0.4] } },
    { x: 'epoch', rows: 2, columns: { epoch: [2, 4], accuracy: [0.6, null] } },
  ]);
  expect(medianHistories('x', 'b')).toEqual([]);
  const { panels } = curvePanels(
    histories.map((history) => ({ history, reference: false })),
    { colour: 'c0', label: 'median of 3 runs of a' },
  );
  // One point is no line.
  expect(panels.map((panel) => panel.column)).toEqual(['loss']);
  expect(panels[0]!.svg.html.match(/<path/g)).toHaveLength(1);
});
