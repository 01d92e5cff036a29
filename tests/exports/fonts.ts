/** The shipped fonts, read once per test file. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FontBytes } from '../../src/exports/export.ts';
import { fontFiles } from '../../src/exports/pdf/font-files.ts';

const require = createRequire(import.meta.url);
let fonts: FontBytes | null = null;

const read = (key: keyof FontBytes): Uint8Array => readFileSync(require.resolve(fontFiles[key]));

/** All fonts of the PDF. */
export function testFonts(): FontBytes {
  fonts ??= {
    serif: read('serif'),
    serifBold: read('serifBold'),
    sans: read('sans'),
    sansBold: read('sansBold'),
    mono: read('mono'),
  };
  return fonts;
}
