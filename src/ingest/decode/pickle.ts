/**
 * A restricted unpickler, protocols 0 to 5. It executes nothing: a pickle is a program, and this reads what the program
 * says without looking up a single name of it. Opcodes: CPython, Lib/pickletools.py.
 */
import { DecodeError } from './decode-error.ts';
import { buildKnown, setArrayState, setTypeState } from './pickle-classes.ts';
import { PickleInput } from './pickle-input.ts';
import { isKind, shallowSize, type PickleObject, type PickleValue } from './pickle-values.ts';

/** How much a pickle may do. */
export interface PickleLimits {
  readonly maxOperations: number;
  /** Open marks at one time: how deep containers are nested in the text of the program. */
  readonly maxDepth: number;
  /** Bytes of memory that the values take, by estimate. */
  readonly maxMemory: number;
}

/** 30 million operations, 10,000 marks, 320 MB. */
export const pickleLimits: PickleLimits = { maxOperations: 30_000_000, maxDepth: 10_000, maxMemory: 320_000_000 };

const malformed = (message: string): DecodeError => new DecodeError('malformed', message);

interface Machine {
  readonly input: PickleInput;
  readonly limits: PickleLimits;
  readonly stack: PickleValue[];
  readonly marks: number[];
  readonly memo: Map<number, PickleValue>;
  memory: number;
}

/** One opcode: reads its argument, changes the stack. */
type Step = (machine: Machine) => void;

/** Adds to what the pickle has cost so far. Work is charged like memory, so that it ends too. */
function charge(machine: Machine, bytes: number): void {
  machine.memory += bytes;
  if (machine.memory > machine.limits.maxMemory) {
    throw new DecodeError('too-large', `the pickle needs more than ${machine.limits.maxMemory} bytes of memory`);
  }
}

function push(machine: Machine, value: PickleValue): void {
  charge(machine, 8 + shallowSize(value));
  machine.stack.push(value);
}

/** Puts a value on the stack that exists already. */
function pushAgain(machine: Machine, value: PickleValue): void {
  charge(machine, 8);
  machine.stack.push(value);
}

function pop(machine: Machine): PickleValue {
  const { stack, marks } = machine;
  const floor = marks.length === 0 ? 0 : marks[marks.length - 1]!;
  if (stack.length <= floor) throw malformed('the pickle takes from an empty stack');
  return stack.pop()!;
}

function top(machine: Machine): PickleValue {
  const { stack } = machine;
  if (stack.length === 0) throw malformed('the pickle looks at an empty stack');
  return stack[stack.length - 1]!;
}

/** Everything above the last mark. */
function popMark(machine: Machine): PickleValue[] {
  const mark = machine.marks.pop();
  if (mark === undefined) throw malformed('the pickle closes a mark that it did not open');
  // Short runs are the rule: splice of the whole stack would copy more.
  return machine.stack.splice(mark);
}

const popArgs = (machine: Machine): readonly PickleValue[] => {
  const args = pop(machine);
  return Array.isArray(args) ? args : [args];
};

const objectOf = (name: string, args: readonly PickleValue[]): PickleObject => ({
  kind: 'object',
  name,
  args,
  state: undefined,
  items: [],
  entries: new Map(),
});

/** Python's own ways of making an object of a class: the class and the arguments that are meant. */
function unwrap(name: string, args: readonly PickleValue[]): { name: string; args: readonly PickleValue[] } {
  const [first] = args;
  if (isKind(first, 'global')) {
    if (/^copy_?reg\._reconstructor$/.test(name)) return { name: first.name, args: args.slice(2, 3) };
    if (/^copy_?reg\.__newobj(_ex)?__$/.test(name)) return { name: first.name, args: args.slice(1) };
  }
  return { name, args };
}

/** A call or a new object: built by a known class, else described. */
function reduce(machine: Machine, callee: PickleValue, args: readonly PickleValue[]): void {
  for (const arg of args) charge(machine, shallowSize(arg));
  if (!isKind(callee, 'global')) return push(machine, objectOf('(not a class)', args));
  const meant = unwrap(callee.name, args);
  push(machine, buildKnown(meant.name, meant.args) ?? objectOf(meant.name, meant.args));
}

