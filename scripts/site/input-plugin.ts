import type { Plugin } from 'vite';
import type { AssetPaths, FirstScript } from './assets.ts';

/** What the pages of one build are made from, beside the Report. */
export interface SiteInput {
  /** Folder with the fonts of figures and the drawings of this build. */
  readonly stage: string;
  readonly assets: AssetPaths;
  readonly firstScript: FirstScript;
  readonly siteUrl: string | null;
  readonly base: string;
  /** True where every page asks search engines not to index it. */
  readonly noindex: boolean;
  /** True where every experiment has a PDF of its own. */
  readonly experimentPdfs: boolean;
}

const names = {
  stage: true,
  assets: true,
  firstScript: true,
  siteUrl: true,
  base: true,
  noindex: true,
  experimentPdfs: true,
} as const satisfies Record<keyof SiteInput, true>;

declare global {
  var sweepbookSite: { input?: SiteInput; take?: () => void } | undefined;
}

/** Gives the pages their input, those that are loaded already, too: compiled pages hold nothing of one build. */
export function handInput(input: SiteInput): void {
  const site = (globalThis.sweepbookSite ??= {});
  site.input = input;
  site.take?.();
}

const list = Object.keys(names).join(', ');

const moduleText = `export let ${list};
const site = globalThis.sweepbookSite;
site.take = () => void ({ ${list} } = site.input);
site.take();
`;

/** The module `virtual:sweepbook`, by which pages reach their input. */
export function inputPlugin(): Plugin {
  const id = 'virtual:sweepbook';
  return {
    name: 'sweepbook-input',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (source) => (source === `\0${id}` ? moduleText : null),
  };
}
