import { describe, expect, it } from 'vitest';
import { parseBenchmarkSpec, parseReport } from '../../src/report/parse.ts';
import { UserError } from '../../src/report/user-error.ts';
import { makeRuns } from '../helpers/runs.ts';
import { analyze } from '../analyze/helpers.ts';

const where = { id: 'bench', file: 'content/benchmarks/bench.yaml' };
const errorOf = (act: () => unknown): UserError => {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('expected a UserError');
};

describe('parseBenchmarkSpec', () => {
  it('takes an empty file', () => {
    expect(parseBenchmarkSpec(null, where)).toEqual(where);
  });

  it('takes a full one', () => {
    const spec = parseBenchmarkSpec(
      { title: 'T', runs: { study: ['a', 'b'], where: { lr: 0.1 } }, metrics: { accuracy: { bounds: [0, null] } } },
      where,
    );
    expect(spec).toMatchObject({
      id: 'bench',
      runs: { study: ['a', 'b'] },
      metrics: { accuracy: { bounds: [0, null] } },
    });
  });

  it('names every wrong place at once, with what was found', () => {
    const error = errorOf(() => parseBenchmarkSpec({ alpha: 5, metrics: { a: { better: 'up' } } }, where));
    expect(error.message).toContain('alpha: found 5');
    expect(error.message).toContain('metrics.a.better: found "up"');
    expect(error.file).toBe(where.file);
    expect(error.hint).not.toBeNull();
  });

  it('suggests the nearest field for an unknown one', () => {
    expect(errorOf(() => parseBenchmarkSpec({ basline: 'x' }, where)).message).toContain(
      'basline (did you mean baseline?)',
    );
  });
});

describe('parseReport', () => {
  const { report } = analyze(makeRuns({ baseline: [0.5, 0.6, 0.7], b: [0.6, 0.7, 0.9], c: [null] }));

  it('reads back what the analysis wrote', () => {
    const text = JSON.stringify(report);
    expect(parseReport(JSON.parse(text), 'report.json')).toEqual(report);
  });

  it('refuses another version and says what to do', () => {
    const error = errorOf(() => parseReport({ ...report, schemaVersion: 99 }, 'report.json'));
    expect(error.message).toContain('schema version 99');
    expect(error.hint).toContain('again');
  });

  it('refuses what is no report', () => {
    expect(errorOf(() => parseReport({ hello: 1 }, 'x.json'))).toMatchObject({ file: 'x.json' });
    expect(errorOf(() => parseReport(null, 'x.json')).message).toContain('not a Sweepbook report');
    expect(errorOf(() => parseReport({ ...report, runs: [{ id: 1 }] }, 'x.json')).message).toContain('runs.0');
  });
});
