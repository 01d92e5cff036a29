import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles, readFolder, realData } from '../support/read.ts';

describe('real DVC projects', () => {
  it.each(['19c3e0c', '81737ac', 'e6e4570', 'fa9e4f4'])(
    'hold the metrics, curves and params of commit %s',
    (commit) => {
      const folder = realData('formats/dvclive', commit);
      if (folder === null) return;
      const { keys, raw, diagnostics } = readFolder(folder);
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const train: { train: { loss: number }; eval: { loss: number }; dice_multi: number } = JSON.parse(
        readFileSync(join(folder, 'results/train/metrics.json'), 'utf8'),
      );
      const evaluated: { dice_multi: number } = JSON.parse(
        readFileSync(join(folder, 'results/evaluate/metrics.json'), 'utf8'),
      );
      const tsv = readFileSync(join(folder, 'results/train/plots/metrics/eval/loss.tsv'), 'utf8')
        .trim()
        .split('\n')
        .slice(1);
      expect(keys).toEqual(['']);
      const run = raw('');
      expect(run.metrics).toEqual({
        'train/loss': train.train.loss,
        'eval/loss': train.eval.loss,
        dice_multi: train.dice_multi,
        'evaluate/dice_multi': evaluated.dice_multi,
      });
      expect(run.finalValue).toMatchObject({ dice_multi: 'last', 'evaluate/dice_multi': 'declared' });
      expect(run.history?.columns['eval/loss']).toEqual(tsv.map((line) => Number(line.split('\t')[1])));
      const params = readFileSync(join(folder, 'results/train/params.yaml'), 'utf8');
      expect(run.config).toMatchObject({
        model: 'DynamicUnet',
        batch_size: Number(/batch_size: (\d+)/.exec(params)![1]),
        frozen: false,
      });
    },
  );

  it('and a folder of DVCLive alone', (context) => {
    const folder = realData('formats/dvclive-simple');
    if (folder === null) return context.skip();
    const { keys, raw } = readFolder(folder);
    expect(keys).toEqual(['dvclive']);
    const metrics: Record<string, number> = JSON.parse(readFileSync(join(folder, 'dvclive/metrics.json'), 'utf8'));
    expect(raw('dvclive').metrics).toEqual(metrics);
    expect(raw('dvclive').config).toEqual({ n_estimators: 1000 });
  });
});

describe('projects of our own', () => {
  it('are several runs where several hold DVCLive folders', () => {
    const live = (name: string, value: number): Record<string, string> => ({
      [`${name}/dvclive/metrics.json`]: `{"acc": ${value}, "step": 3}`,
      [`${name}/dvclive/plots/metrics/acc.tsv`]: `timestamp\tstep\tacc\n1\t0\t0.1\n2\t1\tnan\n`,
    });
    const { keys, raw } = readFiles({ 'params.yaml': 'lr: 0.1\n', ...live('a', 0.5), ...live('b', 0.6) });
    expect(keys).toEqual(['a/dvclive', 'b/dvclive']);
    expect(raw('a/dvclive')).toMatchObject({
      metrics: { acc: 0.5 },
      history: { columns: { step: [0, 1], acc: [0.1, null] } },
    });
  });

  it('keep a run whose metrics are broken, as one that cannot count', () => {
    const { raw } = readFiles({
      'dvclive/metrics.json': '{"acc": 0.',
      'dvclive/plots/metrics/acc.tsv': 'step\tacc\n0\t0.1\n',
    });
    expect(raw('dvclive').unreadable).toHaveLength(1);
  });
});
