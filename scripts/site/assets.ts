/** The style sheet and the small scripts, named by their content; the search index; the files of public/. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Note } from '../../src/report/note.ts';
import type { Report } from '../../src/report/schema.ts';
import { searchEntries, searchScript } from '../../src/site/search-index.ts';
import type { SiteTexts } from './compiled-site.ts';
import { copyContent } from './copy-folder.ts';

/** A text file of the site. */
interface Asset {
  readonly path: string;
  readonly text: string;
}

/** The assets of one build by what they are for. */
export type Assets = Readonly<
  Record<'style' | 'script' | 'board' | 'search' | 'searchIndex' | 'vega' | 'compare' | 'samples' | 'copy', Asset>
>;

/** What {@link buildAssets} makes. */
export interface BuiltAssets {
  readonly files: Assets;
  readonly first: FirstScript;
}

/** Where the pages find the assets, relative to the site's root. */
export type AssetPaths = Readonly<Record<keyof Assets, string>>;

/** The one script that stands in the pages themselves, for it runs before a page is drawn; and the source by which their policy knows it. */
export interface FirstScript {
  readonly text: string;
  readonly source: string;
}

const named = (stem: string, extension: string, text: string): Asset => ({
  path: `assets/${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${extension}`,
  text,
});

/** Names the style sheet and the scripts, and writes the search index of a Report and its notes. */
export function buildAssets(texts: SiteTexts, report: Report, notes: readonly Note[]): BuiltAssets {
  const { first, style, site, board, search, vega, compare, samples, copy } = texts;
  return {
    files: {
      style: named('style', 'css', style),
      script: named('site', 'js', site),
      board: named('board', 'js', board),
      search: named('search', 'js', search),
      vega: named('vega', 'js', vega),
      compare: named('compare', 'js', compare),
      samples: named('samples', 'js', samples),
      copy: named('copy', 'js', copy),
      // Every page holds its name: with its content in it, one more run would change every file of a published site.
      searchIndex: { path: 'assets/search-index.js', text: searchScript(searchEntries(report, notes)) },
    },
    first: { text: first, source: `'sha256-${createHash('sha256').update(first).digest('base64')}'` },
  };
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
