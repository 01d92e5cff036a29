/** One results folder with the files of many tools: side by side, deep down, and in one another. */
import { describe, expect, it } from 'vitest';
import type { Ingested } from '../../src/ingest/index.ts';
import { corpora, type Corpus } from '../fuzz/corpora.ts';
import { readers } from '../../src/ingest/registry.ts';
import { ingestTree, runOf } from './tree.ts';
import { scalarFile } from './writers/tfevents.ts';
import { exitRecord, runRecord, summaryRecord, writeWandbLog } from './writers/wandb-log.ts';

const below = (corpus: Corpus, folder: string): Corpus =>
  Object.fromEntries(Object.entries(corpus).map(([name, content]) => [`${folder}/${name}`, content]));

/** Aim holds no run that can be read. */
const ids = Object.keys(corpora).filter((id) => id !== 'aim');
const all = Object.assign({}, ...ids.map((id) => below(corpora[id]!, id))) as Corpus;

/** Host names in the names of event files stay, so that the files are found again. */
const ingestPlain = (files: Corpus): Ingested => ingestTree(files, { redact: false });

/** What a run says, without where it lies. */
const facts = ({ runs }: Ingested, prefix: string) =>
  runs
    .filter(({ folder }) => `${folder}/`.startsWith(`results/${prefix}/`))
    .map(({ reader, metrics, params, seed, status }) => JSON.stringify({ reader, metrics, params, seed, status }))
    .sort();

/** Paths of the files that the runs list, from the root; a table or database is listed by each of its runs. */
function listedBy({ runs }: Ingested): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const { folder, files } of runs) {
    for (const { path } of files) {
      const file = `${folder.slice('results/'.length)}/${path}`;
      owners.set(file, (owners.get(file) ?? new Set()).add(folder));
    }
  }
  return owners;
}

/** Files that neither a run nor the account of validate mentions, and files that runs in two folders list. */
function unaccounted(ingested: Ingested, files: Corpus): { readonly lost: string[]; readonly twice: string[] } {
  const owners = listedBy(ingested);
  const ignored = new Set(
    ingested.accounts().flatMap(({ path, ignored: left }) => left.map((file) => `${path}/${file.path}`)),
  );
  // Read together with the runs below it.
  const isReadAbove = (name: string): boolean =>
    readers.some((reader) => 'readsAbove' in reader && reader.readsAbove(name.slice(name.lastIndexOf('/') + 1)));
  const isTold = (name: string): boolean =>
    owners.has(name) || ignored.has(name) || ignored.has(`results/${name}`) || isReadAbove(name);
  return {
    lost: Object.keys(files).filter((name) => !isTold(name)),
    twice: [...owners].filter(([, folders]) => folders.size > 1).map(([file]) => file),
  };
}

describe('many tools side by side', () => {
  const mixed = ingestPlain(all);

  it.each(ids)('%s gives what it gives alone', (id) => {
    const alone = facts(ingestPlain(below(corpora[id]!, id)), id);
    expect(alone.length).toBeGreaterThan(0);
    expect(facts(mixed, id)).toEqual(alone);
  });

  it('claims every file once, and validate accounts for each', () => {
    expect(unaccounted(mixed, all)).toEqual({ lost: [], twice: [] });
    const readers = new Set(mixed.accounts().flatMap((account) => account.readers));
    expect([...readers].sort()).toEqual([...ids].sort());
  });

  it('finds the same far down', () => {
    const deep = ingestPlain(below(all, 'a/b/c'));
    for (const id of ids) expect(facts(deep, `a/b/c/${id}`)).toHaveLength(facts(mixed, id).length);
  });
});

describe('one tool inside a run of another', () => {
  it.each(ids)('%s keeps its runs, and nothing is lost or claimed twice', (outer) => {
    const host = below(corpora[outer]!, 'host');
    const before = ingestPlain(host);
    // The deepest folder of a run of the outer tool.
    const inside = before.runs.at(-1)!.folder.slice('results/'.length);
    for (const inner of ids.filter((id) => id !== outer)) {
      const files = { ...host, ...below(corpora[inner]!, `${inside}/inner`) };
      const ingested = ingestPlain(files);
      const { lost, twice } = unaccounted(ingested, files);
      expect({ inner, lost, twice }).toEqual({ inner, lost: [], twice: [] });
      const kept = new Set(ingested.runs.map(({ folder }) => folder));
      const gone = before.runs.filter(({ folder }) => !kept.has(folder)).map(({ folder }) => folder);
      expect({ inner, gone }).toEqual({ inner, gone: [] });
    }
  });
});

describe('nested tools of one run', () => {
  const wandb = 'runs/b/wandb/run-20260301_120000-abc/run-abc.wandb';
  const mixed = ingestTree({
    // Hydra around Lightning around TensorBoard.
    'job/.hydra/config.yaml': 'seed: 3\nlr: 0.1\nname: big\n',
    'job/.hydra/overrides.yaml': '- lr=0.1\n',
    'job/train.log': '[2026-03-01 10:00:00,000][x][INFO] - start\n',
    'job/lightning_logs/version_0/hparams.yaml': 'lr: 0.5\nwidth: 8\n',
    'job/lightning_logs/version_0/metrics.csv': 'epoch,step,val_acc\n0,1,0.5\n1,2,0.75\n',
    'job/lightning_logs/version_0/events.out.tfevents.1795245423.host': scalarFile(['val_acc', 'lr'], 5, () => 0.25),
    // W&B inside a generic run, MLflow beside it.
    'runs/b/config.yaml': 'seed: 7\nlr: 0.2\n',
    'runs/b/metrics.json': '{"accuracy": 0.5, "loss": 1}',
    [wandb]: writeWandbLog([
      runRecord('abc', 'p', { lr: '0.3', depth: '4' }),
      summaryRecord({ accuracy: '0.875' }),
      exitRecord(0),
    ]),
    ...below(corpora['mlflow-files']!, 'runs'),
  });

  it('merge into one run by precedence, and each field says its file', () => {
    const job = runOf(mixed, 'job');
    // Hydra says what was asked for, Lightning what was measured, TensorBoard what Lightning does not have.
    expect(job.params).toEqual({ lr: 0.1, width: 8 });
    expect(job.seed).toBe('3');
    expect(job.metrics).toEqual({ val_acc: 0.75, lr: 0.25 });
    expect(job.provenance).toMatchObject({
      config: '.hydra/config.yaml',
      metrics: 'lightning_logs/version_0/metrics.csv',
    });
    expect(mixed.runs.filter(({ folder }) => folder.startsWith('results/job'))).toHaveLength(1);
  });

  it('W&B counts before the generic files around it; MLflow beside them is a run of its own', () => {
    const b = runOf(mixed, 'b');
    expect(b.metrics).toEqual({ accuracy: 0.875, loss: 1 });
    expect(b.provenance['metrics']).toBe('wandb/run-20260301_120000-abc/run-abc.wandb');
    const mlflow = mixed.runs.filter(({ reader }) => reader === 'mlflow-files');
    expect(mlflow.map(({ metrics }) => metrics)).toEqual([{ 'val/acc': 0.6 }]);
    expect(mixed.runs).toHaveLength(3);
  });

  it('validate names the readers of each folder once, the most specific first', () => {
    const readersOf = new Map(mixed.accounts().map(({ path, readers }) => [path, readers]));
    expect(readersOf.get('job')).toEqual(['hydra', 'lightning', 'tensorboard', 'generic']);
    expect(readersOf.get('runs/b')).toEqual(['wandb', 'generic']);
  });
});
