import type { Plugin } from 'vite';
import type { AssetPaths } from './assets.ts';

/** What the pages of one build are made from. */
export interface SiteInput {
  /** Folder with report.json and the attachments. */
  readonly stage: string;
  readonly assets: AssetPaths;
  readonly siteUrl: string | null;
  readonly base: string;
  /** True where every page asks search engines not to index it. */
  readonly noindex: boolean;
  /** True where every experiment has a PDF of its own. */
  readonly experimentPdfs: boolean;
}

/** Gives the pages their input as the module `virtual:sweepbook`. */
export function inputPlugin(input: SiteInput): Plugin {
  const id = 'virtual:sweepbook';
  return {
    name: 'sweepbook-input',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (source) =>
      source === `\0${id}`
        ? Object.entries(input)
            .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
            .join('\n')
        : null,
  };
}
