import { describe, expect, test } from 'vitest';
import { maxDepth, parseJson } from '../../../src/ingest/parse/parse-json.ts';

const valueOf = (text: string): unknown => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
};
const problemOf = (text: string) => {
  const parsed = parseJson(text);
  if (parsed.ok) throw new Error(`read ${JSON.stringify(parsed.value)}`);
  return parsed.problem;
};

describe('parseJson', () => {
  test('reads ordinary JSON as JSON.parse does', () => {
    const text = '{"a": [1, -2.5e3, true, null], "b": {"c": "d\\u00e9\\n"}}';
    expect(valueOf(text)).toEqual(JSON.parse(text));
  });

  test('reads the bare words of Python outside strings only', () => {
    expect(valueOf('{"a": NaN, "b": [Infinity, -Infinity], "c": "NaN, Infinity", "d": 1.25}')).toEqual({
      a: NaN,
      b: [Infinity, -Infinity],
      c: 'NaN, Infinity',
      d: 1.25,
    });
  });

  test('keeps integers beyond 2^53 as text, and fractions with many digits as numbers', () => {
    expect(valueOf('{"seed": 1732175999123456789, "x": 0.49367025328700342, "y": 9007199254740991}')).toEqual({
      seed: '1732175999123456789',
      x: 0.49367025328700342,
      y: 9007199254740991,
    });
    expect(valueOf('[-12345678901234567890]')).toEqual(['-12345678901234567890']);
  });

  test('the last of two equal keys wins', () => {
    expect(valueOf('{"a": 1, "a": 2}')).toEqual({ a: 2 });
    expect(valueOf('{"a": NaN, "a": 2}')).toEqual({ a: 2 });
  });

  test.each(['{"__proto__": {"polluted": 1}, "a": 1}', '{"__proto__": {"polluted": 1}, "a": NaN}'])(
    'takes __proto__ for an ordinary key: %s',
    (text) => {
      const value = valueOf(text);
      expect(Object.keys(value as object)).toEqual(['__proto__', 'a']);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    },
  );

  test('says where a text ends too early', () => {
    expect(problemOf('{"accuracy": 0.9,\n "f1": 0.')).toMatchObject({ line: 2, torn: true });
    expect(problemOf('{"a": {"b": [1, 2')).toMatchObject({ line: 1, column: 18, torn: true });
    expect(problemOf('{"a": "unfinished')).toMatchObject({ torn: true });
    expect(problemOf('')).toMatchObject({ message: 'the file is empty', torn: true });
  });

  test('says line and column of a mistake', () => {
    expect(problemOf('{\n  "a": 1,\n  b: 2\n}')).toMatchObject({ line: 3, column: 3, torn: false });
    expect(problemOf('{"a": 1} {"b": 2}')).toMatchObject({ message: 'more text follows the end of the document' });
    expect(problemOf("{'a': 1}").message).toContain('double quotes');
    expect(problemOf('[1, 2,]')).toMatchObject({ column: 7, torn: false });
    expect(problemOf('[01]').message).toContain('expected "]"');
    expect(problemOf('["a\nb"]').message).toContain('control character');
    expect(problemOf('["\\x"]').message).toContain('escape');
  });

  test('refuses documents that are nested too deep instead of overflowing', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(problemOf(nested(100_000)).message).toContain('nested deeper');
    expect(parseJson(nested(maxDepth - 1)).ok).toBe(true);
    expect(valueOf(JSON.stringify({ text: '['.repeat(500) }))).toEqual({ text: '['.repeat(500) });
  });

  test('agrees with JSON.parse on everything that JSON.parse accepts', () => {
    const texts = ['"a"', '-0', '1e5', '[]', '{}', ' [1 , 2 ] ', '"\\ud83d\\ude00"', '{"":{"":[]}}', '[1E-7,0.1,-3]'];
    for (const text of texts) {
      // A bare NaN sends the text to the tolerant parser.
      expect(valueOf(`[${text}, NaN]`)).toEqual([JSON.parse(text), NaN]);
    }
  });
});
