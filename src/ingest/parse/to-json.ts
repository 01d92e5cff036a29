/** What a foreign parser built, as the Json of this program: proves the types and bounds the size. */
import type { Json } from '../reader.ts';
import { maxDepth } from './parse-json.ts';
import { setKey } from './parsed.ts';

/** More nodes than this after aliases are followed are taken for an alias bomb. */
export const maxNodes = 200_000;

/**
 * Copies a value; dates and big integers become text. Throws a plain Error with a readable message where the value has
 * more than {@link maxNodes} nodes, is nested too deep or holds itself.
 */
export const toJson = (value: unknown): Json => copy(value, { nodes: 0 }, 0);

function copy(value: unknown, budget: { nodes: number }, depth: number): Json {
  budget.nodes += 1;
  if (budget.nodes > maxNodes) throw new Error(`more than ${maxNodes} values once its aliases are followed`);
  if (depth > maxDepth) throw new Error(`nested deeper than ${maxDepth} levels, or an alias that holds itself`);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => copy(item, budget, depth + 1));
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return String(value);
  const object: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) setKey(object, key, copy(item, budget, depth + 1));
  return object;
}
