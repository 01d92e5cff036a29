/** Renders every page of a site with the compiled program, in this process: it has the Report in memory. */
import type { ByteStore } from '../../src/ingest/store.ts';
import { writeSiteFile } from '../build/site-file.ts';
import { handInput, type SiteInput } from './input-plugin.ts';
import { openPages } from './page-app.ts';
import { preparePages } from './page-program.ts';

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
  const listPages = await openPages(entry);
  for (const page of await listPages()) writeSiteFile(outDir, page.file, await page.render());
}
