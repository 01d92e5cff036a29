import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveFolder } from '../../scripts/site/serve-folder.ts';
import { comparisonForest } from '../../src/figures/comparison-forest.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { figureScript } from '../../src/figures/figure-script.ts';
import { intervals } from '../../src/figures/intervals.ts';
import { learningCurves } from '../../src/figures/learning-curves.ts';
import { paretoFrontFigure } from '../../src/figures/pareto-front.ts';
import { createMemoryCache, renderSvg } from '../../src/figures/render-svg.ts';
import { palette } from '../../src/figures/theme.ts';
import { built, measure } from '../figures/fixture.ts';
import { fileUrl, launchBrowser, overflowOf, viewports, watchPage } from './site.ts';

/** The policy of the site's pages. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";
const repository = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'sweepbook-figures-'));
const shown = [built(intervals), built(comparisonForest), built(paretoFrontFigure), built(learningCurves)];
let browser: Browser;

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [join(repository, 'src/site/client', `${entry}.ts`)],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    write: false,
  });
  return result.outputFiles[0]!.text;
}

async function frameOf(figure: Figure): Promise<string> {
  const cache = createMemoryCache();
  const drawings = await Promise.all(figure.views.map((view) => renderSvg(figure, view, { measure, cache })));
  return `<div class="figure-frame" data-figure="${figure.id}" data-figure-script="figures/${figure.id}.js" data-vega-script="vega.js">${drawings.join('')}<button type="button" data-figure-open hidden>Explore</button></div>`;
}

beforeAll(async () => {
  browser = await launchBrowser();
  mkdirSync(join(folder, 'figures'));
  const style = ['tokens', 'base', 'figures'].map((name) =>
    readFileSync(join(repository, 'src/styles', `${name}.css`), 'utf8'),
  );
  writeFileSync(join(folder, 'style.css'), style.join('\n'));
  writeFileSync(join(folder, 'vega.js'), await bundle('vega-bundle'));
  writeFileSync(join(folder, 'page.js'), await bundle('interactive-figures'));
  for (const figure of shown) writeFileSync(join(folder, 'figures', `${figure.id}.js`), figureScript(figure));
  const frames = await Promise.all(shown.map(frameOf));
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Figures</title><link rel="icon" href="data:,"><link rel="stylesheet" href="style.css"><script src="page.js"></script></head><body>${frames.join('')}</body></html>`,
  );
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openAll(page: Page): Promise<void> {
  for (const figure of shown) {
    const frame = page.locator(`[data-figure="${figure.id}"]`);
    await frame.locator('[data-figure-open]').click();
    await frame.locator('.fig-stage svg').waitFor();
  }
}

/** The fill of an element that carries a role's class, as the page shows it. */
const fillOf = (page: Page, selector: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).fill);

describe('the drawings', () => {
  test('follow the theme without a script', async () => {
    const fills: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme, javaScriptEnabled: false, viewport: viewports.desktop });
      const page = await context.newPage();
      await page.goto(fileUrl(folder, 'index.html'));
      fills.push(await fillOf(page, '.fig-wide .f-ink'));
      expect(await page.locator('[data-figure-open]:visible').count()).toBe(0);
      await context.close();
    }
    const channels = [1, 3, 5].map((at) => parseInt(palette.ink.slice(at, at + 2), 16));
    expect(fills[0]).toBe(`rgb(${channels.join(', ')})`);
    expect(fills[1]).not.toBe(fills[0]);
  });

  test('are wide where there is room and narrow on a phone, and never wider than the page', async () => {
    for (const [viewport, name] of [
      [viewports.desktop, 'wide'],
      [viewports.phone, 'narrow'],
    ] as const) {
      const page = await browser.newPage({ viewport });
      await page.goto(fileUrl(folder, 'index.html'));
      expect(await page.locator('.fig:visible').count()).toBe(shown.length);
      expect(await page.locator(`.fig-${name}:visible`).count()).toBe(shown.length);
      const overflow = await overflowOf(page);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.close();
    }
  });
});

