/** The samples that a benchmark's Report lists, with their texts, as pages see them. */
import type { ListedSamples, StoredSample } from '../exports/samples/format.ts';
import { perBuild, siteData } from './site-data.ts';

/** A benchmark's listed samples by id. */
export interface SampleIndex extends Omit<ListedSamples, 'samples'> {
  sample(id: string): StoredSample | null;
}

const loaded = perBuild(() => new Map<string, SampleIndex>());

/** Read once per build; empty where the build wrote none. */
export function loadSamples(benchmark: string): SampleIndex {
  let index = loaded().get(benchmark);
  if (index === undefined) {
    const none: ListedSamples = { configurations: [], columns: [], notes: [], samples: [] };
    const { samples, ...rest } = siteData().samples(benchmark) ?? none;
    const byId = new Map(samples.map((sample) => [sample[0], sample]));
    index = { ...rest, sample: (id) => byId.get(id) ?? null };
    loaded().set(benchmark, index);
  }
  return index;
}
