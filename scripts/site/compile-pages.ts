/** Compiles src/pages into a program that renders them: `node compile-pages.ts PACKAGE WORK TARGET`, run by compile-site.ts. */
import { join } from 'node:path';
import { build } from 'astro';
import { astroSettings } from './astro-settings.ts';
import { copyContent } from './copy-folder.ts';
import { openCurrentFolder } from './site-folder.ts';

const [packageRoot, workFolder, target] = process.argv.slice(2);
if (packageRoot === undefined || workFolder === undefined || target === undefined) {
  throw new Error('usage: compile-pages PACKAGE WORK TARGET');
}

const current = openCurrentFolder(workFolder);
const outDir = join(current, 'out');
// Astro writes below the current folder.
process.chdir(current);
await build({
  ...astroSettings(packageRoot, workFolder),
  outDir,
  publicDir: join(workFolder, 'no-public'),
  integrations: [
    {
      name: 'sweepbook-pages',
      hooks: {
        // Astro would render the pages now, and there are no data: it is told of no page, and its program is kept.
        'astro:build:start': ({ setPrerenderer }) =>
          setPrerenderer((byDefault) => ({
            ...byDefault,
            setup() {
              copyContent(join(outDir, '.prerender'), target);
              return Promise.resolve();
            },
            getStaticPaths: () => Promise.resolve([]),
          })),
      },
    },
  ],
});
