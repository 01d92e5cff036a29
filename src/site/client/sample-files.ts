/** Loads the files of samples by name, as classic scripts, and forgets those that were not used for long. */
import type { SampleRegistry } from '../../exports/samples/format.ts';

declare global {
  interface Window {
    sweepbookSamples?: SampleRegistry;
  }
}

/** Chunks and parts that are kept; a search through everything would fill the memory otherwise. */
const mostKept = 60;

/** The files of one folder. */
export interface SampleFiles {
  /** The value of a file. Rejects where it does not load. */
  load<Value>(name: string, check: (value: unknown) => value is Value): Promise<Value>;
  /** The value where it is at hand. */
  peek<Value>(name: string, check: (value: unknown) => value is Value): Value | undefined;
}

/** Opens a folder; `root` is the relative address of the site's root. */
export function openSampleFiles(root: string, folder: string): SampleFiles {
  const kept = new Map<string, unknown>();
  const loading = new Map<string, Promise<unknown>>();
  const keep = (name: string, value: unknown): void => {
    kept.delete(name);
    kept.set(name, value);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  };
  const fetchValue = (name: string): Promise<unknown> =>
    new Promise((done, fail) => {
      const tag = document.createElement('script');
      tag.src = `${root}${folder}${name}.js`;
      const end = (): void => {
        tag.remove();
        loading.delete(name);
      };
      tag.addEventListener('load', () => {
        end();
        const value = window.sweepbookSamples?.[name];
        delete window.sweepbookSamples?.[name];
        keep(name, value);
        done(value);
      });
      tag.addEventListener('error', () => {
        end();
        fail(new Error(`${name} did not load`));
      });
      document.head.append(tag);
    });
  const checked = <Value>(name: string, value: unknown, check: (value: unknown) => value is Value): Value => {
    if (!check(value)) throw new Error(`${name} is not what it should be`);
    return value;
  };
  return {
    peek: (name, check) => {
      const value = kept.get(name);
      if (value === undefined || !check(value)) return undefined;
      keep(name, value);
      return value;
    },
    load: async (name, check) => {
      if (kept.has(name)) {
        const value = kept.get(name);
        keep(name, value);
        return checked(name, value, check);
      }
      let promise = loading.get(name);
      if (promise === undefined) loading.set(name, (promise = fetchValue(name)));
      return checked(name, await promise, check);
    },
  };
}
