/**
 * What the pages are made from, handed over in memory: Astro renders them in the process that made the Report, but from
 * modules of its own, so that a variable of this module would not be the same one on both sides.
 */
import type { ListedSamples } from '../exports/samples/format.ts';
import type { FigureCache } from '../figures/render-svg.ts';
import type { History } from '../report/run.ts';
import type { ConfigurationDetail } from '../report/samples-schema.ts';
import type { Report } from '../report/schema.ts';

/** The Report, and what stands beside it. */
export interface SiteData {
  readonly report: Report;
  history(runId: string): History | null;
  detail(benchmark: string, configuration: string): ConfigurationDetail | null;
  samples(benchmark: string): ListedSamples | null;
  /** Figures that were drawn already, for another page or by an earlier build. */
  readonly drawings: FigureCache;
}

declare global {
  var sweepbookSiteData: SiteData | undefined;
}

/** Gives the pages their data; the next build or change replaces it. */
export function handOver(data: SiteData | undefined): void {
  globalThis.sweepbookSiteData = data;
}

/** What `make` gives, once for the data that are handed over: a memory that goes with them. */
export function perBuild<Value>(make: () => Value): () => Value {
  const known = new WeakMap<SiteData, { readonly value: Value }>();
  return () => {
    const data = siteData();
    let made = known.get(data);
    if (made === undefined) known.set(data, (made = { value: make() }));
    return made.value;
  };
}

/** The data of this build. */
export function siteData(): SiteData {
  const data = globalThis.sweepbookSiteData;
  if (data === undefined) throw new Error('The pages were rendered before the Report was handed over.');
  return data;
}
