/** SVG to PNG by a rasteriser compiled to WebAssembly: no native build, no fonts of the machine, the same bytes everywhere. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { FontBytes } from '../../src/exports/index.ts';

let ready: Promise<void> | null = null;

/** A function that draws an SVG in its own size with the given fonts. The program is loaded at the first call. */
export function rasterizer(fonts: FontBytes): (svg: string) => Promise<Uint8Array> {
  return async (svg) => {
    ready ??= initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
    await ready;
    const drawn = new Resvg(svg, {
      font: { fontBuffers: Object.values(fonts), defaultFontFamily: 'Source Sans 3' },
    });
    const image = drawn.render();
    const png = image.asPng();
    image.free();
    drawn.free();
    return png;
  };
}
