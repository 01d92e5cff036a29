import { describe, expect, test } from 'vitest';
import type { Quantity } from '../../src/report/primitives.ts';
import { findMetricKey, statusKind, statusOf } from '../../src/report/status.ts';

const missing: Quantity = { value: null, reason: 'NaN' };
const noError = { type: null, message: null, traceback: null };
const judge = (
  reported: string | null,
  metrics: Record<string, Quantity>,
  primary: string | null,
  error: Partial<typeof noError> | { type: string } | null = null,
) => statusOf({ reported, error: error === null ? null : { ...noError, ...error }, metrics }, primary);

describe('statusOf', () => {
  test.each([
    ['completed', { acc: 0.5 }, 'acc', 'completed'],
    [null, { acc: 0.5 }, 'acc', 'completed'],
    [null, { acc: missing }, 'acc', 'diverged'],
    ['FINISHED', { acc: missing, loss: 1 }, 'acc', 'diverged'],
    ['completed', { loss: 1 }, 'acc', 'incomplete'],
    [null, {}, null, 'incomplete'],
    [null, { loss: missing }, null, 'diverged'],
    [null, { loss: missing, acc: 1 }, null, 'completed'],
    ['running', { acc: 0.5 }, 'acc', 'running'],
    ['failed', { acc: 0 }, 'acc', 'failed'],
    ['timed out', { acc: 0.4 }, 'acc', 'failed'],
    ['DIVERGED', { acc: 0.4 }, 'acc', 'diverged'],
    ['purple', { acc: 0.4 }, 'acc', 'unknown'],
  ] as const)('status word %s with %o and primary %s is %s', (word, metrics, primary, status) => {
    expect(judge(word, metrics, primary).status).toBe(status);
  });

  test('an error stands above a metric and above a word', () => {
    expect(judge('completed', { acc: 0.9 }, 'acc', { type: 'ValueError' })).toEqual({
      status: 'failed',
      statusReason: 'ValueError',
    });
    expect(judge(null, { acc: 0.9 }, 'acc', noError).status).toBe('completed');
  });

  test('gives reasons that can be read', () => {
    expect(judge('failed', {}, null, { type: 'Killed', message: 'signal 9' } as never).statusReason).toBe(
      'Killed: signal 9',
    );
    expect(judge('failed', {}, null).statusReason).toBe('its status is stated as failed');
    expect(judge(null, { acc: missing }, 'acc').statusReason).toBe('acc is not a finite number: NaN');
    expect(judge('completed', {}, 'acc').statusReason).toBe('it does not hold the primary metric acc');
    expect(judge('completed', { acc: 1 }, 'acc').statusReason).toBe('stated as completed; it holds acc');
  });

  test('finds a primary metric by its last part where that is unambiguous', () => {
    expect(judge(null, { 'evaluation_metrics.gsm8k.accuracy': 0.3 }, 'accuracy').status).toBe('completed');
    expect(judge(null, { 'a.accuracy': 0.3, 'b.accuracy': 0.2 }, 'accuracy').status).toBe('incomplete');
  });
});

test('findMetricKey prefers the exact key', () => {
  expect(findMetricKey({ acc: 1, 'x.acc': 2 }, 'acc')).toBe('acc');
  expect(findMetricKey({ 'x.acc': 2 }, 'acc')).toBe('x.acc');
  expect(findMetricKey({ 'x.acc': 2 }, 'cc')).toBeNull();
});

test('statusKind ignores case and separators', () => {
  expect(['COMPLETE', 'Timed-Out', 'in progress', 'nan', ''].map(statusKind)).toEqual([
    'completed',
    'failed',
    'running',
    'diverged',
    'unknown',
  ]);
});
