/** Renders every page of a site with the compiled program, in this process: it has the Report in memory. */
import { writeSiteFile } from '../build/site-file.ts';
import { handInput, type SiteInput } from './input-plugin.ts';
import { openPages } from './page-app.ts';

/** Renders every page into `outDir` with the program at `entry`. @throws what a page throws */
export async function renderPages(options: {
  readonly entry: string;
  readonly input: SiteInput;
  readonly outDir: string;
}): Promise<void> {
  const { entry, input, outDir } = options;
  handInput(input);
  const listPages = await openPages(entry);
  for (const page of await listPages()) writeSiteFile(outDir, page.file, await page.render());
}
