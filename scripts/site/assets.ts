/** The style sheet, the small script and the fonts: built once per site, named by their content. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';

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
  'narrow',
  'print',
] as const;

export interface Assets {
  readonly style: { readonly path: string; readonly text: string };
  readonly script: { readonly path: string; readonly text: string };
}

const named = (folder: string, stem: string, extension: string, text: string) => ({
  path: `${folder}/${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${extension}`,
  text,
});

/** Compiles src/styles and src/site/client. */
export async function buildAssets(packageRoot: string): Promise<Assets> {
  const css = styleParts.map((part) => readFileSync(join(packageRoot, 'src/styles', `${part}.css`), 'utf8')).join('\n');
  const style = await transform(css, { loader: 'css', minify: true, legalComments: 'none' });
  const script = await build({
    entryPoints: [join(packageRoot, 'src/site/client/site.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    write: false,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return {
    style: named('assets', 'style', 'css', style.code),
    script: named('assets', 'site', 'js', script.outputFiles[0]?.text ?? ''),
  };
}

/** Writes the assets and the files of public/ into a site's folder. */
export function writeAssets(packageRoot: string, assets: Assets, target: string): void {
  cpSync(join(packageRoot, 'public'), target, { recursive: true });
  mkdirSync(join(target, 'assets'), { recursive: true });
  for (const asset of [assets.style, assets.script]) writeFileSync(join(target, asset.path), asset.text);
}
