import { describe, expect, it } from 'vitest';
import { readFiles } from '../support/read.ts';

const args =
  'task: detect\nmode: train\nmodel: yolov8n.pt\ndata: /home/me/coco8.yaml\nepochs: 3\nseed: 0\nname: train2\nsave_dir: /home/me/runs/detect/train2\nlr0: 0.01\n';
const csv = `                  epoch,             time,    train/box_loss,   metrics/mAP50(B),   metrics/mAP50-95(B),      val/cls_loss,             lr/pg0
                      1,              5.5,            1.2345,             0.5000,                0.3000,            2.5000,              0.001
                      2,             11.0,            1.1345,             0.7000,                0.4500,            2.2000,              0.002
                      3,             16.5,            1.0345,             0.6500,                0.4200,               nan,              0.003
`;

describe('a training of Ultralytics', () => {
  const { keys, raw } = readFiles({
    'runs/detect/train2/args.yaml': args,
    'runs/detect/train2/results.csv': csv,
    'runs/detect/train2/weights/best.pt': 'x',
  });

  it('gives the last row as final, padded headers and all', () => {
    expect(keys).toEqual(['runs/detect/train2']);
    expect(raw(keys[0]!)).toMatchObject({
      metrics: {
        'train/box_loss': 1.0345,
        'metrics/mAP50(B)': 0.65,
        'metrics/mAP50-95(B)': 0.42,
        'val/cls_loss': { nonFinite: 'NaN' },
      },
      finalValue: { 'metrics/mAP50-95(B)': 'last' },
      metricFacts: { 'train/box_loss': { better: 'lower' }, 'metrics/mAP50(B)': { better: 'higher' } },
      primaryMetric: 'metrics/mAP50-95(B)',
      durationSeconds: 16.5,
      task: { dataset: 'coco8', split: 'val' },
      history: { x: 'epoch', rows: 3 },
    });
    expect(Object.keys(raw(keys[0]!).metrics!)).not.toContain('lr/pg0');
  });

  it('keeps the made-up name and the paths out of the config', () => {
    expect(raw(keys[0]!).config).toEqual({
      task: 'detect',
      model: 'yolov8n.pt',
      data: '/home/me/coco8.yaml',
      epochs: 3,
      seed: 0,
      lr0: 0.01,
    });
  });

  it('keeps a training that wrote no results, and one with broken args', () => {
    const { raw: found } = readFiles({
      'a/args.yaml': args,
      'b/args.yaml': 'task: detect\nx: [',
      'b/results.csv': csv,
    });
    expect(found('a').metrics).toBeUndefined();
    expect(found('a').config).toMatchObject({ epochs: 3 });
    expect(found('b').unreadable).toHaveLength(1);
  });
});
