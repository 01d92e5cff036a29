/** Damages files in every way that disks, killed processes and attackers do. Seeded: the same seed damages the same. */

/** Numbers from 0 (included) to 1 (excluded). */
export type Random = () => number;

/** Tommy Ettinger's mulberry32: small, and good enough to choose where to break a file. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const below = (random: Random, end: number): number => Math.floor(random() * Math.max(1, end));

/** Values that stand where others were expected. */
const oddValues = [
  ...[
    'NaN',
    '-Infinity',
    '1e999',
    '-0',
    '99999999999999999999',
    '0x10',
    'null',
    'true',
    '""',
    '"text"',
    '[]',
    '{}',
    '[[[[[[[[1]]]]]]]]',
  ],
  ...[
    '{"__proto__": {"polluted": 1}}',
    '"__proto__"',
    '"\\u0000"',
    '"\\ud800"',
    '',
    ' ',
    '"../../../etc/passwd"',
    '<script>',
    '\ufeff',
    '1,2,3',
  ],
];

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const splice = (bytes: Buffer, from: number, to: number, middle: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(to)]);

const mutations: readonly Mutation[] = [
  // Cut: a killed process or a full disk.
  (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  (bytes, random) => bytes.subarray(0, Math.max(0, bytes.length - 1 - below(random, 64))),
  (bytes, random) => bytes.subarray(below(random, bytes.length)),
  // Flipped bits.
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let count = 1 + below(random, 8); count > 0 && copy.length > 0; count--)
      copy[below(random, copy.length)]! ^= 1 << below(random, 8);
    return copy;
  },
  // Noise, put in or put over.
  (bytes, random) => {
    const at = below(random, bytes.length);
    const noise = Buffer.from(Array.from({ length: 1 + below(random, 32) }, () => below(random, 256)));
    return splice(bytes, at, random() < 0.5 ? at : Math.min(bytes.length, at + noise.length), noise);
  },
  // Ranges left out, doubled, or moved.
  (bytes, random) => {
    const at = below(random, bytes.length);
    return splice(bytes, at, Math.min(bytes.length, at + 1 + below(random, 200)), Buffer.alloc(0));
  },
  (bytes, random) => {
    const at = below(random, bytes.length);
    return splice(bytes, at, at, bytes.subarray(at, at + 1 + below(random, 500)));
  },
  // Sizes and counts that cannot be true.
  (bytes, random) => {
    if (bytes.length < 8) return Buffer.alloc(8, 255);
    const copy = Buffer.from(bytes);
    const at = below(random, copy.length - 8);
    const values = [0xffffffff, 0x7fffffff, 0x80000000, 0, 0x10000000];
    copy.writeUInt32LE(pick(random, values), at);
    if (random() < 0.5) copy.writeUInt32LE(pick(random, values), at + 4);
    return copy;
  },
  // Another value or another type where a value stands.
  (bytes, random) => {
    const text = bytes.toString('latin1');
    const found = [...text.matchAll(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|"[^"\n]{0,80}"|true|false|null|NaN/g)];
    if (found.length === 0) return bytes;
    const place = pick(random, found);
    return splice(bytes, place.index, place.index + place[0].length, Buffer.from(pick(random, oddValues)));
  },
  // Brackets without end.
  (bytes, random) => {
    const at = below(random, bytes.length);
    return splice(
      bytes,
      at,
      at,
      Buffer.from(pick(random, ['[', '{"a":', '(', '- ', '&a [*a, ']).repeat(1 + below(random, 5000))),
    );
  },
  // A line without end.
  (bytes, random) => {
    const at = below(random, bytes.length);
    return splice(
      bytes,
      at,
      at,
      Buffer.alloc(1 + below(random, 300_000), pick(random, ['x', ',', '\t', '"', '0', '\n', '\r'])),
    );
  },
  // Nothing, and nothing but noise.
  () => Buffer.alloc(0),
  (_, random) => Buffer.from(Array.from({ length: below(random, 2000) }, () => below(random, 256))),
  // Zeros, as a file system leaves after a crash.
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    copy.fill(0, below(random, copy.length));
    return copy;
  },
];

/** A damaged copy: one to three kinds of damage. `others` are files that may stand in its place. */
export function mutate(bytes: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  if (random() < 0.05 && others.length > 0) return pick(random, others);
  let damaged = bytes;
  for (let count = 1 + below(random, 3); count > 0; count--)
    damaged = Buffer.from(pick(random, mutations)(damaged, random));
  return damaged;
}
