/** Notes as a reader meets them: from disk, under a base path, without a script; every number is the Report's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { serveFolder } from '../../scripts/site/serve-folder.ts';
import { differenceText, signedIntervalText } from '../../src/format/numbers.ts';
import { formatScore } from '../../src/format/scores.ts';
import type { Report } from '../../src/report/schema.ts';
import { indexBenchmark } from '../../src/report/select.ts';
import { fileUrl, launchBrowser, viewports, watchPage } from './site.ts';

const site = inject('site');
const note = 'notes/augmentation/index.html';
const report: Report = JSON.parse(readFileSync(join(site, 'api/report.json'), 'utf8'));
const index = indexBenchmark(report.benchmarks.find((item) => item.id === 'echo-augmentation')!);
const idOf = (name: string): string => index.benchmark.configurations.find((item) => item.name === name)!.id;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a note is reached from the overview, its benchmark and its experiments, without a script', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop, javaScriptEnabled: false });
  const problems = watchPage(page, 'file://');
  const slug = index.configuration(idOf('add_noise/mlp'))!.slug;
  for (const from of [
    'index.html',
    'echo-augmentation/index.html',
    `echo-augmentation/experiments/${slug}/index.html`,
  ]) {
    await page.goto(fileUrl(site, from));
    await page.locator('#notes').scrollIntoViewIfNeeded();
    await page.locator('.note-list a').first().click();
    expect(page.url()).toBe(fileUrl(site, note));
  }
  await page.goto(fileUrl(site, 'failures/index.html'));
  await page.locator('.mast nav').getByRole('link', { name: 'Notes' }).click();
  expect(page.url()).toBe(fileUrl(site, 'notes/index.html'));
  expect(problems).toEqual([]);
  await page.close();
});

test('its numbers are those of the Report, and lead to where they come from', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop, javaScriptEnabled: false });
  await page.goto(fileUrl(site, note));
  const text = (await page.locator('article').innerText()).replaceAll('\u00a0', ' ');
  for (const name of ['none/mlp', 'time_mask/svm_rbf', 'strong/svm_rbf']) {
    expect(text).toContain(formatScore(index.summary(idOf(name), 'accuracy'), null));
  }
  const { value, low, high } = index.comparison('accuracy', idOf('strong/svm_rbf'), 'leader')!.difference;
  expect(typeof value).toBe('number');
  expect(text).toContain(differenceText(Number(value), low, high));
  expect(text).toContain(signedIntervalText(low!, high!));
  expect(await page.locator('article .chip').count()).toBe(8);
  expect(await page.locator('article figure svg.fig-wide').count()).toBe(3);
  await page.locator('article a.live').first().click();
  expect(page.url()).toMatch(/echo-augmentation\/experiments\//);
  await page.close();
});

test('its permalinks and links hold under a base path', async () => {
  const server = await serveFolder(site, { port: 0, base: '/some/base/' });
  const page = await browser.newPage({ viewport: viewports.phone });
  const problems = watchPage(page, server.url);
  await page.goto(`${server.url}notes/augmentation/index.html#noisy-digits`);
  // The way to an anchor is scrolled smoothly.
  await expect
    .poll(() => page.locator('#noisy-digits').evaluate((element) => element.getBoundingClientRect().top), {
      timeout: 20_000,
    })
    .toBeLessThan(200);
  await page.getByRole('link', { name: 'method page' }).click();
  expect(page.url()).toBe(`${server.url}echo-augmentation/method/index.html`);
  expect(problems).toEqual([]);
  await page.close();
  await server.close();
});

test('a leaderboard in a note is copied with its own rows alone', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(fileUrl(site, note));
  await page
    .getByRole('button', { name: /^Copy .* as CSV$/ })
    .first()
    .click();
  await page.waitForFunction(() => document.querySelector('.copied')?.textContent?.includes('copied'));
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trim().split(/\r?\n/);
  expect(lines).toHaveLength(9);
  expect(lines[1]).toContain('none/svm_rbf');
  await context.close();
});
