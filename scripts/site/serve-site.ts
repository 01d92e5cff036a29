/** Serves the pages by Astro's development server. */
import { dev } from 'astro';
import { astroSettings } from './astro-settings.ts';
import { handInput, type SiteInput } from './input-plugin.ts';
import { openSiteFolder } from './site-folder.ts';

/** Serves the pages with live reload; assets and attachments come from `publicDir`. */
export async function serveSite(options: {
  readonly packageRoot: string;
  readonly input: SiteInput;
  readonly workFolder: string;
  readonly publicDir: string;
  readonly port: number;
  readonly host: string;
}): Promise<{ readonly url: string; reload(): void; stop(): Promise<void> }> {
  const { root } = openSiteFolder(options.packageRoot, options.workFolder);
  const settings = astroSettings(root, options.workFolder);
  const { siteUrl, base } = options.input;
  handInput(options.input);
  let reload = (): void => undefined;
  const server = await dev({
    ...settings,
    base,
    ...(siteUrl === null ? {} : { site: siteUrl }),
    publicDir: options.publicDir,
    server: { port: options.port, host: options.host },
    vite: {
      ...settings.vite,
      plugins: [
        ...(settings.vite?.plugins ?? []),
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
    url: `http://${options.host}:${port}${base}`,
    reload: () => reload(),
    stop: () => server.stop(),
  };
}
