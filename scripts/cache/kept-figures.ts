/** Drawings of figures by the digest of everything that they depend on, in a store of the build. */
import type { FigureCache } from '../../src/figures/render-svg.ts';
import type { ByteStore } from '../../src/ingest/store.ts';

/** A cache of drawings over a store. */
export const figuresIn = (store: ByteStore): FigureCache => ({
  get(key) {
    const bytes = store.get(`figure/${key}`);
    return bytes === null ? null : Buffer.from(bytes).toString('utf8');
  },
  set: (key, svg) => store.put(`figure/${key}`, Buffer.from(svg)),
});
