import { describe, expect, test } from 'vitest';
import type { RawRun, Reader } from '../../src/ingest/reader.ts';
import { genericReader } from '../../src/ingest/readers/generic.ts';
import { ingestTree, runOf } from './tree.ts';

/** A reader of folders that hold `mark`; it reads the raw run that stands in it as JSON. */
const makeReader = (id: string, mark: string, precedence: number, options: Partial<Reader> = {}): Reader => ({
  id,
  title: id,
  recognises: [],
  precedence,
  claim: (folder) => (folder.files.some((file) => file.name === mark) ? { files: [mark], wholeTree: false } : null),
  read: (folder, _claim, { access }): readonly RawRun[] => {
    const raw: RawRun | RawRun[] = JSON.parse(access.text(folder, mark) ?? '{}');
    return Array.isArray(raw) ? raw : [{ ...raw, part: '' }];
  },
  fileKind: () => 'metadata',
  ...options,
});
const tool = makeReader('tool', 'tool.json', 50);

describe('several readers', () => {
  test('one folder: the more specific reader’s fields win, and keys are joined', () => {
    const ingested = ingestTree(
      {
        'r/config.yaml': 'lr: 1\nwidth: 4\n',
        'r/metrics.json': '{"accuracy": 0.1, "loss": 2}',
        'r/tool.json':
          '{"name": "from tool", "config": {"lr": 9}, "metrics": {"accuracy": 0.7}, "environment": {"gpu": "x"}, "provenance": {"name": "tool.json"}}',
      },
      { readers: [genericReader, tool] },
    );
    expect(ingested.runs).toHaveLength(1);
    expect(runOf(ingested, 'r')).toMatchObject({
      reader: 'tool',
      name: 'from tool',
      params: { lr: 9, width: 4 },
      metrics: { accuracy: 0.7, loss: 2 },
      environment: { gpu: 'x' },
      provenance: { name: 'tool.json', metrics: 'metrics.json' },
    });
  });

  test('a tool’s folder inside a run belongs to that run', () => {
    const ingested = ingestTree(
      {
        'r/config.yaml': 'lr: 1\n',
        'r/metrics.json': '{"loss": 2}',
        'r/wandb/run-1/tool.json': '{"metrics": {"accuracy": 0.7}, "provenance": {"metrics": "tool.json"}}',
      },
      { readers: [genericReader, tool] },
    );
    expect(ingested.runs).toHaveLength(1);
    expect(runOf(ingested, 'r').metrics).toEqual({ accuracy: 0.7, loss: 2 });
    expect(runOf(ingested, 'r').provenance['metrics']).toBe('wandb/run-1/tool.json');
    expect(runOf(ingested, 'r').files.map((file) => file.path)).toEqual([
      'config.yaml',
      'metrics.json',
      'wandb/run-1/tool.json',
    ]);
  });

  test('a claim on the whole tree keeps the others out', () => {
    const whole = makeReader('whole', 'tool.json', 50, {
      claim: (folder) =>
        folder.files.some((file) => file.name === 'tool.json') ? { files: ['tool.json'], wholeTree: true } : null,
    });
    const ingested = ingestTree(
      { 'r/tool.json': '{}', 'r/sub/config.yaml': 'lr: 1\n', 'r/sub/metrics.json': '{"x": 1}' },
      { readers: [genericReader, whole] },
    );
    expect(ingested.runs.map((run) => run.id)).toEqual(['r']);
    expect(runOf(ingested, 'r').files.map((file) => file.path)).toEqual([
      'sub/config.yaml',
      'sub/metrics.json',
      'tool.json',
    ]);
  });

  test('files that a reader takes from a folder below are claimed once', () => {
    const hydra = makeReader('hydra', '.hydra', 60, {
      claim: (folder) =>
        folder.folders.some((child) => child.path.endsWith('.hydra'))
          ? { files: ['.hydra/config.yaml'], wholeTree: false }
          : null,
      read: () => [{ part: '', config: { lr: 5 } }],
    });
    const ingested = ingestTree(
      { 'r/.hydra/config.yaml': 'lr: 5\n', 'r/metrics.json': '{"x": 1}' },
      { readers: [genericReader, hydra] },
    );
    expect(ingested.runs).toHaveLength(1);
    expect(runOf(ingested, 'r')).toMatchObject({ params: { lr: 5 }, metrics: { x: 1 }, reader: 'hydra' });
  });

  test('one source may hold several runs', () => {
    const ingested = ingestTree(
      {
        's/tool.json': JSON.stringify([
          { part: '1', metrics: { x: 1 }, config: { lr: 1 } },
          { part: '2', metrics: { x: 2 }, config: { lr: 2 } },
        ]),
      },
      { readers: [tool] },
    );
    expect(ingested.runs.map((run) => [run.id, run.metrics['x'], run.slug])).toEqual([
      ['s:1', 1, expect.stringMatching(/^s-1-[0-9a-f]{8}$/)],
      ['s:2', 2, expect.stringMatching(/^s-2-[0-9a-f]{8}$/)],
    ]);
  });
});
