/** Stands in the head of every page and runs before anything is drawn: as short as it can be. */
import { applyTheme } from './theme.ts';

applyTheme();

// Only a page from a server may ask for a font ahead of its style sheet: of files, browsers refuse it and complain.
if (location.protocol.startsWith('http')) {
  for (const font of ['source-sans-3-latin', 'source-serif-4-latin']) {
    const link = document.createElement('link');
    link.rel = 'preload';
    link.as = 'font';
    link.type = 'font/woff2';
    link.crossOrigin = '';
    link.href = `${document.documentElement.dataset['root'] ?? ''}fonts/${font}.woff2`;
    document.head.append(link);
  }
}
