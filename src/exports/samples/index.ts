/** Writes the samples of a benchmark as files that a page can load piece by piece, and what its static tables show. */
import type { Attachments } from '../../report/run.ts';
import type { Benchmark, RunRecord } from '../../report/schema.ts';
import { integer } from '../../format/numbers.ts';
import { count } from '../../format/words.ts';
import type { SampleMeta, SamplePart, StoredSample } from './format.ts';
import {
  beginningOf,
  goldOf,
  listColumns,
  mostCharacters,
  nameOf,
  storeSample,
  textSize,
  type Depth,
  type NamedColumn,
} from './rows.ts';
import { factsOf, hardestFirst, markOf, tallySamples, type SampleFacts, type SampleTally } from './tally.ts';

/** A file of the site. */
export interface SampleFile {
  readonly path: string;
  readonly content: string;
}

/** How much is published. Sizes count characters. */
export interface SampleLimits {
  /** Texts of one benchmark, answers of one benchmark, marks of one benchmark. */
  readonly texts: number;
  readonly answers: number;
  readonly marks: number;
  readonly chunkRows: number;
  readonly chunkSize: number;
  readonly partRows: number;
}

export const defaultLimits: SampleLimits = {
  texts: 50e6,
  answers: 50e6,
  marks: 20e6,
  chunkRows: 200,
  chunkSize: 400e3,
  partRows: 5_000,
};

/** The folder of a benchmark's samples. */
export const samplesFolder = (benchmark: string): string => `api/samples/${benchmark}/`;

/** A value as a classic script. `<` cannot close a script, and no line separator breaks one. */
const script = (name: string, value: unknown): string =>
  `(self.sweepbookSamples??={})[${JSON.stringify(name)}]=${JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')};\n`;

/** What is written of a benchmark; everything is made when it is asked for, so that memory holds one file at a time. */
export interface SampleExport {
  files(): Generator<SampleFile>;
  /** The samples that the Report lists (hardest, unstable, discordant), with their texts, by id. */
  listed(): ReadonlyMap<string, StoredSample>;
  /** The places of configurations in the answers, and the names of the columns in the fields. */
  readonly configurations: readonly string[];
  readonly columns: readonly string[];
  readonly notes: readonly string[];
}

/** Ids of all samples that the Report lists. */
function listedIds(benchmark: Benchmark): Set<string> {
  const { samples } = benchmark;
  return new Set(
    samples === null
      ? []
      : [
          ...[...samples.hardest, ...samples.unstable].map((item) => item.sample),
          ...samples.flips.flatMap((pair) => pair.discordant.map((item) => item.sample)),
        ],
  );
}

interface Plan {
  readonly depths: readonly Depth[];
  readonly withTexts: number;
  readonly withAnswers: number;
}

/** Which rows keep texts and answers: all where they fit; else those that are listed, then from the hardest on. */
function planDepths(
  of: { readonly tally: SampleTally; readonly columns: readonly NamedColumn[]; readonly order: readonly number[] },
  listed: ReadonlySet<number>,
  limits: SampleLimits,
): Plan {
  const { tally, columns, order } = of;
  const sizes = order.map((sample) => textSize(tally, columns, sample));
  const sizeOf = (keep: (sample: number) => boolean): number =>
    order.reduce((total, sample, row) => total + (keep(sample) ? sizes[row]! : 0), 0);
  let texts = limits.texts - sizeOf((sample) => listed.has(sample));
  const perRow = 20 * tally.configurations.length;
  let answers = limits.answers - perRow * listed.size;
  const depths = order.map((sample, row): Depth => {
    if (listed.has(sample)) return 'texts';
    answers -= perRow;
    if (answers < 0) return 'none';
    texts -= sizes[row]!;
    return texts < 0 ? 'answers' : 'texts';
  });
  const number = (...kinds: readonly Depth[]): number => depths.filter((depth) => kinds.includes(depth)).length;
  return { depths, withTexts: number('texts'), withAnswers: number('texts', 'answers') };
}

function notesOf(plan: Plan, n: number, limits: SampleLimits, unmarked: number): string[] {
  const kept = (rows: number): string => `the ${integer(rows)} of ${count(n, 'sample')} that are listed or hardest`;
  const limit = (size: number): string => `the limit is ${integer(size / 1e6)} MB per benchmark`;
  return [
    ...(plan.withTexts < n
      ? [
          `Texts are published for ${kept(plan.withTexts)}; ${limit(limits.texts)}. The prediction files of the runs hold all.`,
        ]
      : []),
    ...(plan.withAnswers < n ? [`Answers are published for ${kept(plan.withAnswers)}; ${limit(limits.answers)}.`] : []),
    ...(unmarked > 0
      ? [`Samples cannot be filtered by ${count(unmarked, 'further configuration')}; ${limit(limits.marks)}.`]
      : []),
  ];
}

