import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configurationDetail } from '../../src/report/samples-schema.ts';
import { report } from '../../src/report/schema.ts';
import { benchmarkSpec } from '../../src/report/benchmark-spec.ts';
import { diagnostic, quantity } from '../../src/report/primitives.ts';
import { interval } from '../../src/report/results-schema.ts';
import { makeRuns } from '../helpers/runs.ts';
import { analyze } from '../analyze/helpers.ts';

describe('the schemas', () => {
  it('are published as JSON Schema', () => {
    for (const schema of [report, configurationDetail, benchmarkSpec]) {
      expect(z.toJSONSchema(schema)).toMatchObject({ type: 'object' });
    }
  });

  it('hold no NaN, no infinity, and no number without a value or a reason', () => {
    expect(quantity.safeParse(1.5).success).toBe(true);
    expect(quantity.safeParse({ value: null, reason: 'why' }).success).toBe(true);
    for (const wrong of [Number.NaN, Infinity, null, undefined, { value: null }, { value: 1, reason: '' }]) {
      expect(quantity.safeParse(wrong).success).toBe(false);
    }
  });

  it('refuse unknown fields and lines before the first', () => {
    const right = { severity: 'error', code: 'c', message: 'm', file: null, line: 1, hint: null };
    expect(diagnostic.safeParse(right).success).toBe(true);
    expect(diagnostic.safeParse({ ...right, line: 0 }).success).toBe(false);
    expect(diagnostic.safeParse({ ...right, more: 1 }).success).toBe(false);
    expect(
      interval.safeParse({ method: 't', level: 0.95, low: 0, high: Number.NaN, reason: null, warnings: [] }).success,
    ).toBe(false);
  });

  it('are JSON: a report survives the way through text', () => {
    const { report: made } = analyze(makeRuns({ a: [0.1, 0.2], b: [null] }));
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });
});
