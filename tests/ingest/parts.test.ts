import { describe, expect, test } from 'vitest';
import { joinParts, readPart, scanSources, writePart, ingestRoots, type Ingested } from '../../src/ingest/index.ts';
import type { ByteStore } from '../../src/ingest/store.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeTree } from './tree.ts';

const path = makeTree({
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [
      [`s/run-${at}/config.yaml`, `lr: ${at % 3}\nseed: ${at}\nceiling: .inf\nmail: a@example.org\n`],
      [`s/run-${at}/metrics.json`, at === 4 ? '{"accuracy": ' : `{"accuracy": 0.${at}1}`],
      [`s/run-${at}/predictions.csv`, `id,label,predicted\n1,a,a\n2,b,${at % 2 === 0 ? 'a' : 'b'}\n`],
      [`s/run-${at}/history.csv`, 'epoch,loss\n1,2\n'],
      [`s/run-${at}/broken.yaml`, ': ['],
    ]).flat(),
  ),
});
const roots = [{ label: 'results', path }];

function store(): ByteStore {
  const kept = new Map<string, Uint8Array>();
  return { get: (key) => kept.get(key) ?? null, put: (key, bytes) => void kept.set(key, bytes) };
}

function part(index: number, count: number, program = '1.0.0', from = roots) {
  const into = store();
  writePart(scanSources({ roots: from, redact: true }), {
    shard: { index, count },
    program,
    store: into,
    described: false,
  });
  return { file: `part-${index}`, store: into };
}

const open = (parts: readonly ReturnType<typeof part>[]) =>
  parts.map(({ file, store: from }) => readPart(file, from, '1.0.0'));

const everything = ({ runs, attachments, diagnostics, redactions }: Ingested): string =>
  JSON.stringify([
    runs.map((run) => [run, attachments.history(run.id), attachments.samples(run.id), attachments.log(run.id)]),
    diagnostics,
    redactions,
  ]);

const errorOf = (act: () => unknown): UserError => {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('no error');
};

describe('parts', () => {
  const whole = everything(ingestRoots({ roots, redact: true }));

  test.each([1, 3, 7, 40])('%i parts in any order are what one machine would have read', (count) => {
    const parts = Array.from({ length: count }, (_, at) => part(at + 1, count)).reverse();
    expect(everything(joinParts(open(parts), { redact: true }))).toBe(whole);
  });

  test('redaction is decided when they are joined', () => {
    const joined = joinParts(open([part(1, 2), part(2, 2)]), { redact: false });
    expect(everything(joined)).toBe(everything(ingestRoots({ roots, redact: false })));
  });

  test('a missing part is named, with the command that makes it', () => {
    const error = errorOf(() => joinParts(open([part(1, 3), part(3, 3)]), { redact: true }));
    expect(error.message).toContain('missing: 2');
    expect(error.hint).toContain('--shard 2/3');
  });

  test('a part that is given twice is refused', () => {
    expect(errorOf(() => joinParts(open([part(1, 2), part(1, 2)]), { redact: true })).message).toContain('both part 1');
  });

  test('parts of two analyses are refused', () => {
    expect(errorOf(() => joinParts(open([part(1, 2), part(2, 3)]), { redact: true })).message).toContain('part 2 of 3');
    const other = [{ label: 'results', path: makeTree({ 's/x/metrics.json': '{"accuracy": 1}' }) }];
    const parts = open([part(1, 2), part(2, 2, '1.0.0', other)]);
    expect(errorOf(() => joinParts(parts, { redact: true })).message).toContain('different results');
  });

  test('a part of another version and a file that is no part are refused', () => {
    expect(errorOf(() => open([part(1, 1, '0.9.0')])).message).toContain('0.9.0');
    expect(errorOf(() => readPart('x', store(), '1.0.0')).message).toContain('no part');
    expect(errorOf(() => joinParts([], { redact: true })).message).toContain('no part');
  });
});
