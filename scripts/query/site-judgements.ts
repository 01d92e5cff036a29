/** How the runs of a built site judged each sample, from the files that its page of samples loads. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { JudgementReader, SampleJudgement } from '../../src/analyze/diff/index.ts';
import { marks } from '../../src/exports/samples/format.ts';
import { samplesFolder } from '../../src/exports/samples/index.ts';
import type { ReportIndex } from '../../src/report/select.ts';

const metaFile = z.object({
  n: z.int().nonnegative(),
  partRows: z.int().positive(),
  configurations: z.array(z.object({ slug: z.string(), marked: z.boolean() })),
});
const partFile = z.object({ ids: z.array(z.string()), gold: z.array(z.string().nullable()) });

/** The value of a script of the form `(…)["name"]=value;`; null where the file is missing or something else. */
function readScript<T>(file: string, shape: z.ZodType<T>): T | null {
  if (!existsSync(file)) return null;
  const value = /^[^\n]*?\)\["[^"]*"\]=([\s\S]*);\s*$/.exec(readFileSync(file, 'utf8'))?.[1];
  if (value === undefined) return null;
  try {
    const found = shape.safeParse(JSON.parse(value));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

interface Rows {
  readonly ids: readonly string[];
  readonly gold: readonly (string | null)[];
  /** The file of marks of each configuration, by slug. */
  readonly marksOf: ReadonlyMap<string, string>;
}

function readRows(folder: string): Rows | null {
  const meta = readScript(join(folder, 'meta.js'), metaFile);
  if (meta === null) return null;
  const ids: string[] = [];
  const gold: (string | null)[] = [];
  for (let part = 0; part * meta.partRows < meta.n; part++) {
    const found = readScript(join(folder, `part-${part}.js`), partFile);
    if (found === null) return null;
    ids.push(...found.ids);
    gold.push(...found.gold);
  }
  const marked = meta.configurations.flatMap(({ slug, marked }, place) =>
    marked ? [[slug, join(folder, `marks-${place}.js`)] as const] : [],
  );
  return { ids, gold, marksOf: new Map(marked) };
}

/** A reader over the folder of a built site; null where it has no samples. */
export function siteJudgements(site: string, index: ReportIndex): JudgementReader | null {
  const folders = index.report.benchmarks.map(({ id }) => [id, join(site, samplesFolder(id))] as const);
  if (!folders.some(([, folder]) => existsSync(join(folder, 'meta.js')))) return null;
  const known = new Map<string, Rows | null>();
  const rowsOf = (benchmark: string): Rows | null => {
    if (!known.has(benchmark)) known.set(benchmark, readRows(join(site, samplesFolder(benchmark))));
    return known.get(benchmark) ?? null;
  };
  return (benchmark, configuration) => {
    const rows = rowsOf(benchmark);
    const slug = index.benchmark(benchmark)?.configurations.find((item) => item.id === configuration)?.slug;
    const file = slug === undefined ? undefined : rows?.marksOf.get(slug);
    const text = file === undefined ? null : readScript(file, z.string());
    if (rows === null || text === null || text.length !== rows.ids.length) return null;
    return new Map(
      rows.ids.flatMap((id, row): [string, SampleJudgement][] => {
        const mark = text[row];
        if (mark === marks.none) return [];
        const right = mark === marks.right || mark === marks.mostlyRight;
        return [[id, { right, gold: rows.gold[row] ?? null, predicted: null }]];
      }),
    );
  };
}
