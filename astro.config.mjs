import { defineConfig } from 'astro/config';

/**
 * The part of the site's configuration that never changes. What a build is given (report, output folder, base path)
 * is added by scripts/site/build-site.ts; links are relative to the page, so the base matters to the 404 page alone.
 */
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always' },
  compressHTML: 'jsx',
  devToolbar: { enabled: false },
});
