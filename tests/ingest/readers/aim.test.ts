import { describe, expect, it } from 'vitest';
import { readFiles } from '../support/read.ts';

describe('a repository of Aim', () => {
  it('is named with its export, and the runs beside it are read', () => {
    const { keys, diagnostics } = readFiles({
      '.aim/meta/chunks/x/CURRENT': 'x',
      '.aim/run_metadata.sqlite': 'x',
      '.aim/metrics.json': '{"not": 1}',
      'run/metrics.json': '{"acc": 0.5}',
      'run/config.yaml': 'lr: 1',
    });
    expect(keys).toEqual(['run']);
    expect(diagnostics).toMatchObject([
      { severity: 'error', code: 'aim-not-read', file: '.aim', hint: expect.stringContaining('results.csv') },
    ]);
  });

  it('is not any folder of that name', () => {
    expect(readFiles({ '.aim/metrics.json': '{"a": 1}', '.aim/config.json': '{}' }).keys).toEqual(['.aim']);
  });
});
