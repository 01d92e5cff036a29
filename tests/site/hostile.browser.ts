/** One results folder full of attacks, as a site in a real browser: nothing runs, nothing leaves, nothing is private. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { compileAssets } from '../../scripts/site/compile-assets.ts';
import { serveFolder } from '../../scripts/site/serve-folder.ts';
import { secrets, writeHostileResults } from '../hostile/results.ts';
import { fileUrl, htmlFiles, launchBrowser } from './site.ts';

/** A hundred pages on a busy machine. */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

let browser: Browser;
let work: string;
let site: string;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'hostile-'));
  site = join(work, 'site');
  writeHostileResults(join(work, 'project/results'), join(work, 'outside'));
  execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/sweepbook.ts'), 'build', '--out', site], {
    cwd: join(work, 'project'),
    stdio: 'pipe',
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

const allFiles = (): string[] =>
  readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)))
    .sort();

/** Collects what an attack would do: run, ask, or send. Blocked attempts count too. */
function watch(page: Page, origin: string): string[] {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) seen.push(`request: ${request.url()}`);
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) seen.push(`blocked: ${message.text()}`);
  });
  return seen;
}

test('the output holds nothing private, and nothing was written or read outside', () => {
  expect(readdirSync(work).sort()).toEqual(['outside', 'project', 'site']);
  expect(readdirSync(join(work, 'project'))).toEqual(['results']);
  expect(existsSync(join(work, 'project/pwned'))).toBe(false);
  for (const path of allFiles()) {
    const text = readFileSync(join(site, path), 'latin1');
    for (const secret of [...secrets, '0.987654321']) expect(text.includes(secret), `${secret} in ${path}`).toBe(false);
    expect(path).not.toContain('ada.lovelace');
  }
});

test('the PDF runs nothing and opens nothing but the web', () => {
  const files = allFiles().filter((path) => path.endsWith('.pdf'));
  expect(files.length).toBeGreaterThan(0);
  for (const path of files) {
    // What streams and strings hold is no object.
    const pdf = readFileSync(join(site, path), 'latin1').replace(/stream\r?\n[^]*?endstream/g, '');
    for (const [, address] of pdf.matchAll(/\/URI \(((?:\\[^]|[^\\()])*)\)/g)) expect(address).toMatch(/^https?:/);
    const objects = pdf.replace(/\((?:\\[^]|[^\\()])*\)/g, '');
    expect(objects).not.toMatch(
      /\/(?:JavaScript|JS|Launch|OpenAction|AA|SubmitForm|ImportData|EmbeddedFile|RichMedia)\b/,
    );
  }
});

test('no page runs anything of the results', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const seen = watch(page, fileUrl(site, ''));
  const { first: own } = await compileAssets(join(import.meta.dirname, '../..'));
  // The page of lost links knows its base path alone, and is served from it.
  for (const path of htmlFiles(site).filter((file) => file !== '404.html')) {
    await page.goto(fileUrl(site, path));
    // Everything that opens is opened, everything that loads on demand is loaded.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      document.querySelector<HTMLElement>('[data-figure-open]:not([hidden])')?.click();
    });
    const state = await page.evaluate(() => ({
      pwned: Reflect.get(window, '__pwned') ?? null,
      polluted: Reflect.get({}, 'polluted') ?? null,
      scripts: [...document.querySelectorAll('script')]
        .filter((script) => script.textContent !== '' && script.type !== 'application/json')
        .map((script) => script.textContent),
      handlers: [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
      links: [...document.querySelectorAll('a, area, use, image')]
        .map((link) => link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '')
        .filter((href) => /^\s*(?:javascript|data|vbscript|file):/i.test(href)),
    }));
    expect(state, path).toEqual({ pwned: null, polluted: null, scripts: [own], handlers: [], links: [] });
  }
  expect(seen).toEqual([]);
  await context.close();
});

test('no raw file runs when it is opened, from the disk or from a server', async () => {
  const raw = allFiles().filter((path) => path.startsWith('raw/files/'));
  expect(raw.length).toBeGreaterThan(12);
  const server = await serveFolder(site, { port: 0, base: '/' });
  const context = await browser.newContext({ acceptDownloads: true });
  try {
    for (const start of [fileUrl(site, ''), server.url]) {
      for (const path of raw) {
        const page = await context.newPage();
        const seen = watch(page, start);
        // A file that the browser stores instead of showing ends the visit.
        await page.goto(`${start.replace(/\/?$/, '/')}${path}`).catch((error: Error) => {
          if (!/Download|ERR_ABORTED/.test(error.message)) throw error;
        });
        expect(await page.evaluate(() => Reflect.get(window, '__pwned') ?? null), `${start}${path}`).toBeNull();
        expect(seen, path).toEqual([]);
        await page.close();
      }
    }
  } finally {
    await context.close();
    await server.close();
  }
});
