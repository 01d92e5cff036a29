import { describe, expect, it } from 'vitest';
import { ingestRoots } from '../../src/ingest/index.ts';
import { withFiles } from './support/read.ts';

const accountsOf = (files: Readonly<Record<string, string>>) =>
  withFiles(files, (path) => ingestRoots({ roots: [{ label: 'results', path }], redact: true }).accounts());

describe('the account of the folders', () => {
  it('names the readers of a nested folder once, the most specific first, and what they leave alone', () => {
    const accounts = accountsOf({
      'job/.hydra/config.yaml': 'lr: 0.1\nseed: 1\n',
      'job/.hydra/overrides.yaml': '- lr=0.1\n',
      'job/lightning_logs/version_0/metrics.csv': 'epoch,step,val_acc\n0,1,0.5\n1,2,0.6\n',
      'job/lightning_logs/version_0/hparams.yaml': 'lr: 0.1\n',
      'job/lightning_logs/version_0/checkpoints/epoch=1.ckpt': 'x',
      'job/notes.txt': 'x',
    });
    expect(accounts).toEqual([
      {
        path: 'job',
        readers: ['hydra', 'lightning'],
        runs: ['job'],
        ignored: [
          {
            path: 'lightning_logs/version_0/checkpoints/epoch=1.ckpt',
            reason: 'a stored model is listed, not opened',
          },
        ],
      },
    ]);
  });

  it('names a reader once, also where it reads two folders of one run', () => {
    const accounts = accountsOf({
      'job/.hydra/config.yaml': 'lr: 0.1\n',
      'job/train.log': 'x\n',
      'job/out/metrics.json': '{"acc": 0.5}',
    });
    expect(accounts.map(({ readers }) => readers)).toEqual([['hydra', 'generic']]);
  });

  it('lists what lies beside and below a table, and not what is read above runs', () => {
    const id = 'a'.repeat(32);
    const accounts = accountsOf({
      'results.csv': 'run_id,lr,seed,test_acc\nx,0.1,1,0.5\n',
      'notes.txt': 'x',
      'plots/deep/a.png': 'x',
      'mlruns/7/meta.yaml': "experiment_id: '7'\nlifecycle_stage: active\nname: digits\n",
      [`mlruns/7/${id}/meta.yaml`]: `run_id: ${id}\nlifecycle_stage: active\nstatus: 3\n`,
      [`mlruns/7/${id}/metrics/acc`]: '1754589330270 0.5 0\n',
      'mlruns/8/meta.yaml': "experiment_id: '8'\nlifecycle_stage: active\nname: empty\n",
    });
    expect(accounts.map(({ readers, ignored }) => [readers, ignored.map(({ path }) => path)])).toEqual([
      [['mlflow-files'], []],
      [['table'], ['notes.txt', 'mlruns/8/meta.yaml', 'plots/deep/a.png']],
    ]);
  });

  it('says which file was preferred, and which gave nothing', () => {
    const [account] = accountsOf({
      'r/config.yaml': 'lr: 0.1\n',
      'r/config.json': '{"lr": 0.2}',
      'r/metrics.json': '{"acc": 0.5}',
      'r/history.csv': '',
      'r/model.pt': 'x',
      'r/notes.md': 'x',
    });
    expect(account!.ignored).toEqual([
      { path: 'config.json', reason: 'config.yaml is read instead' },
      { path: 'history.csv', reason: 'listed; nothing could be taken from it' },
      { path: 'model.pt', reason: 'a stored model is listed, not opened' },
      { path: 'notes.md', reason: 'listed; the readers take nothing from it' },
    ]);
  });

  it('lists folders that no reader recognises, a whole tree as one', () => {
    const accounts = accountsOf({
      'r/metrics.json': '{"acc": 0.5}',
      'plots/a.png': 'x',
      'plots/deep/b.png': 'x',
      'README.md': 'x',
    });
    expect(accounts.map(({ path, readers, ignored }) => [path, readers, ignored.map((file) => file.path)])).toEqual([
      ['plots', [], ['a.png', 'deep/b.png']],
      ['r', ['generic'], []],
      ['results', [], ['README.md']],
    ]);
    expect(accounts[0]!.ignored[0]!.reason).toBe('no part of a run that a reader recognises');
  });
});
