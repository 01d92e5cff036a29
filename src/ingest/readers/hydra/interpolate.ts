/** OmegaConf's `${path}` references, which Hydra saves as they were written. */
import { isMapping } from '../../parse/parse-document.ts';
import type { Json } from '../../reader.ts';

/** References inside references that are followed. */
const maxDepth = 20;
/** References followed in one document: texts that double each other would never end. */
const maxSteps = 20_000;
/** Characters of a text that references were put into. */
const maxText = 10_000;

/** Looks up an absolute path of keys and indexes: `a.b`, `a[0].c`. */
function find(root: Json, path: string): Json | undefined {
  let at: Json | undefined = root;
  for (const key of path.replace(/\[([^\]]*)\]/g, '.$1').split('.')) {
    if (Array.isArray(at)) at = /^\d+$/.test(key) ? at[Number(key)] : undefined;
    else at = isMapping(at) && Object.hasOwn(at, key) ? at[key] : undefined;
    if (at === undefined) return undefined;
  }
  return at;
}

/** Plain references only: resolvers (`${now:…}`, `${oc.env:…}`), relative ones and nested ones stay as text. */
const reference = /\$\{([A-Za-z_][\w.[\]-]*)\}/g;
const whole = /^\$\{([A-Za-z_][\w.[\]-]*)\}$/;

/**
 * The document with every plain reference replaced by what it refers to. One that leads nowhere, to itself, or to a
 * resolver stays as text; `???` (a value that was never given) becomes null.
 */
export function resolveReferences(root: { readonly [key: string]: Json }): { readonly [key: string]: Json } {
  let steps = 0;
  const resolve = (value: Json, depth: number): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => resolve(item, depth));
    if (isMapping(value))
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, depth)]));
    if (typeof value !== 'string') return value;
    if (value === '???') return null;
    if (!value.includes('${') || depth >= maxDepth || ++steps > maxSteps) return value;
    const alone = whole.exec(value);
    if (alone !== null) {
      const target = find(root, alone[1]!);
      // A reference to a branch that holds the reference itself would never end: branches are taken as they stand.
      if (target === undefined || target === value) return value;
      return typeof target === 'object' ? target : resolve(target, depth + 1);
    }
    const text = value.replace(reference, (written, path: string) => {
      const target = find(root, path);
      if (target === undefined || typeof target === 'object' || target === value) return written;
      return String(resolve(target, depth + 1) ?? 'null');
    });
    return text.length > maxText ? value : text;
  };
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, resolve(value, 0)]));
}