describe('the interactive figures', () => {
  test.each(['http', 'file'] as const)('open, download and close over %s without a complaint', async (scheme) => {
    const server = scheme === 'http' ? await serveFolder(folder, { port: 0, base: '/' }) : null;
    const address = server?.url ?? fileUrl(folder, 'index.html');
    const page = await browser.newPage({ viewport: viewports.desktop, colorScheme: 'dark' });
    const problems = watchPage(page, server?.url ?? 'file://');
    await page.goto(address);
    await openAll(page);
    const first = page.locator(`[data-figure="${shown[0]!.id}"]`);
    expect(await first.locator('svg.fig:visible').count()).toBe(0);
    for (const kind of ['SVG', 'PNG', 'CSV']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        first.getByRole('button', { name: kind }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`${shown[0]!.id}.${kind.toLowerCase()}`);
      const bytes = readFileSync(await download.path());
      const start = bytes.subarray(0, 14).toString('latin1');
      expect(start).toMatch({ SVG: /^<svg xmlns=/, PNG: /^.PNG/, CSV: /^Configuration/ }[kind]!);
      expect(bytes.length).toBeGreaterThan(150);
    }
    await first.getByRole('button', { name: 'Close' }).click();
    expect(await first.locator('svg.fig:visible').count()).toBe(1);
    expect(await first.locator('.fig-stage').count()).toBe(0);
    // Reading a picture back needs no request; a download of a blob or data address is none of the page's.
    expect(problems.filter((problem) => !problem.includes('blob:'))).toEqual([]);
    await page.close();
    await server?.close();
  });

  test('zoom with the wheel and pick a configuration from the legend', async () => {
    const page = await browser.newPage({ viewport: viewports.desktop });
    await page.goto(fileUrl(folder, 'index.html'));
    await openAll(page);
    const stage = page.locator(`[data-figure="${shown[0]!.id}"] .fig-stage`);
    await stage.scrollIntoViewIfNeeded();
    const ticks = (): Promise<string[]> => stage.locator('.role-axis-label text').allTextContents();
    const before = await ticks();
    const box = (await stage.boundingBox())!;
    await page.mouse.move(box.x + 300, box.y + 60);
    await page.mouse.wheel(0, -400);
    await expect.poll(ticks).not.toEqual(before);
    await stage.locator('.mark-symbol.role-mark path[stroke]').nth(1).hover();
    expect(await page.locator('.fig-tip:visible').textContent()).toContain('plain/mlp');
    const faint = (): Promise<number> => stage.locator('.mark-symbol.role-mark [opacity="0.08"]').count();
    expect(await faint()).toBe(0);
    await stage.locator('.role-legend-label text').first().click();
    await expect.poll(faint).toBe(3);
    await page.close();
  });

  // A half-row column is 585 px wide in a window of 1280: enough for the wide drawing, less than its 600 or 640 px.
  test.each([585, 340])('fit a column of %i pixels, and follow the pointer there', async (width) => {
    const page = await browser.newPage({ viewport: viewports.desktop });
    await page.goto(fileUrl(folder, 'index.html'));
    await page.evaluate((pixels) => {
      for (const frame of document.querySelectorAll<HTMLElement>('.figure-frame')) frame.style.width = `${pixels}px`;
    }, width);
    await openAll(page);
    for (const figure of shown) {
      const stage = page.locator(`[data-figure="${figure.id}"] .fig-stage`);
      const hidden = await stage.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(hidden, figure.id).toBeLessThanOrEqual(0);
    }
    const stage = page.locator(`[data-figure="${shown[0]!.id}"] .fig-stage`);
    await stage.scrollIntoViewIfNeeded();
    const mark = stage.locator('.mark-symbol.role-mark path[stroke]').nth(1);
    const middle = async (): Promise<number> => {
      const box = (await mark.boundingBox())!;
      return box.x + box.width / 2;
    };
    const before = await middle();
    const box = (await mark.boundingBox())!;
    await page.mouse.move(before, box.y + box.height / 2);
    const ticks = (): Promise<string[]> => stage.locator('.role-axis-label text').allTextContents();
    const read = await ticks();
    await page.mouse.wheel(0, -200);
    await expect.poll(ticks).not.toEqual(read);
    // What is under the pointer stays there only where the pointer is taken in the scale of the drawing.
    expect(Math.abs((await middle()) - before)).toBeLessThan(1);
    await page.close();
  });

  test('say so where the script cannot be loaded', async () => {
    const page = await browser.newPage({ viewport: viewports.desktop });
    await page.route('**/vega.js', (route) => route.abort());
    await page.goto(fileUrl(folder, 'index.html'));
    const opener = page.locator('[data-figure-open]').first();
    await opener.click();
    await expect.poll(() => opener.textContent()).toContain('could not be loaded');
    expect(await page.locator('svg.fig:visible').count()).toBe(shown.length);
    await page.close();
  });
});
