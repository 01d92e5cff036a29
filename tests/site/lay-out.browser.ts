/** Pages are whole when they have loaded: for a picture of all of it, and for what is selected and copied. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Report } from '../../src/report/schema.ts';
import { fileUrl, htmlFiles, launchBrowser, leftOut, onePerKind, viewports } from './site.ts';

const site = inject('site');
const report: Report = JSON.parse(readFileSync(join(site, 'api/report.json'), 'utf8'));
const benchmarks = report.benchmarks.map((benchmark) => benchmark.id);
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(['desktop', 'phone'] as const)('nothing of an ordinary page waits: %s', async (device) => {
  const page = await browser.newPage({ viewport: viewports[device] });
  for (const file of onePerKind(htmlFiles(site), benchmarks).filter((name) => name !== '404.html')) {
    await page.goto(fileUrl(site, file), { waitUntil: 'load' });
    expect(await leftOut(page), file).toBe(0);
  }
  await page.close();
});
