import type { PublishedSite } from '../exports/export.ts';
import { paths } from './urls.ts';

/** A site as far as documents beside it need it: where its pages stand. `url` null: documents hold no links to it. */
export const siteOf = (url: string | null): PublishedSite => ({
  url,
  public: false,
  experimentPdfs: true,
  paths,
  pages: [],
});
