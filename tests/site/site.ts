/** What the browser tests share: a browser, the pages of the built site, a watch on errors and failed requests. */
import axe from 'axe-core';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

export const viewports = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;

/** Starts the browser that CHROME_PATH names, without any background traffic of its own. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Site paths of all HTML files, in order. */
export function htmlFiles(site: string): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(site, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('raw/'))
    .sort();
}

/** One page of every kind: the first of its folder pattern. */
export function onePerKind(files: readonly string[], benchmarks: readonly string[]): string[] {
  const kinds = new Map<string, string>();
  for (const file of files) {
    const parts = file.split('/');
    const kind = benchmarks.includes(parts[0] ?? '')
      ? `benchmark/${parts.length > 3 ? `${parts[1]}/x` : parts.slice(1).join('/')}`
      : parts.length > 2
        ? `${parts[0]}/x`
        : file;
    if (!kinds.has(kind)) kinds.set(kind, file);
  }
  return [...kinds.values()];
}

export const fileUrl = (site: string, path: string): string => pathToFileURL(join(site, path)).href;

/** Collects whatever goes wrong on a page: console errors, exceptions, failed or foreign requests. */
export function watchPage(page: Page, allowedOrigin: string): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left at once aborts its icon.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(allowedOrigin) && !url.startsWith('data:')) problems.push(`left the site: ${url}`);
  });
  return problems;
}

/** Waits until a large page is laid out to its end, which it is at once without scripts. */
export const layOut = async (page: Page): Promise<void> => {
  const isDone = (): boolean =>
    !('large' in document.documentElement.dataset) || !matchMedia('(scripting: enabled)').matches;
  // To wait costs a frame or more, to ask next to nothing, and all but a few pages have nothing to wait for.
  if (!(await page.evaluate(isDone))) await page.waitForFunction(isDone);
};

/** How many sections and rows of a board the browser has left out so far. */
export const leftOut = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('section > :first-child, .board tr > :first-child')].filter(
        (element) => element.checkVisibility() && !element.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
  );

/** By how many pixels the page is wider than its window. */
export async function overflowOf(page: Page): Promise<number> {
  await layOut(page);
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** A word that only a mistake prints, with what stands around it; null where there is none. A YAML null is one of the data. */
export function strayWord(text: string): string | null {
  const plain = text.replaceAll(/^\s*(seed|git_commit|branch|commit):? null$/gm, '');
  const found = /(?<![\w./-])(NaN|undefined|null|\[object \w+\])(?![\w./-])/.exec(plain);
  return found === null ? null : plain.slice(Math.max(0, found.index - 40), found.index + 40);
}

/**
 * What axe finds against WCAG 2.2 AA on the page or in one part of it, as `rule: elements`. It is run in the page itself
 * and hands over its findings alone: what thousands of elements passed takes longer to tell than to check. Without a
 * preload: axe would ask for the style sheet in a way that no page on disk may, and wait ten seconds for it.
 */
export async function axeFindings(page: Page, part = 'html'): Promise<string[]> {
  await layOut(page);
  await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    const { violations } = await window.axe.run(selector, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      preload: false,
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.target.join(' '))
          .join(' | ')}`,
    );
  }, part);
}
