import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as registry from '../../src/stats/registry.ts';

/** A list of the registry lives in the folder of its name (`intervals` in src/stats/intervals), but for these. */
const folders: Readonly<Record<string, string>> = { corrections: 'multiplicity' };
const lists = Object.entries(registry).filter((entry) => Array.isArray(entry[1]));
const path = (file: string) => new URL(`../../${file}`, import.meta.url);

describe('registry', () => {
  it('has the lists of intervals, effects, tests and corrections', () => {
    expect(lists.map(([name]) => name).sort()).toEqual(['corrections', 'effects', 'intervals', 'tests']);
  });

  for (const [name, entries] of lists) {
    const folder = folders[name] ?? name;

    it(`names each of its ${name} once`, () => {
      const ids = entries.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(entries.map(({ title }) => title)).size).toBe(ids.length);
    });

    for (const { id, title, citation, matches, compute } of entries) {
      it(`${name}: ${id} has its file, its mirrored test and its sources`, () => {
        const source = path(`src/stats/${folder}/${id}.ts`);
        const test = path(`tests/stats/${folder}/${id}.test.ts`);
        expect(existsSync(source)).toBe(true);
        expect(existsSync(test)).toBe(true);
        expect(readFileSync(source, 'utf8')).toContain(`export function ${compute.name}(`);
        expect(readFileSync(test, 'utf8')).toContain(compute.name);
        for (const text of [title, citation, matches]) expect(text.length).toBeGreaterThan(3);
      });
    }
  }

  it('gives results, never exceptions, for no data', () => {
    for (const entry of registry.effects) {
      expect(entry.compute([], [], {})).toMatchObject({ value: null, reason: expect.any(String) });
    }
    const results = registry.intervals.map((entry) => {
      switch (entry.input) {
        case 'scores':
          return entry.compute([], {});
        case 'proportion':
          return entry.compute(0, 0, {});
        case 'clustered-scores':
        case 'paired-samples':
          return entry.compute([], [], {});
        case 'tasks':
          return entry.compute([], { statistic: () => Number.NaN });
        case 'seeds-by-samples':
          return entry.compute([], [], {});
      }
    });
    for (const result of results) expect(result).toMatchObject({ low: null, high: null, reason: expect.any(String) });
    const none = { bothCorrect: 0, onlyFirst: 0, onlySecond: 0, bothWrong: 0 };
    for (const entry of registry.tests) {
      const result =
        entry.input === 'counts'
          ? entry.compute(none)
          : entry.input === 'groups'
            ? entry.compute([])
            : entry.input === 'blocks'
              ? entry.compute([], true)
              : entry.compute([], []);
      expect(result).toMatchObject({ p: null, statistic: null, reason: expect.any(String) });
    }
    for (const entry of registry.corrections) {
      if (entry.input === 'p-values') expect(entry.compute([])).toEqual([]);
    }
  });
});
