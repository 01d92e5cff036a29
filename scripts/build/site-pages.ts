import { readdirSync } from 'node:fs';
import { relative } from 'node:path';

/** Site paths of all pages of a built site, sorted; raw files are none. */
export const pagesOf = (site: string): readonly string[] =>
  readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .map((entry) => relative(site, entry.parentPath).replaceAll('\\', '/'))
    .filter((path) => path !== 'raw' && !path.startsWith('raw/'))
    .map((path) => (path === '' ? '' : `${path}/`))
    .sort();
