/**
 * Seeded random numbers: the same key gives the same numbers on every engine, in every order, with any number of threads.
 * Generator: xoshiro128** 1.1 (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators").
 * Seeding: FNV-1a over the UTF-8 bytes of the key, then four murmur3 finalisers (Appleby) of a Weyl sequence.
 */

const TWO_32 = 2 ** 32;
const TWO_53 = 2 ** 53;
const WEYL_STEP = 0x9e3779b9;

/** A seeded stream of random numbers. Every method advances the same stream. */
export interface Rng {
  /** The next unsigned 32-bit integer, 0 to 2^32 − 1. */
  nextU32(): number;
  /** A whole number 0 to n − 1: floor(u32 · n / 2^32); `n` between 1 and 2^32. Consumes one u32. */
  nextIndex(n: number): number;
  /** A number in [0, 1) with 53 random bits. Consumes two u32. */
  nextFloat(): number;
  /** Fills `target` with indices 0 to n − 1: the same numbers as `target.length` calls of `nextIndex(n)`. */
  fillIndices(target: Int32Array, n: number): void;
  /** Shuffles in place (Fisher and Yates, from the end): the same as exchanging place i with `nextIndex(i + 1)`, i falling to 1. */
  shuffle(target: Int32Array): void;
  /**
   * Fills `target[i]` with the sum of `values.length` draws with replacement from `values` (same stream as `nextIndex`,
   * summed in draw order): the inner loop of a bootstrap of the mean.
   */
  fillResampleSums(target: Float64Array, values: Float64Array): void;
  /** The four 32-bit words of the state, for tests. */
  state(): readonly number[];
}

/** What a stream of random numbers is for; see `rngKey`. */
export interface RngKeyParts {
  /** Ids of the configurations that the number is about, in any order. */
  readonly configurations: readonly string[];
  readonly metric: string;
  /** What the numbers are drawn for, e.g. `ci`, `perm`, `best`. */
  readonly purpose: string;
  /** Seed of the benchmark file, where it states one. */
  readonly seed?: string | number;
}

/**
 * The key of a stream: sorted configuration ids, metric, purpose and, where given, the benchmark's seed, joined by `|`.
 * It depends on nothing else, so adding, renaming or reordering other experiments changes no number.
 *
 * @example rngKey({ configurations: ['exp_001'], metric: 'accuracy', purpose: 'ci' }) // 'exp_001|accuracy|ci'
 */
export function rngKey(parts: RngKeyParts): string {
  // Sorted by code unit: a locale's order would differ between machines.
  const ids = [...parts.configurations].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const tail = parts.seed === undefined ? [] : [String(parts.seed)];
  return [...ids, parts.metric, parts.purpose, ...tail].join('|');
}

/** A stream seeded by `key` (any text, hashed as UTF-8). */
export function createRng(key: string): Rng {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  const words = [0, 1, 2, 3].map(() => {
    hash = (hash + WEYL_STEP) | 0;
    return murmurFinaliser(hash);
  });
  return createRngFromState(words);
}

/** A stream with the given four 32-bit words as its state; not all of them may be 0 (the generator would stay there). */
export function createRngFromState(words: readonly number[]): Rng {
  const state = Int32Array.from(words);
  return {
    nextU32: () => nextU32(state),
    nextIndex: (n) => Math.floor(nextU32(state) * (n / TWO_32)),
    nextFloat: () => {
      const high = nextU32(state) >>> 5;
      const low = nextU32(state) >>> 6;
      return (high * 2 ** 26 + low) / TWO_53;
    },
    fillIndices: (target, n) => fillIndices(state, target, n),
    shuffle: (target) => shuffle(state, target),
    fillResampleSums: (target, values) => fillResampleSums(state, target, values),
    state: () => Array.from(state, (word) => word >>> 0),
  };
}

function murmurFinaliser(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function nextU32(state: Int32Array): number {
  const s1 = state[1]!;
  const x = Math.imul(s1, 5);
  const result = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
  const s2 = state[2]! ^ state[0]!;
  const s3 = state[3]! ^ s1;
  state[1] = s1 ^ s2;
  state[0] = state[0]! ^ s3;
  state[2] = s2 ^ (s1 << 9);
  state[3] = (s3 << 11) | (s3 >>> 21);
  return result;
}

// The loops below repeat the generator with its state in local variables: per draw this is several times faster
// than a call, and they are where nearly all the time of a report's bootstraps goes.

function fillIndices(state: Int32Array, target: Int32Array, n: number): void {
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  const scale = n / TWO_32;
  for (let i = 0; i < target.length; i++) {
    const x = Math.imul(s1, 5);
    target[i] = (Math.imul((x << 7) | (x >>> 25), 9) >>> 0) * scale;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}

function shuffle(state: Int32Array, target: Int32Array): void {
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  for (let i = target.length - 1; i > 0; i--) {
    const x = Math.imul(s1, 5);
    const other = ((Math.imul((x << 7) | (x >>> 25), 9) >>> 0) * ((i + 1) / TWO_32)) | 0;
    const held = target[other]!;
    target[other] = target[i]!;
    target[i] = held;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}

function fillResampleSums(state: Int32Array, target: Float64Array, values: Float64Array): void {
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  const n = values.length;
  const scale = n / TWO_32;
  for (let i = 0; i < target.length; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) {
      const x = Math.imul(s1, 5);
      sum += values[((Math.imul((x << 7) | (x >>> 25), 9) >>> 0) * scale) | 0]!;
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
    }
    target[i] = sum;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}
