/** The one place that runs Vega at build time. Loaded only when an SVG is not in the cache: Vega takes 0.2 s to load. */
import { logger, parse, resetSVGDefIds, textMetrics, View, Warn, type LoggerInterface } from 'vega';
import { compile } from 'vega-lite';
import type { FigureSpec } from './figure.ts';
import type { TextMeasure } from './text-metrics.ts';
import { vegaConfig } from './theme.ts';

/** A logger that turns every warning into an error: a spec that Vega has to guess at is a bug. */
function strictLogger(id: string): LoggerInterface {
  const fail = (...messages: unknown[]): never => {
    throw new Error(`Figure ${id}: ${messages.map(String).join(' ')}`);
  };
  const log = logger(Warn);
  log.warn = fail;
  log.error = fail;
  return log;
}

/** Compiles and draws a spec. Throws on any warning of Vega-Lite or Vega. */
export async function drawSpec(id: string, spec: FigureSpec, measure: TextMeasure): Promise<string> {
  const log = strictLogger(id);
  const compiled = compile(spec, { config: vegaConfig, logger: log });
  textMetrics.width = (item, text) =>
    text === '' ? 0 : measure.width(text, item.fontSize ?? 11, weightOf(item.fontWeight));
  const view = new View(parse(compiled.spec), { renderer: 'none', logger: log });
  try {
    await view.runAsync();
    // Numbering starts again for each drawing; nothing may run between these two calls.
    resetSVGDefIds();
    const drawing = view.toSVG();
    return await drawing;
  } finally {
    view.finalize();
  }
}

const weightOf = (weight: number | string | undefined): number =>
  weight === 'bold' ? 700 : typeof weight === 'number' ? weight : 400;
