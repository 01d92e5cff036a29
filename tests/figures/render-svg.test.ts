import { describe, expect, it } from 'vitest';
import { intervals } from '../../src/figures/intervals.ts';
import { learningCurves } from '../../src/figures/learning-curves.ts';
import { paretoFrontFigure } from '../../src/figures/pareto-front.ts';
import { createMemoryCache, figureKey, renderSvg, type FigureCache } from '../../src/figures/render-svg.ts';
import { built, measure } from './fixture.ts';

const noCache: FigureCache = { get: () => null, set: () => undefined };
const tools = { measure, cache: noCache };
const one = built(intervals);
const two = built(paretoFrontFigure);

describe('renderSvg', () => {
  it('gives the same bytes again', async () => {
    expect(await renderSvg(one, one.views[0]!, tools)).toBe(await renderSvg(one, one.views[0]!, tools));
  });

  it('gives the same bytes in any order and at once', async () => {
    const alone = [await renderSvg(two, two.views[0]!, tools), await renderSvg(one, one.views[0]!, tools)];
    const together = await Promise.all([
      renderSvg(one, one.views[0]!, tools),
      renderSvg(two, two.views[0]!, tools),
      renderSvg(two, two.views[1]!, tools),
    ]);
    expect(together[0]).toBe(alone[1]);
    expect(together[1]).toBe(alone[0]);
  });

  it('asks the cache first and fills it', async () => {
    const cache = createMemoryCache();
    const first = await renderSvg(one, one.views[0]!, { measure, cache });
    const key = figureKey(one, one.views[0]!, measure);
    expect(cache.get(key)).toBe(first);
    cache.set(key, 'kept');
    expect(await renderSvg(one, one.views[0]!, { measure, cache })).toBe('kept');
  });

  it('changes its key with what is drawn, said or measured', () => {
    const view = one.views[0]!;
    const key = figureKey(one, view, measure);
    expect(figureKey({ ...one, title: 'Other' }, view, measure)).not.toBe(key);
    expect(figureKey(one, one.views[1]!, measure)).not.toBe(key);
    expect(figureKey(one, view, { ...measure, id: 'other' })).not.toBe(key);
  });

  it('turns a warning of Vega-Lite into an error that names the figure', async () => {
    const view = one.views[0]!;
    const spec = {
      ...view.spec,
      layer: [
        {
          mark: 'point' as const,
          encoding: { x: { field: 'a', type: 'quantitative' as const, scale: { type: 'log' as const, zero: true } } },
        },
      ],
    };
    await expect(renderSvg(one, { ...view, spec }, tools)).rejects.toThrow(/fig-intervals-echo-accuracy-wide.*zero/);
  });

  it('refuses a drawing of another size than it says', async () => {
    const view = { ...one.views[0]!, height: 999 };
    await expect(renderSvg(one, view, tools)).rejects.toThrow(/instead of 640 × 999/);
  });

  it('keeps its structure', async () => {
    const curves = built(learningCurves);
    const svg = await renderSvg(curves, curves.views[1]!, tools);
    const structure = svg
      .replace(/<(title|desc)[^>]*>[^<]*<\/\1>/g, '')
      .replace(/>[^<]+</g, '>…<')
      .replace(/ (?!class=)[\w:-]+="[^"]*"/g, '');
    expect(structure).toMatchInlineSnapshot(
      `"<svg class="fig fig-narrow"><g><g><g class="s-hair"><line/><line/><line/><line/><line/><line/></g></g><g><g class="s-ink-3"><line/><line/><line/><line/></g><g class="f-ink-2"><text>…</text><text>…</text><text>…</text><text>…</text></g><text class="f-ink-2">…</text></g><g><g class="f-ink-2"><text>…</text><text>…</text><text>…</text><text>…</text><text>…</text><text>…</text></g></g><path class="f-c0"/><path class="s-c0"/><path class="f-c0 s-paper"/><line class="s-ink-3"/><text class="f-c0">…</text><text class="f-ink-2">…</text></g></svg>"`,
    );
  });
});
