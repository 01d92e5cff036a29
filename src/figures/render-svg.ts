/** A figure's spec to the SVG that pages and documents show: one drawing for both themes, for print and for the PDF. */
import { createHash } from 'node:crypto';
import { cleanSvg } from './clean-svg.ts';
import type { Figure, FigureView } from './figure.ts';
import type { TextMeasure } from './text-metrics.ts';
import { vegaConfig } from './theme.ts';

/** Keeps drawings between builds. Keys are hex digests of everything that the drawing depends on. */
export interface FigureCache {
  get(key: string): string | null;
  set(key: string, svg: string): void;
}

/** Raise it when the drawing of an unchanged spec changes: it is a part of every key. */
const rendererVersion = 1;

/** The key of one drawing: what it says, its spec, the theme and the fonts. */
export function figureKey(figure: Figure, view: FigureView, measure: TextMeasure): string {
  const parts = [rendererVersion, figure.id, figure.title, figure.description, view.name, view.width, view.height];
  return createHash('sha256')
    .update(JSON.stringify([...parts, view.spec, vegaConfig, measure.id]))
    .digest('hex');
}

/**
 * Draws one view of a figure, or takes it from the cache.
 * Throws where Vega warns, where a colour is none of the palette's, or where the drawing has another size than it said.
 */
export async function renderSvg(
  figure: Figure,
  view: FigureView,
  tools: { readonly measure: TextMeasure; readonly cache: FigureCache },
): Promise<string> {
  const key = figureKey(figure, view, tools.measure);
  const known = tools.cache.get(key);
  if (known !== null) return known;
  const { drawSpec } = await import('./vega-engine.ts');
  const raw = await drawSpec(`${figure.id}-${view.name}`, view.spec, tools.measure);
  const box = /viewBox="0 0 (\S+) (\S+)"/.exec(raw);
  if (Number(box?.[1]) !== view.width || Number(box?.[2]) !== view.height) {
    throw new Error(
      `Figure ${figure.id}-${view.name} is ${box?.[1] ?? '?'} × ${box?.[2] ?? '?'} instead of ${view.width} × ${view.height}.`,
    );
  }
  const { id, title, description } = figure;
  const svg = cleanSvg(raw, {
    id,
    view: view.name,
    title,
    description,
    width: view.width,
    height: view.height,
  });
  tools.cache.set(key, svg);
  return svg;
}

/** A cache that lives as long as the process. */
export function createMemoryCache(): FigureCache {
  const drawings = new Map<string, string>();
  return {
    get: (key) => drawings.get(key) ?? null,
    set: (key, svg) => void drawings.set(key, svg),
  };
}
