/** The site for every reader: contrast, widths, print, direction, without a script, by keyboard alone. Pictures of it are kept. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Report } from '../../src/report/schema.ts';
import { fileUrl, htmlFiles, launchBrowser, onePerKind, overflowOf, viewports, watchPage } from './site.ts';

const site = inject('site');
const report: Report = JSON.parse(readFileSync(join(site, 'api/report.json'), 'utf8'));
const ids = report.benchmarks.map((benchmark) => benchmark.id);
const files = htmlFiles(site).filter((file) => file !== '404.html');
const kinds = onePerKind(files, ids);
const board = 'echo-augmentation/index.html';
const experiment = files.find((file) => file.startsWith('echo-augmentation/experiments/'))!;
/** Where a way of looking changes colours and not the layout. */
const main = ['index.html', board, experiment];
/** Kept as an artefact of the tests, never committed. */
const pictures = join(import.meta.dirname, 'screenshots');
let browser: Browser;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function withPage(options: BrowserContextOptions, action: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: viewports.desktop, ...options });
  const page = await context.newPage();
  const problems = watchPage(page, 'file://');
  await action(page);
  // A picture or table that the reader downloads has an address of its own.
  expect(problems.filter((problem) => !problem.includes('blob:'))).toEqual([]);
  await context.close();
}

describe('the pages', () => {
  test.each([
    ['at 380 px', { viewport: { width: 380, height: 800 } }, '', kinds],
    ['at 3840 px', { viewport: { width: 3840, height: 2160 } }, '', main],
    ['with high contrast', { contrast: 'more' }, '', main],
    ['in the colours of the system', { forcedColors: 'active' }, '', main],
    ['with reduced motion', { reducedMotion: 'reduce' }, '', main],
    ['without a script, on a phone', { viewport: viewports.phone, javaScriptEnabled: false }, '', kinds],
    ['from right to left, on a phone', { viewport: viewports.phone }, 'rtl', kinds],
    ['from right to left, on a desk', { viewport: viewports.desktop }, 'rtl', main],
  ] as const)('%s fits and complains of nothing', (name, options, direction, pages) =>
    withPage(options, async (page) => {
      const wide: string[] = [];
      for (const file of pages) {
        await page.goto(fileUrl(site, file), { waitUntil: 'load' });
        if (direction !== '') await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
        const overflow = await overflowOf(page);
        if (overflow > 0) wide.push(`${file}: ${overflow} px`);
        if (file === board || file === experiment) {
          const picture = `${file === board ? 'leaderboard' : 'experiment'}, ${name}.jpeg`;
          await page.screenshot({ path: join(pictures, picture), type: 'jpeg', quality: 70 });
        }
      }
      expect(wide).toEqual([]);
    }),
  );

  test.each(['light', 'dark'] as const)('has its picture taken, %s', (colorScheme) =>
    withPage({ colorScheme }, async (page) => {
      for (const file of main) {
        await page.goto(fileUrl(site, file), { waitUntil: 'load' });
        const name = `${file.replaceAll('/', '_').slice(0, 80)}-${colorScheme}.jpeg`;
        const taken = await page.screenshot({ path: join(pictures, name), type: 'jpeg', quality: 70 });
        expect(taken.length).toBeGreaterThan(5000);
      }
    }),
  );
});

test('without a script every figure is there, and nothing is offered that needs one', () =>
  withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(fileUrl(site, board));
    expect(await page.locator('svg.fig:visible').count()).toBeGreaterThan(0);
    for (const selector of ['.search-open', '.board-tools', '[data-figure-open]', 'th .sort'])
      expect(await page.locator(`${selector}:visible`).count(), selector).toBe(0);
  }));

test('prints the leaderboard and an experiment on paper, in light colours', () =>
  withPage({ colorScheme: 'dark' }, async (page) => {
    for (const file of [board, experiment]) {
      await page.goto(fileUrl(site, file), { waitUntil: 'load' });
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThan(30);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
      expect(await page.locator('.board-tools:visible, .theme:visible, .search-open:visible').count()).toBe(0);
      await page.emulateMedia({ media: 'screen' });
    }
  }));

/** What the keyboard is on, and whether a reader sees that: an outline or a shade that is there only with the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const look = (of: Element | null): boolean => {
      if (of === null) return false;
      const style = getComputedStyle(of);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    };
    return {
      tag: element.tagName.toLowerCase(),
      text: (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60),
      id: element.id,
      visible: look(element) || look(element.closest('label')),
    };
  });

describe('by keyboard alone', () => {
  test('the first stop skips to the report; every stop is seen; nothing is a trap', () =>
    withPage({}, async (page) => {
      await page.goto(fileUrl(site, board), { waitUntil: 'load' });
      await page.keyboard.press('Tab');
      expect((await focused(page)).text).toBe('Skip to the report');
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toBe('#main');
      await page.keyboard.press('Tab');
      expect((await focused(page)).text).toBe('Overview');
      await page.goto(fileUrl(site, board), { waitUntil: 'load' });
      const stops: Awaited<ReturnType<typeof focused>>[] = [];
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        stops.push(await focused(page));
      }
      expect(stops.filter((stop) => !stop.visible).map((stop) => `${stop.tag} ${stop.id} ${stop.text}`)).toEqual([]);
      expect(stops.slice(1, 4).map((stop) => stop.tag)).toEqual(['a', 'a', 'a']);
      expect(stops.some((stop) => stop.id === 'board-filter')).toBe(true);
      expect(new Set(stops.map((stop) => `${stop.tag} ${stop.id} ${stop.text}`)).size).toBeGreaterThan(40);
    }));

  test('an explanation opens, a column sorts, the search opens, closes and gives the focus back', () =>
    withPage({}, async (page) => {
      await page.goto(fileUrl(site, board), { waitUntil: 'load' });
      await page.locator('tr.why summary').first().focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('tr.why details[open]').count()).toBe(1);
      await page.locator('th[data-sort="name"] button').focus();
      await page.keyboard.press('Space');
      expect(await page.getAttribute('th[data-sort="name"]', 'aria-sort')).toBe('ascending');
      await page.keyboard.press('/');
      await page.locator('#search-input').waitFor();
      expect((await focused(page)).id).toBe('search-input');
      await page.keyboard.press('Escape');
      await page.locator('dialog.search:not([open])').waitFor({ state: 'attached' });
      expect((await focused(page)).tag).toBe('button');
    }));
});

test('a figure of the real site is opened and used, under the policy of its page', () =>
  withPage({}, async (page) => {
    await page.goto(fileUrl(site, board), { waitUntil: 'load' });
    const frame = page.locator('.figure-frame').first();
    await frame.locator('[data-figure-open]').click();
    const stage = frame.locator('.fig-stage');
    await stage.locator('svg').waitFor();
    await stage.scrollIntoViewIfNeeded();
    const ticks = (): Promise<string[]> => stage.locator('.role-axis-label text').allTextContents();
    const before = await ticks();
    const box = (await stage.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 100);
    await page.mouse.wheel(0, -300);
    await expect.poll(ticks).not.toEqual(before);
    const zoomed = await ticks();
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 90, box.y + 130, { steps: 4 });
    await page.mouse.up();
    await expect.poll(ticks).not.toEqual(zoomed);
    for (const kind of ['SVG', 'PNG', 'CSV']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        frame.getByRole('button', { name: kind }).click(),
      ]);
      expect(readFileSync(await download.path()).length).toBeGreaterThan(150);
    }
    await frame.getByRole('button', { name: 'Close' }).click();
    expect(await frame.locator('svg.fig:visible').count()).toBe(1);
  }));
