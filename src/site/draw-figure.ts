/** Figures as pages show them: built from the Report, drawn or taken from the cache, with the script of the interactive one. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stage } from 'virtual:sweepbook';
import { buildFigure } from '../figures/build-figure.ts';
import { figureScript } from '../figures/figure-script.ts';
import type { Figure, FigureDefinition } from '../figures/figure.ts';
import type { FigureInput } from '../figures/input.ts';
import { renderSvg } from '../figures/render-svg.ts';
import { createTextMeasure, type TextMeasure } from '../figures/text-metrics.ts';
import { siteData } from './site-data.ts';

let known: TextMeasure | null = null;

function textMeasure(): TextMeasure {
  known ??= createTextMeasure({
    regular: readFileSync(join(stage, 'fonts/regular.ttf')),
    semibold: readFileSync(join(stage, 'fonts/semibold.ttf')),
  });
  return known;
}

/** A figure with its drawings, wide first, and the site path of the script that its interactive version is loaded from. */
export interface PageFigure {
  readonly figure: Figure;
  readonly drawings: readonly string[];
  readonly script: string;
}

/** Builds a figure without drawing it; null where it does not apply. */
export const planFigure = (definition: FigureDefinition, input: FigureInput): Figure | null =>
  buildFigure(definition, input, textMeasure());

/** Draws a figure for a page; null where it does not apply. */
export async function drawFigure(definition: FigureDefinition, input: FigureInput): Promise<PageFigure | null> {
  const measure = textMeasure();
  const cache = siteData().drawings;
  const figure = buildFigure(definition, input, measure);
  if (figure === null) return null;
  const drawings: string[] = [];
  for (const view of figure.views) drawings.push(await renderSvg(figure, view, { measure, cache }));
  const text = figureScript(figure);
  const name = `${figure.id.slice(0, 60)}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.js`;
  const folder = join(stage, 'figure-scripts');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return { figure, drawings, script: `assets/figures/${name}` };
}
