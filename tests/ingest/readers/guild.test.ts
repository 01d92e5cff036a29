import { describe, expect, it } from 'vitest';
import { readFiles } from '../support/read.ts';
import { scalarFile } from '../writers/tfevents.ts';

const id = 'a'.repeat(32);
const files = (more: Record<string, string | Uint8Array>): Record<string, string | Uint8Array> =>
  Object.fromEntries(
    Object.entries({
      '.guild/attrs/flags': 'lr: 0.1\nseed: 3\nname: mlp\n',
      '.guild/attrs/op': 'train\n',
      '.guild/attrs/label': 'lr=0.1\n',
      '.guild/attrs/random_seed': '2718\n',
      '.guild/attrs/started': '1754589325688123\n',
      '.guild/attrs/stopped': '1754589350319000\n',
      '.guild/attrs/exit_status': '0\n',
      '.guild/attrs/tags': '- demo\n',
      '.guild/attrs/host': 'gpu-1\n',
      '.guild/attrs/vcs_commit': 'git:abc*\n',
      '.guild/output': 'epoch 1\nTraceback (most recent call last):\n  File "a", line 1\nValueError: x\n',
      ...more,
    }).map(([name, content]) => [`runs/${id}/${name}`, content]),
  );

describe('a run of Guild', () => {
  it('gives flags, facts and the curves of its event files', () => {
    const { keys, raw } = readFiles(
      files({ 'events.out.tfevents.1.h': scalarFile(['loss'], 5, (_, step) => 1 / (step + 1)) }),
    );
    expect(keys).toEqual([`runs/${id}`]);
    expect(raw(keys[0]!)).toMatchObject({
      config: { lr: 0.1, seed: 3 },
      metrics: { loss: Math.fround(1 / 5) },
      status: 'completed',
      seed: '2718',
      study: 'train',
      notes: 'lr=0.1',
      tags: ['demo'],
      git: { commit: 'abc' },
      environment: { host: 'gpu-1' },
      startedAt: '2025-08-07T17:55:25.688Z',
    });
    expect(raw(keys[0]!).error).toBeUndefined();
  });

  it.each([
    ['1\n', 'failed'],
    ['-15\n', 'killed'],
  ])('that exited with %j has %s', (exit, status) => {
    const { raw } = readFiles(files({ '.guild/attrs/exit_status': exit }));
    expect(raw(`runs/${id}`)).toMatchObject({ status, error: { type: 'ValueError', message: 'x' } });
  });

  it('that has not ended is running or pending', () => {
    const { '.guild/attrs/exit_status': _exit, ...open } = Object.fromEntries(
      Object.entries(files({})).map(([name, text]) => [name.replace(`runs/${id}/`, ''), text]),
    );
    expect(readFiles(open).raw('').status).toBe('running');
    expect(readFiles({ ...open, '.guild/PENDING': '' }).raw('').status).toBe('pending');
  });

  it('keeps a run with a broken attribute', () => {
    const { raw, diagnostics } = readFiles(files({ '.guild/attrs/flags': 'a: [' }));
    expect(raw(`runs/${id}`).config).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: 'warning', file: `runs/${id}/.guild/attrs/flags` }]);
  });
});
