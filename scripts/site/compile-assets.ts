/** Compiles src/styles and src/site/client. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import type { SiteTexts } from './compiled-site.ts';

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

async function compileScript(packageRoot: string, entry: string): Promise<string> {
  const result = await build({
    entryPoints: [join(packageRoot, 'src/site/client', `${entry}.ts`)],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    // As in a module, whatever the settings that stand beside the sources.
    tsconfigRaw: '{}',
    banner: { js: '"use strict";' },
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** The texts of the style sheet and of every script. */
export async function compileAssets(packageRoot: string): Promise<SiteTexts> {
  const css = styleParts.map((part) => readFileSync(join(packageRoot, 'src/styles', `${part}.css`), 'utf8')).join('\n');
  const style = await transform(css, { loader: 'css', minify: true, legalComments: 'none' });
  const script = (entry: string): Promise<string> => compileScript(packageRoot, entry);
  return {
    first: (await script('first')).trim(),
    style: style.code,
    site: await script('site'),
    board: await script('board-rows'),
    search: await script('search'),
    vega: await script('vega-bundle'),
    compare: await script('compare'),
    samples: await script('samples'),
    copy: await script('copy'),
  };
}
