/**
 * The files under `api/samples/<benchmark>/` that the page of samples reads: classic scripts that put one value each
 * into the registry `sweepbookSamples`, because nothing else loads from `file://`. No name from the data is a key or a
 * path.
 */

/** A text, or its beginning and the length that it had. */
export type StoredText = string | readonly [text: string, length: number];

/** A column by its place in {@link SampleMeta.columns}, and its text. */
export type StoredField = readonly [column: number, text: StoredText];

/** What a configuration said: its place, right runs, runs, the first seed's answer (null: none), further columns. */
export type StoredAnswer = readonly [
  configuration: number,
  right: number,
  runs: number,
  predicted: StoredText | null,
  fields: readonly StoredField[],
];

/** One sample in a chunk: what all configurations share, and their answers. Empty where it was too much to publish. */
export type StoredSample = readonly [
  id: string,
  gold: string | null,
  fields: readonly StoredField[],
  answers: readonly StoredAnswer[],
];

/** The samples from one row on, column by column: id, beginning of the question, gold, wrong in how many configurations. */
export interface SamplePart {
  readonly ids: readonly string[];
  readonly beginnings: readonly (string | null)[];
  readonly gold: readonly (string | null)[];
  readonly wrong: readonly number[];
  readonly of: readonly number[];
}

/** A configuration as a list names it: `marked` where the list can be filtered by it, colour and shape of its marker. */
export interface ListedConfiguration {
  readonly name: string;
  readonly slug: string;
  readonly marked: boolean;
  readonly colour: number;
  readonly shape: number;
}

/** `meta.js`: what the other files hold. Rows are ordered by difficulty, the hardest first. */
export interface SampleMeta {
  readonly n: number;
  readonly configurations: readonly ListedConfiguration[];
  /** Names of the text columns, those that hold the question first. */
  readonly columns: readonly string[];
  /** Rows per `part-<i>.js`. */
  readonly partRows: number;
  /** First row of each `chunk-<i>.js`. */
  readonly chunks: readonly number[];
  /** Sentences on what was left out. */
  readonly notes: readonly string[];
}

/** How a configuration judged a sample, one character per row in `marks-<configuration>.js`. */
export const marks = {
  none: '-',
  wrong: '0',
  right: '1',
  mostlyRight: '2',
  mostlyWrong: '3',
  noAnswer: '4',
} as const;

/** Facts of a row over all configurations, as bits of one character per row in `flags.js`, counted from `flagBase`. */
export const flags = { wrongForAll: 1, wrongForSome: 2, unstable: 4, noAnswer: 8 } as const;
export const flagBase = 48;

/** Values by the name of their file. */
export type SampleRegistry = Record<string, unknown>;

/** The samples that the Report lists, for the static tables. */
export interface ListedSamples {
  /** Ids of the configurations by their places in the answers. */
  readonly configurations: readonly string[];
  readonly columns: readonly string[];
  readonly notes: readonly string[];
  readonly samples: readonly StoredSample[];
}
