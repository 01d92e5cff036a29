/** Plain (unquoted) YAML scalars: what they are by YAML 1.2, and where PyYAML, which wrote or read most configs, differs. */

const integerPattern = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$/;
const floatPattern = /^(?:[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9]+(?:[eE][-+]?[0-9]+)?)$/;
const words: ReadonlyMap<string, string | number | boolean | null> = new Map<string, number | boolean | null>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
]);

/** The value of a plain scalar by the core schema of YAML 1.2; integers beyond 2^53 stay text. */
export function resolvePlain(source: string): string | number | boolean | null {
  const first = source.charCodeAt(0);
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x2b || first === 0x2e;
  if (numeric) {
    if (integerPattern.test(source)) {
      const value = source.startsWith('0o') ? parseInt(source.slice(2), 8) : Number(source);
      return Number.isSafeInteger(value) ? value : source;
    }
    if (floatPattern.test(source)) {
      const value = Number(source);
      return Number.isFinite(value) ? value : source;
    }
  }
  const word = words.get(source);
  return word === undefined ? source : word;
}

const pythonDigits = /^[-+]?[0-9][0-9_]*$/;

/** What PyYAML's `safe_load` makes of a plain scalar where that is not {@link resolvePlain}; null where both agree. */
export function pythonReads(source: string): string | null {
  const first = source.charCodeAt(0);
  if (first >= 0x41) {
    if (/^(?:yes|Yes|YES|on|On|ON)$/.test(source)) return 'True';
    if (/^(?:no|No|NO|off|Off|OFF)$/.test(source)) return 'False';
    return null;
  }
  if (/^0o[0-7]+$/.test(source)) return `the text '${source}'`;
  if (/^0b[01]+$/.test(source)) return String(parseInt(source.slice(2), 2));
  if (/^[-+]?0[0-9_]+$/.test(source)) {
    const digits = source.replaceAll('_', '').replace(/^[-+]/, '');
    return /[89]/.test(digits) ? `the text '${source}'` : String(parseInt(digits, 8) * (first === 0x2d ? -1 : 1));
  }
  if (/^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/.test(source)) {
    const total = source
      .replace(/^[-+]|_/g, '')
      .split(':')
      .reduce((sum, part) => 60 * sum + Number(part), 0);
    return String(first === 0x2d ? -total : total);
  }
  if (source.includes('_') && pythonDigits.test(source)) return source.replaceAll('_', '');
  // PyYAML wants a point before an exponent, a sign in it, and no sign before a leading point.
  if (floatPattern.test(source) && /^[-+]?\.|[eE]/.test(source) && !pythonFloat.test(source)) {
    return `the text '${source}'`;
  }
  return null;
}

const pythonFloat = /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)$/;
