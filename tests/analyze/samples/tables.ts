/** Sample tables for tests: rows as short texts. */
import type { SampleTable } from '../../../src/report/run.ts';

/** A table out of its answers: `gold` and `predicted` by sample, ids counting from s0 unless given. */
export function makeTable(fields: {
  readonly gold: readonly (string | null)[];
  readonly predicted: readonly (string | null)[];
  readonly ids?: readonly string[];
  readonly numbers?: SampleTable['numbers'];
  readonly texts?: SampleTable['texts'];
}): SampleTable {
  const { gold, predicted } = fields;
  return {
    ids: fields.ids ?? gold.map((_, index) => `s${index}`),
    gold,
    predicted,
    correct: gold.map((label, index) => (label === null ? null : label === predicted[index])),
    probability: null,
    numbers: fields.numbers ?? {},
    texts: fields.texts ?? {},
  };
}
