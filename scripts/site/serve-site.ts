/** Runs Astro over a staged Report. The only place that knows Astro's programming interface. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, dev, type AstroInlineConfig } from 'astro';
import { inputPlugin, type SiteInput } from './input-plugin.ts';
import { openSiteFolder } from './site-folder.ts';

/** Astro and Vite keep caches and configuration in folders of the build, never in the package or the user's project. */
function astroConfig(root: string, input: SiteInput, workFolder: string): AstroInlineConfig {
  const cache = join(workFolder, 'astro');
  mkdirSync(cache, { recursive: true });
  return {
    root,
    configFile: 'astro.config.mjs',
    logLevel: 'error',
    cacheDir: pathToFileURL(`${cache}/`).href,
    base: input.base,
    vite: {
      cacheDir: join(workFolder, 'vite'),
      plugins: [inputPlugin(input)],
      build: { emptyOutDir: false },
    },
    ...(input.siteUrl === null ? {} : { site: input.siteUrl }),
  };
}

/** Runs `action` with `folder` as the current one: Astro writes the code that renders the pages below it. */
async function inside(folder: string, action: () => Promise<void>): Promise<void> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    await action();
  } finally {
    process.chdir(before);
  }
}

/** Renders every page into `outDir`. */
export async function buildSite(options: {
  readonly packageRoot: string;
  readonly input: SiteInput;
  readonly workFolder: string;
  readonly outDir: string;
}): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const site = openSiteFolder(options.packageRoot, options.workFolder);
  const config = astroConfig(site.root, options.input, options.workFolder);
  await inside(site.current, () =>
    build({ ...config, outDir: options.outDir, publicDir: join(options.workFolder, 'no-public') }),
  );
}

/** Serves the pages with live reload; assets and attachments come from `publicDir`. */
export async function serveSite(options: {
  readonly packageRoot: string;
  readonly input: SiteInput;
  readonly workFolder: string;
  readonly publicDir: string;
  readonly port: number;
  readonly host: string;
}): Promise<{ readonly url: string; reload(): void; stop(): Promise<void> }> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { root } = openSiteFolder(options.packageRoot, options.workFolder);
  const config = astroConfig(root, options.input, options.workFolder);
  let reload = (): void => undefined;
  const server = await dev({
    ...config,
    publicDir: options.publicDir,
    server: { port: options.port, host: options.host },
    vite: {
      ...config.vite,
      plugins: [
        ...(config.vite?.plugins ?? []),
        {
          name: 'sweepbook-reload',
          configureServer(vite) {
            reload = () => {
              vite.moduleGraph.invalidateAll();
              for (const environment of Object.values(vite.environments)) environment.moduleGraph.invalidateAll();
              vite.ws.send({ type: 'full-reload' });
            };
          },
        },
      ],
    },
  });
  const { port } = server.address;
  return {
    url: `http://${options.host}:${port}${options.input.base}`,
    reload: () => reload(),
    stop: () => server.stop(),
  };
}