function build(machine: Machine): void {
  const state = pop(machine);
  const target = top(machine);
  if (Array.isArray(state)) for (const part of state) charge(machine, shallowSize(part));
  if (isKind(target, 'array')) setArrayState(target, state);
  else if (isKind(target, 'type')) setTypeState(target, state);
  else if (isKind(target, 'object')) target.state = state;
  // The attributes of a dict or list subclass are of no use to anyone.
}

function append(machine: Machine, values: readonly PickleValue[]): void {
  const target = top(machine);
  const items = Array.isArray(target)
    ? target
    : isKind(target, 'set') || isKind(target, 'object')
      ? target.items
      : null;
  if (items === null) throw malformed('the pickle appends to something that is no list');
  for (const value of values) items.push(value);
}

function setItems(machine: Machine, values: readonly PickleValue[]): void {
  const target = top(machine);
  const map = target instanceof Map ? target : isKind(target, 'object') ? target.entries : null;
  if (map === null) throw malformed('the pickle sets a key of something that is no dict');
  for (let at = 0; at + 1 < values.length; at += 2) map.set(values[at]!, values[at + 1]!);
}

function toMap(values: readonly PickleValue[]): Map<PickleValue, PickleValue> {
  const map = new Map<PickleValue, PickleValue>();
  for (let at = 0; at + 1 < values.length; at += 2) map.set(values[at]!, values[at + 1]!);
  return map;
}

function remember(machine: Machine, key: number): void {
  charge(machine, 40);
  machine.memo.set(key, top(machine));
}

function recall(machine: Machine, key: number): void {
  const value = machine.memo.get(key);
  if (value === undefined) throw malformed(`the pickle refers to ${key}, which it did not store`);
  pushAgain(machine, value);
}

function tuple(machine: Machine, count: number): void {
  const items: PickleValue[] = [];
  for (let index = 0; index < count; index++) items.unshift(pop(machine));
  push(machine, items);
}

function newObject(machine: Machine, keywords: boolean): void {
  if (keywords) pop(machine);
  const args = popArgs(machine);
  reduce(machine, pop(machine), args);
}

function mark(machine: Machine): void {
  const { marks, limits } = machine;
  if (marks.length >= limits.maxDepth) throw new DecodeError('too-large', 'the pickle is nested too deep');
  marks.push(machine.stack.length);
}

const pushing =
  (read: (input: PickleInput) => PickleValue): Step =>
  (machine) => {
    push(machine, read(machine.input));
  };

const globalOf = (module: string, name: string): PickleValue => ({ kind: 'global', name: `${module}.${name}` });

/** By the letter or the byte of the opcode. */
const letterSteps: Readonly<Record<string, Step>> = {
  '(': mark,
  '0': (m) => {
    // POP takes a mark where one is on top.
    if (m.marks.at(-1) === m.stack.length) m.marks.pop();
    else pop(m);
  },
  '1': (m) => void popMark(m),
  '2': (m) => pushAgain(m, top(m)),
  F: pushing((input) => input.float(input.line())),
  G: pushing((input) => input.float64()),
  I: pushing((input) => input.integerLine()),
  L: pushing((input) => input.integerLine()),
  J: pushing((input) => input.int32()),
  K: pushing((input) => input.uint8()),
  M: pushing((input) => input.uint16()),
  N: pushing(() => null),
  P: pushing((input) => objectOf('(persistent)', [input.line()])),
  Q: (m) => push(m, objectOf('(persistent)', [pop(m)])),
  R: (m) => newObject(m, false),
  S: pushing((input) => input.quotedLine()),
  T: pushing((input) => input.latin1(input.int32())),
  U: pushing((input) => input.latin1(input.uint8())),
  V: pushing((input) => input.unicodeLine()),
  X: pushing((input) => input.text(input.uint32())),
  B: pushing((input) => input.bytes(input.uint32())),
  C: pushing((input) => input.bytes(input.uint8())),
  a: (m) => append(m, [pop(m)]),
  b: build,
  c: pushing((input) => globalOf(input.line(), input.line())),
  d: (m) => push(m, toMap(popMark(m))),
  '}': pushing(() => new Map()),
  e: (m) => append(m, popMark(m)),
  g: (m) => recall(m, m.input.index(m.input.line())),
  h: (m) => recall(m, m.input.uint8()),
  j: (m) => recall(m, m.input.uint32()),
  i: (m) => {
    const callee = globalOf(m.input.line(), m.input.line());
    reduce(m, callee, popMark(m));
  },
  l: (m) => push(m, popMark(m)),
  ']': pushing(() => []),
  o: (m) => {
    const [callee = null, ...args] = popMark(m);
    reduce(m, callee, args);
  },
  p: (m) => remember(m, m.input.index(m.input.line())),
  q: (m) => remember(m, m.input.uint8()),
  r: (m) => remember(m, m.input.uint32()),
  s: (m) => {
    const value = pop(m);
    setItems(m, [pop(m), value]);
  },
  t: (m) => push(m, popMark(m)),
  ')': pushing(() => []),
  u: (m) => setItems(m, popMark(m)),
};

