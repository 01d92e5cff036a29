/** What the unpickler makes of a pickle: plain data, and descriptions of every object that it did not build. */
import type { Element, Elements, ElementType } from './numpy.ts';

/** A name that the pickle asked for; it is never looked up. */
export interface PickleGlobal {
  readonly kind: 'global';
  /** Module and name, e.g. `numpy.dtype`. */
  readonly name: string;
}

/** An object of a class that is not decoded: what was said of it, none of which was run. */
export interface PickleObject {
  readonly kind: 'object';
  readonly name: string;
  readonly args: readonly PickleValue[];
  state: PickleValue | undefined;
  /** What was appended to it, and what was set by key. */
  readonly items: PickleValue[];
  readonly entries: Map<PickleValue, PickleValue>;
}

/** A NumPy array; C order. */
export interface PickleArray {
  readonly kind: 'array';
  shape: readonly number[];
  elements: Elements | readonly PickleValue[];
}

/** A NumPy element type; null with a reason where it is not read. */
export interface PickleType {
  readonly kind: 'type';
  code: string;
  type: ElementType | null;
  reason: string;
}

/** A set or a frozen set. */
export interface PickleSet {
  readonly kind: 'set';
  readonly items: PickleValue[];
}

/**
 * A decoded value. Lists and tuples are arrays, dicts are Maps (so that no key can reach an object's prototype),
 * integers beyond 2^53 are bigints. A list may contain itself: walk with a limit.
 */
export type PickleValue =
  | Element
  | Uint8Array
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | PickleGlobal
  | PickleObject
  | PickleArray
  | PickleType
  | PickleSet;

/** True for a decoded object of one of the kinds. */
export function isKind<K extends 'global' | 'object' | 'array' | 'type' | 'set'>(
  value: PickleValue | undefined,
  kind: K,
): value is Extract<PickleGlobal | PickleObject | PickleArray | PickleType | PickleSet, { kind: K }> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Map) &&
    !(value instanceof Uint8Array) &&
    value.kind === kind
  );
}

/** Bytes that a value takes by itself, by estimate; what it refers to has been counted before. */
export function shallowSize(value: PickleValue): number {
  if (typeof value === 'string') return 24 + value.length;
  if (typeof value === 'bigint') return 64;
  if (typeof value !== 'object' || value === null) return 8;
  if (value instanceof Uint8Array) return 100 + value.length / 8;
  if (Array.isArray(value)) return 48 + value.length * 8;
  if (value instanceof Map) return 200 + value.size * 60;
  if (value.kind === 'object') return 400;
  return value.kind === 'array' ? 200 + value.elements.length * 8 : 150;
}

/** The members of a list, of a set, or of a one-dimensional array; null for anything else. */
export function listOf(value: PickleValue | undefined): readonly PickleValue[] | null {
  if (Array.isArray(value)) return value;
  if (isKind(value, 'set')) return value.items;
  if (isKind(value, 'array') && value.shape.length === 1) return [...value.elements];
  // A deque or another subclass of list.
  if (isKind(value, 'object') && value.items.length > 0) return value.items;
  return null;
}
