/** Drawings of figures on disk, by the digest of everything that they depend on: shared by the pages and the PDF. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FigureCache } from '../figures/render-svg.ts';

/** Opens a folder as a cache. A drawing that cannot be kept is drawn again; that is no error. */
export function openFigureCache(folder: string): FigureCache {
  mkdirSync(folder, { recursive: true });
  return {
    get(key) {
      try {
        const svg = readFileSync(join(folder, `${key}.svg`), 'utf8');
        return svg.endsWith('</svg>') ? svg : null;
      } catch {
        return null;
      }
    },
    set(key, svg) {
      const file = join(folder, `${key}.svg`);
      try {
        writeFileSync(`${file}.${process.pid}`, svg.trimEnd());
        renameSync(`${file}.${process.pid}`, file);
      } catch {
        // A full disk costs the time of the next drawing, not the build.
      }
    },
  };
}
