/**
 * The program that renders the pages (what Astro and Vite make of src/pages), the style sheet and the scripts of the site.
 * They hold nothing of one build, so that they are compiled once: with the package, or for a clone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of the style sheet and the scripts by their names. */
export type SiteTexts = Readonly<
  Record<'first' | 'style' | 'site' | 'board' | 'search' | 'vega' | 'compare' | 'samples' | 'copy', string>
>;

/** What {@link openCompiledSite} finds. */
export interface CompiledSite {
  /** The file of the program that renders the pages. */
  readonly entry: string;
  readonly texts: SiteTexts;
}

/** Where the package holds it. */
export const shippedFolder = 'compiled';

/** The program in a compiled folder. */
export const pagesIn = (folder: string): string => join(folder, 'pages');

/** The file of the texts in a compiled folder. */
export const textsIn = (folder: string): string => join(folder, 'texts.json');

function read(folder: string): CompiledSite {
  const pages = pagesIn(folder);
  const entry = readdirSync(pages).find((name) => name.startsWith('prerender-entry.'));
  if (entry === undefined) throw new Error('The compiled pages have no entry.');
  return { entry: join(pages, entry), texts: JSON.parse(readFileSync(textsIn(folder), 'utf8')) };
}

/**
 * The compiled site of the package, or of this clone, whose first build compiles it, in `workFolder`.
 * @throws Error with what the compiler said
 */
export async function openCompiledSite(packageRoot: string, workFolder: string): Promise<CompiledSite> {
  const shipped = join(packageRoot, shippedFolder);
  if (existsSync(shipped)) return read(shipped);
  const { compiledInClone } = await import('./compile-site.ts');
  return read(await compiledInClone(packageRoot, workFolder));
}
