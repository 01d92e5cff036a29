import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixture, fixturePath } from '../support/fixtures.ts';
import { readFiles } from '../support/read.ts';

describe('CSVLogger', () => {
  it('gives what Keras itself returned as the history', () => {
    const expected: Record<string, number[]> = JSON.parse(
      readFileSync(fixturePath('tools/keras/expected.json'), 'utf8'),
    );
    const { raw, diagnostics } = readFiles({ 'run/training.log': fixture('tools/keras/training.log') });
    const { history, metrics, finalValue } = raw('run');
    expect(history).toMatchObject({ x: 'epoch', rows: 5 });
    for (const [name, values] of Object.entries(expected)) {
      expect(history!.columns[name]!.filter((value) => value !== null)).toEqual(values);
      expect(metrics![name]).toBe(values.at(-1));
      expect(finalValue![name]).toBe('last');
    }
    expect(diagnostics).toEqual([]);
  });

  it('spreads lists, and says where a file was appended to', () => {
    const csv = 'epoch,loss,per_class\n0,1,"[0.1, 0.2]"\n1,0.5,"[0.3, 0.4]"\n0,0.25,"[0.5 0.6]"\n';
    const { raw, diagnostics } = readFiles({ 'run/log.csv': csv });
    expect(raw('run').metrics).toEqual({ loss: 0.25, 'per_class[0]': 0.5, 'per_class[1]': 0.6 });
    expect(diagnostics).toMatchObject([{ code: 'restarted', severity: 'info' }]);
  });

  it('takes one file for a part of the run around it, several for a run each', () => {
    const one = readFiles({ 'r/config.yaml': 'lr: 0.1\n', 'r/log.csv': 'epoch,loss\n0,1\n' });
    expect(one.keys).toEqual(['r']);
    expect(one.raw('r')).toMatchObject({ config: { lr: 0.1 }, metrics: { loss: 1 } });
    const two = readFiles({ 'r/fold_a.csv': 'epoch,loss\n0,1\n', 'r/fold_b.csv': 'epoch;loss\n0;0,5\n' });
    expect(two.keys).toEqual(['r:fold_a', 'r:fold_b']);
    expect(two.raw('r:fold_b').metrics).toEqual({ loss: 0.5 });
  });
});
