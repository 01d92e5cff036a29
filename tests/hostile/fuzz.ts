/**
 * Hostile texts through every output: `npm run fuzz` runs at least ten thousand.
 *
 *     node tests/hostile/fuzz.ts [cases] [first seed]
 */
import { createRandom } from '../fuzz/mutate.ts';
import { outputs } from './outputs.ts';
import { attacks, hostileText } from './strings.ts';

/** A text that came out wrong. */
export interface Finding {
  readonly seed: number;
  readonly output: string;
  readonly text: string;
  readonly what: string;
}

/** Sends `cases` texts through every output; the first are the attacks themselves. */
export function fuzzOutputs(cases: number, seed: number): readonly Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at < cases; at++) {
    const text = attacks[at] ?? hostileText(createRandom(seed + at));
    for (const { name, judge } of outputs) {
      let what: string | null;
      try {
        what = judge(text);
      } catch (error) {
        what = error instanceof Error ? `thrown: ${error.message}` : String(error);
      }
      if (what !== null) findings.push({ seed: seed + at, output: name, text, what });
    }
  }
  return findings;
}

if (process.argv[1] === import.meta.filename) {
  const [cases = '10000', seed = '1'] = process.argv.slice(2);
  const findings = fuzzOutputs(Number(cases), Number(seed));
  console.log(`${cases} hostile texts through ${outputs.length} outputs: ${findings.length} findings`);
  for (const { seed: at, output, text, what } of findings.slice(0, 20))
    console.log(`    seed ${at}, ${output}: ${JSON.stringify(text.slice(0, 200))}\n        ${what}`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