const byteSteps: Readonly<Record<number, Step>> = {
  0x80: (m) => {
    const protocol = m.input.uint8();
    if (protocol > 5) throw new DecodeError('unsupported', `pickle protocol ${protocol} is not read`);
  },
  0x81: (m) => newObject(m, false),
  0x82: pushing((input) => objectOf('(extension)', [input.uint8()])),
  0x83: pushing((input) => objectOf('(extension)', [input.uint16()])),
  0x84: pushing((input) => objectOf('(extension)', [input.uint32()])),
  0x85: (m) => tuple(m, 1),
  0x86: (m) => tuple(m, 2),
  0x87: (m) => tuple(m, 3),
  0x88: pushing(() => true),
  0x89: pushing(() => false),
  0x8a: pushing((input) => input.long(input.uint8())),
  0x8b: pushing((input) => input.long(input.int32())),
  0x8c: pushing((input) => input.text(input.uint8())),
  0x8d: pushing((input) => input.text(input.uint64())),
  0x8e: pushing((input) => input.bytes(input.uint64())),
  0x8f: pushing(() => ({ kind: 'set', items: [] })),
  0x90: (m) => append(m, popMark(m)),
  0x91: (m) => push(m, { kind: 'set', items: popMark(m) }),
  0x92: (m) => newObject(m, true),
  0x93: (m) => {
    const name = pop(m);
    const module = pop(m);
    push(m, globalOf(String(module), String(name)));
  },
  0x94: (m) => remember(m, m.memo.size),
  0x95: (m) => void m.input.uint64(),
  0x96: pushing((input) => input.bytes(input.uint64())),
  0x97: pushing(() => objectOf('(buffer outside of the pickle)', [])),
  0x98: () => undefined,
};

const steps: readonly (Step | undefined)[] = Array.from(
  { length: 256 },
  (_, code) => byteSteps[code] ?? letterSteps[String.fromCharCode(code)],
);

/**
 * Reads the first pickle of the bytes. Throws {@link DecodeError} `torn`, `malformed`, `unsupported` or `too-large`.
 * Out-of-band buffers, persistent ids and extension codes come back as descriptions.
 */
export function unpickle(bytes: Uint8Array, limits: PickleLimits = pickleLimits): PickleValue {
  const machine: Machine = { input: new PickleInput(bytes), limits, stack: [], marks: [], memo: new Map(), memory: 0 };
  for (let operations = 0; operations < limits.maxOperations; operations++) {
    const code = machine.input.uint8();
    if (code === 0x2e) return pop(machine);
    const step = steps[code];
    if (step === undefined) throw malformed(`byte ${code} is no pickle opcode`);
    step(machine);
  }
  throw new DecodeError('too-large', `the pickle has more than ${limits.maxOperations} operations`);
}
