import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../src/ingest/parse/parse-yaml.ts';
import { parseYamlFast } from '../../../src/ingest/parse/parse-yaml-fast.ts';

const read = (text: string) => {
  const parsed = parseYaml(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed;
};
const problemOf = (text: string) => {
  const parsed = parseYaml(text);
  if (parsed.ok) throw new Error(`read ${JSON.stringify(parsed.value)}`);
  return parsed.problem;
};

describe('parseYaml', () => {
  test('warns, with the line, where PyYAML reads something else', () => {
    const { value, notes } = read('lr: 1e-4\nuse_ema: no\nwarmup: 12:30:45\nmode: 0o17\nfine: 1.0e-4\n');
    expect(value).toEqual({ lr: 0.0001, use_ema: 'no', warmup: '12:30:45', mode: 15, fine: 0.0001 });
    expect(notes.map(({ code, line }) => [code, line])).toEqual(
      [1, 2, 3, 4].map((line) => ['yaml-pyyaml-differs', line]),
    );
    expect(notes[0]!.message).toBe("1e-4 is read as YAML 1.2 says; PyYAML reads the text '1e-4'.");
  });

  test('warns alike where the complete parser has to read the file', () => {
    const { value, notes } = read('a: [1e-4, off, "on", \'1e-4\']\nb: |\n  no\n');
    expect(value).toEqual({ a: [0.0001, 'off', 'on', '1e-4'], b: 'no\n' });
    expect(notes.map(({ line }) => line)).toEqual([1, 1]);
  });

  test('runs no tag, keeps its content and says so', () => {
    const { value, notes } = read(
      'a: !!python/object/apply:os.system ["touch /tmp/x"]\nb: !!python/name:os.getcwd ""\nc: !Mine {d: 1}\n',
    );
    expect(value).toEqual({ a: ['touch /tmp/x'], b: '', c: { d: 1 } });
    expect(notes.map(({ code, line }) => [code, line])).toEqual([1, 2, 3].map((line) => ['yaml-unknown-tag', line]));
  });

  test('keeps integers beyond 2^53 as text on both paths', () => {
    expect(read('seed: 1732175999123456789\n').value).toEqual({ seed: '1732175999123456789' });
    expect(read('{seed: 1732175999123456789, n: 3}').value).toEqual({ seed: '1732175999123456789', n: 3 });
  });

  test('uses the first of several documents and says so', () => {
    const { value, notes } = read('a: 1\n---\na: 2\n');
    expect(value).toEqual({ a: 1 });
    expect(notes[0]).toMatchObject({ code: 'yaml-several-documents' });
  });

  test('follows aliases and merges, but no bombs and no circles', () => {
    expect(read('base: &b {lr: 1}\nrun:\n  <<: *b\n  n: 2\n').value).toEqual({ base: { lr: 1 }, run: { lr: 1, n: 2 } });
    const levels = Array.from(
      { length: 9 },
      (_, level) =>
        `a${level}: &a${level} [${
          level === 0
            ? 'x'
            : Array(9)
                .fill(`*a${level - 1}`)
                .join(', ')
        }]`,
    );
    expect(problemOf(levels.join('\n')).message).toContain('aliases');
    expect(problemOf('a: &x [*x]').message).toContain('alias');
  });

  test('names line, column and a hint for a mistake', () => {
    expect(problemOf('a: 1\nb: [1, 2\nc: 3\n')).toMatchObject({ line: 3 });
    expect(problemOf('a: 1\n\tb: 2\n').hint).toContain('tabs');
    expect(problemOf('a: 1\nb: 2\na: 3\n')).toMatchObject({ line: 3, hint: 'Give each key once.' });
    expect(problemOf('message: error: it broke\n').line).toBe(1);
  });

  test('takes __proto__ for an ordinary key', () => {
    for (const text of ['__proto__:\n  x: 1\n', '{__proto__: {x: 1}}']) {
      expect(Object.keys(read(text).value as object)).toEqual(['__proto__']);
      expect(Reflect.get({}, 'x')).toBeUndefined();
    }
  });

  test('reads an empty file and a lone scalar', () => {
    expect(read('').value).toBeNull();
    expect(read('# nothing\n').value).toBeNull();
    expect(read('hello\n').value).toBe('hello');
  });
});

describe('parseYamlFast', () => {
  const root = join(import.meta.dirname, '../../../results');
  const configs = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.startsWith('echo-') && file.endsWith('config.yaml'),
  );

  test('reads every config of the echo sweeps as js-yaml does', () => {
    expect(configs.length).toBe(201);
    for (const file of configs) {
      const text = readFileSync(join(root, file), 'utf8');
      expect(parseYamlFast(text)?.value).toEqual(load(text));
    }
  });

  test('answers as js-yaml or not at all, for 3,000 made documents', () => {
    let state = 7;
    const next = (limit: number): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * limit);
    };
    const scalars = [
      1,
      -2.5,
      1e-7,
      true,
      null,
      '',
      'a b',
      'no',
      '1e-4',
      "it's",
      'a: b',
      '# x',
      '- y',
      '{}',
      ' pad',
      'x:',
      '"q"',
      'a\nb',
      '~',
      '0x1F',
      '2026-01-01',
      '*',
      '?',
      'é',
      'a #b',
    ];
    const make = (depth: number): unknown => {
      const kind = next(depth > 3 ? 2 : 5);
      if (kind < 2) return scalars[next(scalars.length)];
      const size = next(4);
      if (kind === 2) return Array.from({ length: size }, () => make(depth + 1));
      return Object.fromEntries(
        Array.from({ length: size }, (_, key) => [['lr', 'model.name', 'x-y', 'n'][key], make(depth + 1)]),
      );
    };
    let answered = 0;
    for (let index = 0; index < 3000; index++) {
      const text = dump({ first: make(1), second: make(1) }, { seqNoIndent: index % 2 === 0 });
      const fast = parseYamlFast(text);
      if (fast === null) continue;
      answered += 1;
      expect(fast.value, text).toEqual(load(text));
    }
    expect(answered).toBeGreaterThan(500);
  });

  test.each([
    'a: b\n  c\n',
    'a:\n  b: 1\n c: 2\n',
    'a: &x 1\n',
    'a: "x\\n"\n',
    'a: [1, 2]\n',
    '? a\n: b\n',
    'a: 1\na: 2\n',
    'a: |\n  text\n',
    '1: x\n',
    'null: x\n',
    'a: b #c\n',
    'a: b: c\n',
    '- a\nb: 1\n',
    'a: 1\n---\nb: 2\n',
    'a: \u00071\n',
    '"a": 1\n',
    'a:\n- b\n - c\n',
    'a\n',
  ])('leaves %j to the complete parser', (text) => {
    expect(parseYamlFast(text)).toBeNull();
  });
});
