import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildFigure } from '../../src/figures/build-figure.ts';
import { figures } from '../../src/figures/registry.ts';
import { createMemoryCache, renderSvg } from '../../src/figures/render-svg.ts';
import { indexBenchmark } from '../../src/report/select.ts';
import { benchmark, built, inputWith, measure } from './fixture.ts';
import { textBoxes } from './text-boxes.ts';

const cache = createMemoryCache();
/** What a figure needs beyond the full input. */
const inputOf = (id: string) =>
  inputWith(
    id === 'paired-slopes'
      ? { configurations: ['noise-svm'] }
      : ['learning-curves', 'confusion-matrix', 'reliability'].includes(id)
        ? { configurations: ['plain-mlp'] }
        : id === 'task-aggregates'
          ? { aggregate: 'mean' }
          : {},
  );
const empty = inputWith({
  index: indexBenchmark({
    ...benchmark,
    baseline: null,
    factors: [],
    configurations: [],
    summaries: [],
    rankings: [],
    comparisons: [],
    hyperparameters: [],
    hyperparameterModels: [],
    acrossTasks: null,
    costs: [],
  }),
  runs: [],
  detail: () => null,
  criticalDifference: {
    metric: 'accuracy',
    blocks: 'seeds',
    nBlocks: 0,
    meanRanks: [],
    criticalDifference: null,
    groups: [],
    method: '',
  },
});

describe('the registry of figures', () => {
  it('has unique ids and a mirrored test for each', () => {
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    for (const { id } of figures) expect(existsSync(new URL(`${id}.test.ts`, import.meta.url)), id).toBe(true);
  });

  describe.each(figures)('$id', (definition) => {
    const figure = built(definition, inputOf(definition.id));

    it('is null on a benchmark without data', () => {
      expect(buildFigure(definition, empty, measure)).toBeNull();
    });

    it('is null for a metric that does not exist, unless it shows none', () => {
      const built = buildFigure(definition, { ...inputOf(definition.id), metric: 'unknown' }, measure);
      const withoutMetric = [
        ...['durations', 'timeline', 'learning-curves', 'confusion-matrix', 'reliability'],
        ...['task-aggregates', 'performance-profile'],
      ];
      expect(built === null).toBe(!withoutMetric.includes(definition.id));
    });

    it('says in sentences what it shows', () => {
      expect(figure.title.length).toBeGreaterThan(5);
      expect(figure.description).toMatch(/^\S.*\.$/s);
      expect(figure.description).toMatch(/\d/);
      for (const text of [figure.title, figure.description])
        expect(text).not.toMatch(/NaN|undefined|Infinity|null|\[object/);
    });

    it('has a table whose rows fit its columns', () => {
      expect(figure.table.rows.length).toBeGreaterThan(0);
      for (const row of figure.table.rows) {
        expect(row).toHaveLength(figure.table.columns.length);
        for (const cell of row) if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true);
      }
    });

    it.each(figure.views.map((view) => [view.name, view] as const))(
      'draws its %s view without a warning, inside its frame, in legible text',
      async (_name, view) => {
        const svg = await renderSvg(figure, view, { measure, cache });
        expect(svg).not.toMatch(/NaN|undefined|style=|xlink/);
        expect(svg).toContain(`viewBox="0 0 ${view.width} ${view.height}"`);
        const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
        const classes = new Set([...svg.matchAll(/class="([^"]+)"/g)].flatMap((match) => match[1]!.split(' ')));
        for (const name of classes) expect(name).toMatch(/^(fig|fig-wide|fig-narrow|[fs]-[a-z0-9-]+)$/);
        const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
        for (const id of ids) expect(id.startsWith(`${figure.id}-${view.name}-`)).toBe(true);
        for (const { text, left, right, y } of textBoxes(svg)) {
          expect(left, text).toBeGreaterThanOrEqual(-1);
          expect(right, text).toBeLessThanOrEqual(view.width + 1);
          expect(y, text).toBeGreaterThan(6);
          expect(y, text).toBeLessThan(view.height);
        }
        expect(view.width).toBeLessThanOrEqual(view.name === 'narrow' ? 360 : 640);
      },
    );
  });
});
