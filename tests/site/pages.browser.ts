import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveFolder } from '../../scripts/site/serve-folder.ts';
import type { Report } from '../../src/report/schema.ts';
import {
  axeFindings,
  fileUrl,
  htmlFiles,
  launchBrowser,
  layOut,
  onePerKind,
  overflowOf,
  strayWord,
  viewports,
  watchPage,
} from './site.ts';

const site = inject('site');
/** The page of lost links is served at any address: it alone needs the base path, and has a test of its own. */
const files = htmlFiles(site).filter((file) => file !== '404.html');
const report: Report = JSON.parse(readFileSync(join(site, 'api/report.json'), 'utf8'));
const kinds = onePerKind(
  files,
  report.benchmarks.map((benchmark) => benchmark.id),
);
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('every page', () => {
  test('loads from disk without an error, a failed request, or a word that is no word', async () => {
    const page = await browser.newPage({ viewport: viewports.desktop });
    const problems = watchPage(page, 'file://');
    for (const file of files) {
      await page.goto(fileUrl(site, file), { waitUntil: 'load' });
      await layOut(page);
      const text = await page.evaluate(() => document.body.innerText);
      const stray = strayWord(text);
      if (stray !== null) problems.push(`${file}: "${stray}"`);
    }
    expect(problems).toEqual([]);
    expect(files.length).toBeGreaterThan(200);
    await page.close();
  });

  test('loads under a base path over http', async () => {
    const server = await serveFolder(site, { port: 0, base: '/some/base/' });
    const page = await browser.newPage({ viewport: viewports.desktop });
    const problems = watchPage(page, server.url);
    for (const file of kinds) await page.goto(`${server.url}${file}`, { waitUntil: 'load' });
    expect(problems).toEqual([]);
    await page.close();
    await server.close();
  });

  test('a lost link leads back, from any depth', async () => {
    const server = await serveFolder(site, { port: 0, base: '/' });
    const page = await browser.newPage({ viewport: viewports.desktop });
    await page.goto(`${server.url}no/such/page/`, { waitUntil: 'load' });
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Source Sans');
    await page.click('main a');
    expect(page.url()).toBe(server.url);
    await page.close();
    await server.close();
  });

  test('leads only to pages and anchors that exist', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    const anchors = new Map<string, Set<string>>();
    const links: { from: string; to: string }[] = [];
    for (const file of files) {
      await page.setContent(readFileSync(join(site, file), 'utf8'), { waitUntil: 'commit' });
      const found = await page.evaluate(() => ({
        ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
        hrefs: [...document.querySelectorAll('a[href],link[href]')].map(
          (element) => element.getAttribute('href') ?? '',
        ),
      }));
      anchors.set(file, new Set(found.ids));
      const duplicated = found.ids.filter((id, index) => found.ids.indexOf(id) !== index);
      expect(duplicated, `duplicate ids in ${file}`).toEqual([]);
      for (const href of found.hrefs) {
        if (/^(https?:|mailto:|data:)/.test(href)) continue;
        links.push({ from: file, to: href });
      }
    }
    const { existsSync } = await import('node:fs');
    const broken = links.filter(({ from, to }) => {
      const url = new URL(to, `http://x/${from.split('/').map(encodeURIComponent).join('/')}`);
      const target = decodeURIComponent(url.pathname).slice(1);
      if (!existsSync(join(site, target))) return true;
      const known = anchors.get(target);
      return url.hash !== '' && known !== undefined && !known.has(decodeURIComponent(url.hash.slice(1)));
    });
    expect(broken.slice(0, 20)).toEqual([]);
    expect(links.length).toBeGreaterThan(1000);
    await page.close();
  });
});

/**
 * What axe judges differs by device (what is shown, and how large) and by colours (contrast): two views, unlike in both,
 * hold each device and each scheme. A page is laid out in all four.
 */
const views = [
  { device: 'desktop', colorScheme: 'light', axe: true },
  { device: 'desktop', colorScheme: 'dark', axe: false },
  { device: 'phone', colorScheme: 'light', axe: false },
  { device: 'phone', colorScheme: 'dark', axe: true },
] as const;

test('axe is asked rightly: it finds what is wrong on a page that is wrong', async () => {
  const page = await browser.newPage();
  await page.setContent(
    '<!doctype html><html><body><p style="color:#ccc;background:#fff">pale</p><img src="x"></body>',
  );
  const rules = (await axeFindings(page)).map((finding) => finding.split(':')[0]);
  expect(rules).toEqual(expect.arrayContaining(['color-contrast', 'html-has-lang', 'image-alt']));
  expect((await axeFindings(page, 'p')).map((finding) => finding.split(':')[0])).toEqual(['color-contrast']);
  await page.close();
});

test.each(kinds)('%s fits and satisfies axe on a desktop and a phone, light and dark', async (file) => {
  const context = await browser.newContext({ viewport: viewports.desktop });
  const page = await context.newPage();
  await page.goto(fileUrl(site, file), { waitUntil: 'load' });
  const problems: string[] = [];
  for (const { device, colorScheme, axe } of views) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewports[device]);
    const overflow = await overflowOf(page);
    if (overflow > 0) problems.push(`${device}, ${colorScheme}: ${overflow} px too wide`);
    if (axe) problems.push(...(await axeFindings(page)).map((finding) => `${device}, ${colorScheme}: ${finding}`));
  }
  expect(problems).toEqual([]);
  await context.close();
});
