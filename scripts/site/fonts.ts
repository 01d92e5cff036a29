/** The TrueType fonts that figures are measured with and the PDF is set in. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fontFiles, type FontBytes } from '../../src/exports/index.ts';
import type { FigureFonts } from '../../src/figures/text-metrics.ts';

const { resolve } = createRequire(import.meta.url);
const read = (module: string): Uint8Array => readFileSync(resolve(module));

/** All fonts of the PDF. */
export const readPdfFonts = (): FontBytes => ({
  serif: read(fontFiles.serif),
  serifBold: read(fontFiles.serifBold),
  sans: read(fontFiles.sans),
  sansBold: read(fontFiles.sansBold),
  mono: read(fontFiles.mono),
});

/** The two cuts that figures use. */
export const readFigureFonts = (): FigureFonts => ({
  regular: read(fontFiles.sans),
  semibold: read(fontFiles.sansBold),
});
