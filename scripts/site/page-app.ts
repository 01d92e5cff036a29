/**
 * The compiled pages as an application. Astro's own build renders them all in a process without the Report; the two internal
 * calls of the pinned Astro below, `setInternals` and `setOptions`, are what lets this process do it.
 */
import { pathToFileURL } from 'node:url';
import { StaticPaths, type PathWithRoute, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';

/** What Astro's build asks of a compiled program, as far as pages without scripts and styles of Astro's need it. */
interface PageApp extends StaticPathsApp {
  readonly routeCache: NonNullable<StaticPathsApp['routeCache']>;
  setInternals(internals: { readonly pagesByKeys: ReadonlyMap<string, unknown> }): void;
  setOptions(options: {
    readonly settings: { readonly scripts: readonly never[] };
    readonly logger: { readonly options: { readonly destination: { write(message: unknown): boolean } } };
  }): void;
  render(request: Request, options: { readonly routeData: PathWithRoute['route'] }): Promise<Response>;
}

/** A page or script of the site, not rendered yet. */
export interface SitePage {
  /** Its file in the site. */
  readonly file: string;
  /** @throws what the page throws */
  render(): Promise<Buffer>;
}

const isApp = (value: unknown): value is { readonly app: PageApp } =>
  typeof value === 'object' && value !== null && 'app' in value && typeof value.app === 'object';

/** The file of a page or script in the site. */
const fileOfPath = (pathname: string): string => {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (/\.[a-z]+$/.test(path)) return path;
  return path === '404' ? '404.html' : path === '' ? 'index.html' : `${path}/index.html`;
};

/** Loads the program at `entry`; the function that it answers lists the pages of the Report that is handed over then. */
export async function openPages(entry: string): Promise<() => Promise<readonly SitePage[]>> {
  const program: unknown = await import(pathToFileURL(entry).href);
  if (!isApp(program)) throw new Error('The compiled pages have no application.');
  const { app } = program;
  app.setInternals({ pagesByKeys: new Map() });
  // A page that throws is reported by what it throws.
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  const render = async ({ pathname, route }: PathWithRoute): Promise<Buffer> => {
    const path = route.type === 'page' ? pathname.replace(/\/?$/, '/') : pathname;
    const request = new Request(new URL(encodeURI(path), 'http://localhost'));
    const response = await app.render(request, { routeData: route });
    if (response.status >= 300 && pathname !== '/404') throw new Error(`The page ${path} answered ${response.status}.`);
    return Buffer.from(await response.arrayBuffer());
  };
  return async () => {
    app.routeCache.clearAll();
    const found = await new StaticPaths(app).getAll();
    return found.map((page) => ({ file: fileOfPath(page.pathname), render: () => render(page) }));
  };
}
