/** Params as YAML text, nested as their dotted keys say: what a page shows as "the configuration". */
import type { Scalar } from '../report/schema.ts';

interface Tree {
  readonly children: Map<string, Tree>;
  value: Scalar | undefined;
}

const node = (): Tree => ({ children: new Map(), value: undefined });

/** A key of more parts stays flat: readers of YAML refuse deeper documents. */
const deepest = 20;

/** What YAML takes only as an escape. */
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

const quoted = (text: string): string => JSON.stringify(text).replace(unprintable, escaped);

/**
 * A list as reading left it, compact JSON text of scalars, as a YAML list again; an empty mapping likewise. Null for any
 * other text.
 */
function collectionYaml(text: string): string | null {
  if (text === '{}') return text;
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  try {
    const items: unknown = JSON.parse(text);
    if (!Array.isArray(items) || JSON.stringify(items) !== text) return null;
    if (items.some((item) => typeof item === 'object' && item !== null)) return null;
    return `[${items.map((item: Scalar) => (typeof item === 'string' ? quoted(item) : String(item))).join(', ')}]`;
  } catch {
    return null;
  }
}

/** Words and numbers that YAML would read as something else stand in quotes. */
function scalarYaml(value: Scalar): string {
  if (typeof value !== 'string') return value === null ? 'null' : String(value);
  const collection = collectionYaml(value);
  if (collection !== null) return collection;
  const ambiguous =
    value === '' ||
    /^[\s]|[\s]$|^[-?:,[\]{}#&*!|>'"%@`]|: |:$| #|[\n\t\r\0]/.test(value) ||
    /^(~|null|true|false|yes|no|on|off|y|n)$/i.test(value) ||
    /^[-+.]?[\d.][\d_.,:eExXoO+-]*$/.test(value) ||
    value.search(unprintable) !== -1;
  return ambiguous ? quoted(value) : value;
}

/** The items of a list whose keys are its places: 0, 1, 2, … Null where a mapping is meant. */
function listItems(tree: Tree): readonly Tree[] | null {
  const items = Array.from({ length: tree.children.size }, (_, place) => tree.children.get(String(place)));
  return items.length > 0 && items.every((item) => item !== undefined) ? items : null;
}

function print(tree: Tree, indent: string): string {
  const items = listItems(tree);
  if (items !== null) {
    return items
      .map((item) => {
        if (item.children.size === 0) return `${indent}- ${scalarYaml(item.value ?? null)}\n`;
        // The first line of an item stands beside its dash.
        return `${indent}- ${print(item, `${indent}  `).slice(indent.length + 2)}`;
      })
      .join('');
  }
  return [...tree.children]
    .map(([key, child]) => {
      const name = scalarYaml(key);
      const own = child.value === undefined ? '' : `${indent}${name}: ${scalarYaml(child.value)}\n`;
      return child.children.size === 0 ? own : `${own}${indent}${name}:\n${print(child, `${indent}  `)}`;
    })
    .join('');
}

/**
 * Flat dotted params as nested YAML, lists as lists. A key that is both a value and a prefix of others stays flat.
 * @example paramsYaml({ model: 'mlp', 'optimizer.lr': 0.01 }) // 'model: mlp\noptimizer:\n  lr: 0.01\n'
 */
export function paramsYaml(params: Readonly<Record<string, Scalar>>): string {
  const root = node();
  const keys = Object.keys(params);
  for (const key of keys) {
    const parts = key.split('.');
    const prefixes = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('.'));
    const nested =
      parts.length <= deepest && !parts.includes('') && prefixes.every((prefix) => params[prefix] === undefined);
    let at = root;
    for (const part of nested ? parts : [key]) {
      let child = at.children.get(part);
      if (child === undefined) at.children.set(part, (child = node()));
      at = child;
    }
    at.value = params[key];
  }
  return print(root, '');
}
