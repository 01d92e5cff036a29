import { describe, expect, it } from 'vitest';
import { fixturePath } from '../support/fixtures.ts';
import { readFiles, readFolder } from '../support/read.ts';
import { scalarFile, simpleValue, summaryEvent, tfRecord, versionEvent } from '../writers/tfevents.ts';

describe('folders that the tools wrote', () => {
  const { keys, raw, diagnostics } = readFolder(fixturePath('tools/tensorboard'));

  it('takes writers below a run for parts of it', () => {
    expect(keys).toEqual(['keras-style', 'run1', 'run2']);
    expect(diagnostics).toEqual([]);
  });

  it('gives curves, finals and hyper-parameters of torch', () => {
    expect(raw('run2')).toMatchObject({
      config: { lr: 0.1, opt: 'adam', bn: true, seed: 1 },
      metrics: { 'train/loss': Math.fround(1 / 21), 'val/acc': { nonFinite: 'NaN' }, hp_metric: 0.75 },
      finalValue: { 'train/loss': 'last' },
      status: 'success',
    });
    expect(raw('run1').history?.columns['val/acc']!.filter((value) => value !== null)).toEqual([0, 0.25, 0.5, 0.75]);
    expect(Date.parse(raw('run1').startedAt!)).toBeLessThanOrEqual(Date.parse(raw('run1').finishedAt!));
  });

  it('names the metrics of Keras after their folders', () => {
    expect(raw('keras-style').metrics).toEqual({
      'train/epoch_loss': Math.fround(1 / 10),
      'validation/epoch_loss': Math.fround(2 / 10),
    });
  });
});

describe('event files of our own', () => {
  const events = (start: number, steps: readonly number[], value: number): Buffer =>
    Buffer.concat([
      tfRecord(versionEvent(start)),
      ...steps.map((step) => tfRecord(summaryEvent(start + step, step, simpleValue('loss', value)))),
    ]);

  it('lets a later file take over from its first step on', () => {
    const { raw } = readFiles({
      'run/events.out.tfevents.900.host': events(900, [0, 1, 2, 3, 4], 1),
      'run/events.out.tfevents.1000.host': events(1000, [3, 4, 5], 2),
    });
    expect(raw('run').history?.columns).toEqual({ step: [0, 1, 2, 3, 4, 5], loss: [1, 1, 1, 2, 2, 2] });
    expect(raw('run')).toMatchObject({ startedAt: '1970-01-01T00:15:00.000Z', durationSeconds: 105 });
  });

  it('drops the metric that stands for none', () => {
    const { raw } = readFiles({
      'run/events.out.tfevents.1.h': Buffer.concat([
        events(1, [0, 1], 1),
        tfRecord(summaryEvent(1, 0, simpleValue('hp_metric', -1))),
      ]),
    });
    expect(Object.keys(raw('run').metrics!)).toEqual(['loss']);
  });

  it('keeps what is whole of a torn file, and a run of which nothing can be read', () => {
    const whole = scalarFile(['a'], 10, (_, step) => step);
    const { raw, diagnostics } = readFiles({
      'x/events.out.tfevents.1.h': whole.subarray(0, -3),
      'y/events.out.tfevents.1.h': 'no events',
    });
    expect(raw('x').metrics).toEqual({ a: 8 });
    expect(raw('y').unreadable).toEqual([expect.stringContaining('it holds no whole record')]);
    expect(diagnostics.map(({ severity, file }) => [severity, file])).toEqual([
      ['warning', 'x/events.out.tfevents.1.h'],
      ['error', 'y/events.out.tfevents.1.h'],
    ]);
  });

  it('keeps runs in folders of a folder apart', () => {
    const { keys } = readFiles({
      'runs/a/events.out.tfevents.1.h': events(1, [0], 1),
      'runs/b/events.out.tfevents.2.h': events(2, [0], 1),
    });
    expect(keys).toEqual(['runs/a', 'runs/b']);
  });
});
