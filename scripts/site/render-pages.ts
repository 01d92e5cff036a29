/** Renders every page of a site with the compiled program, in this process: it has the Report in memory. */
import { pathToFileURL } from 'node:url';
import { StaticPaths, type PathWithRoute, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';
import type { ByteStore } from '../../src/ingest/store.ts';
import { writeSiteFile } from '../build/site-file.ts';
import { handInput, type SiteInput } from './input-plugin.ts';
import { preparePages } from './page-program.ts';

/** What Astro's build asks of a compiled program, as far as pages without scripts and styles of Astro's need it. */
interface PageApp extends StaticPathsApp {
  setInternals(internals: { readonly pagesByKeys: ReadonlyMap<string, unknown> }): void;
  setOptions(options: {
    readonly settings: { readonly scripts: readonly never[] };
    readonly logger: { readonly options: { readonly destination: { write(message: unknown): boolean } } };
  }): void;
  render(request: Request, options: { readonly routeData: PathWithRoute['route'] }): Promise<Response>;
}

const isApp = (value: unknown): value is { readonly app: PageApp } =>
  typeof value === 'object' && value !== null && 'app' in value && typeof value.app === 'object';

async function openApp(entry: string): Promise<PageApp> {
  const program: unknown = await import(pathToFileURL(entry).href);
  if (!isApp(program)) throw new Error('The compiled pages have no application.');
  const { app } = program;
  app.setInternals({ pagesByKeys: new Map() });
  // A page that throws is reported by what it throws.
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  return app;
}

/** The file of a page or script in the site. */
export const fileOfPath = (pathname: string): string => {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (/\.[a-z]+$/.test(path)) return path;
  return path === '404' ? '404.html' : path === '' ? 'index.html' : `${path}/index.html`;
};

/** Renders every page into `outDir`. @throws what a page throws */
export async function renderPages(options: {
  readonly packageRoot: string;
  readonly input: SiteInput;
  readonly workFolder: string;
  readonly outDir: string;
  readonly store?: ByteStore | null;
}): Promise<void> {
  const { packageRoot, workFolder, input, outDir, store = null } = options;
  const entry = await preparePages(packageRoot, workFolder, store);
  handInput(input);
  const app = await openApp(entry);
  for (const { pathname, route } of await new StaticPaths(app).getAll()) {
    const path = route.type === 'page' ? pathname.replace(/\/?$/, '/') : pathname;
    const request = new Request(new URL(encodeURI(path), 'http://localhost'));
    const response = await app.render(request, { routeData: route });
    if (response.status >= 300 && pathname !== '/404') throw new Error(`The page ${path} answered ${response.status}.`);
    writeSiteFile(outDir, fileOfPath(pathname), Buffer.from(await response.arrayBuffer()));
  }
}
