/** The style sheet, the small scripts and the fonts: built once per site, named by their content. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { build, transform } from 'esbuild';
import type { Note } from '../../src/report/note.ts';
import type { Report } from '../../src/report/schema.ts';
import { searchEntries, searchScript } from '../../src/site/search-index.ts';
import { copyContent } from './copy-folder.ts';

/** The parts of the style sheet in their order. */
const styleParts = [
  'fonts',
  'tokens',
  'base',
  'layout',
  'tables',
  'board',
  'grids',
  'marks',
  'pages',
  'search',
  'board-tools',
  'notes',
  'copy',
  'figures',
  'compare',
  'samples',
  'narrow',
  'print',
] as const;

/** A text file of the site, named by its content. */
interface Asset {
  readonly path: string;
  readonly text: string;
}

/** The assets of one build by what they are for. */
export type Assets = Readonly<
  Record<'style' | 'script' | 'board' | 'search' | 'searchIndex' | 'vega' | 'compare' | 'samples' | 'copy', Asset>
>;

/** Where the pages find the assets, relative to the site's root. */
export type AssetPaths = Readonly<Record<keyof Assets, string>>;

/** A script in the head of every page, and the source by which the pages' policy knows it. */
export interface FirstScript {
  readonly text: string;
  readonly source: string;
}

const named = (stem: string, extension: string, text: string): Asset => ({
  path: `assets/${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${extension}`,
  text,
});

/** The sources are TypeScript in the repository and JavaScript in the package: as this file is. */
const extension = extname(import.meta.filename);

async function compileScript(packageRoot: string, entry: string): Promise<string> {
  const result = await build({
    entryPoints: [join(packageRoot, 'src/site/client', `${entry}${extension}`)],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    // As in a module, whatever the kind of the sources and the settings that stand beside them.
    tsconfigRaw: '{}',
    banner: { js: '"use strict";' },
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Compiles src/styles and src/site/client, and writes the search index of a Report and its notes. */
export async function buildAssets(packageRoot: string, report: Report, notes: readonly Note[]): Promise<Assets> {
  const css = styleParts.map((part) => readFileSync(join(packageRoot, 'src/styles', `${part}.css`), 'utf8')).join('\n');
  const style = await transform(css, { loader: 'css', minify: true, legalComments: 'none' });
  return {
    style: named('style', 'css', style.code),
    script: named('site', 'js', await compileScript(packageRoot, 'site')),
    board: named('board', 'js', await compileScript(packageRoot, 'board-rows')),
    search: named('search', 'js', await compileScript(packageRoot, 'search')),
    vega: named('vega', 'js', await compileScript(packageRoot, 'vega-bundle')),
    compare: named('compare', 'js', await compileScript(packageRoot, 'compare')),
    samples: named('samples', 'js', await compileScript(packageRoot, 'samples')),
    copy: named('copy', 'js', await compileScript(packageRoot, 'copy')),
    searchIndex: named('search-index', 'js', searchScript(searchEntries(report, notes))),
  };
}

/** The one script that stands in the pages themselves: it runs before a page is drawn and costs no request. */
export async function buildFirstScript(packageRoot: string): Promise<FirstScript> {
  const text = (await compileScript(packageRoot, 'first')).trim();
  return { text, source: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}

/** The paths of the assets, for the pages. */
export const pathsOf = (assets: Assets): AssetPaths => ({
  style: assets.style.path,
  script: assets.script.path,
  board: assets.board.path,
  search: assets.search.path,
  searchIndex: assets.searchIndex.path,
  vega: assets.vega.path,
  compare: assets.compare.path,
  samples: assets.samples.path,
  copy: assets.copy.path,
});

/** Writes the assets and the files of public/ into a site's folder. */
export function writeAssets(packageRoot: string, assets: Partial<Assets>, target: string): void {
  copyContent(join(packageRoot, 'public'), target);
  mkdirSync(join(target, 'assets'), { recursive: true });
  for (const asset of Object.values(assets)) writeFileSync(join(target, asset.path), asset.text);
}
