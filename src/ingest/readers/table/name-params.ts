/** Params that only the name of a file tells: `HalfCheetah_beta0.3_seed4.csv`, `lr=0.1,seed=2.csv`. */
import type { Json } from '../../reader.ts';
import { readLiteral } from '../support/values.ts';

/** What a name tells: params with their values, and the words that are left as a label. */
export interface NameParams {
  readonly params: Readonly<Record<string, Json>>;
  readonly label: string | null;
}

/** `key=value`, `key-0.3`, `key0.3`, and `s4` for a seed. */
const pairs = [/^([A-Za-z][\w.]*?)=(.+)$/, /^([A-Za-z][A-Za-z_]*?)-?([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)$/];

/** Words that end in a number without being a key and its value. */
const notPairs = /^(?:v|resnet|vgg|cifar|mnist|gpt|llama|bert|t5|top|hopper-v|.*-v)[-_]?\d+$/i;

function pairOf(token: string): readonly [string, Json] | null {
  if (notPairs.test(token)) return null;
  for (const pattern of pairs) {
    const found = pattern.exec(token);
    if (found !== null) return [found[1] === 's' || found[1] === 'seed' ? 'seed' : found[1]!, readLiteral(found[2]!)];
  }
  return null;
}

/** Reads the stem of a file's name (no ending). A key and a number that `_` separates (`seed_4`) belong together. */
export function readNameParams(stem: string): NameParams {
  const rough = stem.split(/__|_|,|\s+/).filter((token) => token !== '');
  const tokens: string[] = [];
  for (const token of rough) {
    const before = tokens.at(-1);
    const isValue = /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(token);
    if (isValue && before !== undefined && /^[A-Za-z]+$/.test(before)) tokens[tokens.length - 1] = `${before}=${token}`;
    else tokens.push(token);
  }
  const params: [string, Json][] = [];
  const words: string[] = [];
  for (const token of tokens) {
    const pair = pairOf(token);
    if (pair === null) words.push(token);
    else params.push([pair[0], pair[1]]);
  }
  return { params: Object.fromEntries(params), label: words.length > 0 ? words.join('_') : null };
}

/** True for the name of a file that is one replicate: it names a seed. */
export const namesSeed = (stem: string): boolean => Object.hasOwn(readNameParams(stem).params, 'seed');
