/** What Astro is told whether it compiles the pages or serves them. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { inputPlugin } from './input-plugin.ts';

/** The packages that this one declares, without Astro: its part of the program is compiled into it. */
const declared: string[] = Object.keys(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).dependencies,
).filter((name) => name !== 'astro');

/** Astro and Vite keep caches and configuration in folders of the build, never in the package or the user's project. */
export function astroSettings(root: string, workFolder: string): AstroInlineConfig {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const cache = join(workFolder, 'astro');
  mkdirSync(cache, { recursive: true });
  return {
    root,
    configFile: 'astro.config.mjs',
    logLevel: 'error',
    cacheDir: cache,
    vite: {
      cacheDir: join(workFolder, 'vite'),
      plugins: [inputPlugin()],
      // The program holds all but the packages that this one declares: a packager need not lay out those of Astro where it finds them.
      environments: { prerender: { resolve: { noExternal: true, external: declared } } },
      build: { emptyOutDir: false },
    },
  };
}
