/// <reference types="astro/client" />

/** What a build or the development server hands to the pages; made by scripts/site/input-plugin.ts. */
declare module 'virtual:sweepbook' {
  /** Folder with the fonts of figures and the drawings of this build. */
  export const stage: string;
  /** File names of the assets, relative to the site's root. */
  export const assets: {
    readonly style: string;
    readonly script: string;
    readonly board: string;
    readonly search: string;
    readonly searchIndex: string;
    readonly vega: string;
    readonly compare: string;
    readonly samples: string;
    readonly copy: string;
  };
  /** The script in the head of every page, and the source by which its policy knows it. */
  export const firstScript: { readonly text: string; readonly source: string };
  /** Where the site will be published, with a slash at the end; null where nobody said. */
  export const siteUrl: string | null;
  /** The path under which the site will stand, with slashes at both ends. */
  export const base: string;
  /** True where every page asks search engines not to index it: the site has an address and is not public. */
  export const noindex: boolean;
  /** True where every experiment has a PDF of its own. */
  export const experimentPdfs: boolean;
}