/** The sentence about texts that are cut. */
export const cutNote = `Texts of more than ${integer(mostCharacters)} characters are cut.`;

/** Prepares the samples of a benchmark; null where no counted run has any. Pure: the same input gives the same bytes. */
export function exportSamples(
  input: { readonly benchmark: Benchmark; readonly runs: readonly RunRecord[]; readonly attachments: Attachments },
  limits: SampleLimits = defaultLimits,
): SampleExport | null {
  const { benchmark, runs, attachments } = input;
  const tally = tallySamples(benchmark, runs, attachments);
  const n = tally.ids.length;
  if (n === 0) return null;
  const columns = listColumns(tally);
  const facts = tally.ids.map((_, sample) => factsOf(tally, sample));
  const order = hardestFirst(tally, facts);
  const ids = listedIds(benchmark);
  const listed = new Set(order.filter((sample) => ids.has(nameOf(tally, sample))));
  const plan = planDepths({ tally, columns, order }, listed, limits);
  const marked = Math.min(tally.configurations.length, Math.max(2, Math.floor(limits.marks / n)));
  const notes = notesOf(plan, n, limits, tally.configurations.length - marked);
  const byId = new Map(benchmark.configurations.map((configuration) => [configuration.id, configuration]));
  const configurations = tally.configurations.map(({ configuration }, place) => ({
    name: byId.get(configuration)!.name,
    slug: byId.get(configuration)!.slug,
    marked: place < marked,
    ...byId.get(configuration)!.marker,
  }));
  const store = (row: number): StoredSample =>
    storeSample(tally, columns, { sample: order[row]!, depth: plan.depths[row]! });
  const folder = samplesFolder(benchmark.id);
  const file = (name: string, value: unknown): SampleFile => ({
    path: `${folder}${name}.js`,
    content: script(name, value),
  });
  return {
    configurations: tally.configurations.map((item) => item.configuration),
    columns: columns.map((column) => column.name),
    notes,
    listed: () =>
      new Map(
        order.flatMap((sample, row) => (listed.has(sample) ? [[nameOf(tally, sample), store(row)] as const] : [])),
      ),
    *files() {
      const chunks: number[] = [];
      for (const chunk of chunkRows(n, store, limits)) {
        yield file(`chunk-${chunks.length}`, chunk.rows);
        chunks.push(chunk.first);
      }
      const meta: SampleMeta = {
        n,
        configurations,
        columns: columns.map((column) => column.name),
        partRows: limits.partRows,
        chunks,
        notes,
      };
      yield file('meta', meta);
      for (let from = 0, part = 0; from < n; from += limits.partRows, part++) {
        yield file(`part-${part}`, toPart({ tally, facts, columns }, order.slice(from, from + limits.partRows)));
      }
      yield file('flags', order.map((sample) => facts[sample]!.flag).join(''));
      for (const [place, configuration] of tally.configurations.slice(0, marked).entries()) {
        yield file(`marks-${place}`, order.map((sample) => markOf(configuration, sample)).join(''));
      }
    },
  };
}

/** Rows in pieces of bounded number and size. */
function* chunkRows(
  n: number,
  store: (row: number) => StoredSample,
  limits: SampleLimits,
): Generator<{ readonly first: number; readonly rows: readonly StoredSample[] }> {
  let [first, size] = [0, 0];
  let rows: StoredSample[] = [];
  for (let row = 0; row < n; row++) {
    const stored = store(row);
    const length = JSON.stringify(stored).length;
    if (rows.length > 0 && (rows.length === limits.chunkRows || size + length > limits.chunkSize)) {
      yield { first, rows };
      [first, size, rows] = [row, 0, []];
    }
    rows.push(stored);
    size += length;
  }
  yield { first, rows };
}

function toPart(
  of: { readonly tally: SampleTally; readonly facts: readonly SampleFacts[]; readonly columns: readonly NamedColumn[] },
  samples: readonly number[],
): SamplePart {
  const { tally, facts, columns } = of;
  return {
    ids: samples.map((sample) => nameOf(tally, sample)),
    beginnings: samples.map((sample) => beginningOf(tally, columns, sample)),
    gold: samples.map((sample) => goldOf(tally, sample)),
    wrong: samples.map((sample) => facts[sample]!.wrong),
    of: samples.map((sample) => facts[sample]!.of),
  };
}
