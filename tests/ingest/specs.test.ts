import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/ingest/disk.ts';
import { loadBenchmarkSpecs, loadReportSpec } from '../../src/ingest/specs.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeTree } from './tree.ts';

const contentOf = (files: Readonly<Record<string, string>>): string =>
  join(
    makeTree(Object.fromEntries(Object.entries(files).map(([name, text]) => [`content/benchmarks/${name}`, text]))),
    'content',
  );

const failure = (action: () => unknown): UserError => {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('loadBenchmarkSpecs', () => {
  test('reads the demo’s own files', () => {
    const specs = loadBenchmarkSpecs(join(import.meta.dirname, '../../content'));
    expect(specs.map((spec) => spec.id)).toEqual([
      'echo-augmentation',
      'echo-mlp-hparams',
      'echo-stress',
      'sweepbook-bench',
    ]);
    expect(specs[0]!.file).toBe('content/benchmarks/echo-augmentation.yaml');
  });

  test('orders by name and takes the name for the id; other files are left alone', () => {
    const content = contentOf({ 'b.yml': 'title: B\n', 'a.yaml': '', 'README.md': '# x', '.hidden.yaml': 'x: [' });
    expect(loadBenchmarkSpecs(content)).toEqual([
      { id: 'a', file: 'content/benchmarks/a.yaml' },
      { id: 'b', file: 'content/benchmarks/b.yml', title: 'B' },
    ]);
  });

  test('no folder, no benchmarks', () => {
    expect(loadBenchmarkSpecs(makeTree({}))).toEqual([]);
  });

  test('a mistake in the YAML is named with file, line and hint', () => {
    const error = failure(() => loadBenchmarkSpecs(contentOf({ 'a.yaml': 'title: x\nmetrics: [1\nprimary: y\n' })));
    expect(error).toMatchObject({ file: 'content/benchmarks/a.yaml', line: 3 });
    expect(error.hint).not.toBeNull();
  });

  test('an unknown field is named with the nearest known one', () => {
    const error = failure(() => loadBenchmarkSpecs(contentOf({ 'a.yaml': 'primry: accuracy\n' })));
    expect(error.message).toContain('did you mean primary');
    expect(error.file).toBe('content/benchmarks/a.yaml');
  });

  test('two files with one id', () => {
    const error = failure(() => loadBenchmarkSpecs(contentOf({ 'Gsm.yaml': '', 'gsm.yml': '' })));
    expect(error.message).toContain('describe the same benchmark');
  });

  test('a file that cannot be read', () => {
    const content = contentOf({ 'a.yaml': '' });
    const fail = (): never => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    };
    expect(failure(() => loadBenchmarkSpecs(content, { ...nodeDisk, bytes: fail })).message).toContain(
      'permission denied',
    );
    expect(failure(() => loadBenchmarkSpecs(content, { ...nodeDisk, entries: fail })).file).toBe('content/benchmarks');
  });
});

describe('loadReportSpec', () => {
  const fileOf = (text: string): string => makeTree({ 'content/report.yaml': text }) + '/content';

  test('gives the title; without a file or a word in it, nothing', () => {
    expect(loadReportSpec(fileOf('title: "  Cats and dogs "\n'))).toEqual({ title: 'Cats and dogs' });
    expect(loadReportSpec(`${makeTree({ 'content/report.yml': 'title: Cats' })}/content/`)).toEqual({ title: 'Cats' });
    expect(loadReportSpec(fileOf('# later\n'))).toEqual({});
    expect(loadReportSpec(contentOf({ 'report.yaml': 'title: of a benchmark' }))).toEqual({});
    expect(loadReportSpec(join(makeTree({}), 'none'))).toEqual({});
    expect(loadReportSpec(join(import.meta.dirname, '../../content'))).toEqual({ title: 'Sweepbook demo' });
  });

  test('a mistake is named with file, place and what is allowed', () => {
    expect(failure(() => loadReportSpec(fileOf('titel: Cats\n')))).toMatchObject({
      file: 'content/report.yaml',
      message: expect.stringContaining('did you mean title'),
      hint: expect.stringContaining('title'),
    });
    expect(failure(() => loadReportSpec(fileOf('title: ""\n'))).message).toContain('title: found ""');
    expect(failure(() => loadReportSpec(fileOf('title: [1\n')))).toMatchObject({
      file: 'content/report.yaml',
      message: expect.stringContaining('no valid YAML'),
    });
    const both = `${makeTree({ 'content/report.yaml': '', 'content/report.yml': '' })}/content`;
    expect(failure(() => loadReportSpec(both)).message).toContain('both describe the report');
  });
});
