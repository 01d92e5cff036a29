import { describe, expect, test } from 'vitest';
import { reproduction } from '../../../src/exports/benchmark-report/reproduction.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import type { RunRecord } from '../../../src/report/schema.ts';
import { inputOf, makeReport } from '../reports.ts';

const origin = { version: '1.2.3', roots: ['results'] };

function tell(fields: (run: RunRecord, place: number) => Partial<RunRecord>, command: string | null = null): string {
  const report = makeReport([{ title: 'T', scores: { a: [0.5, 0.6] } }]);
  report.benchmarks[0]!.reproduce = { command, notes: null };
  report.runs = report.runs.map((run, place) => ({ ...run, environment: {}, git: null, ...fields(run, place) }));
  return reproduction(viewsOf(inputOf(report).index)[0]!, origin);
}

const git = (commit: string, remote: string | null = null) => ({ commit, branch: null, dirty: false, remote });

describe('reproduction', () => {
  test('one commit is checked out from where it is; several are listed', () => {
    const one = tell(() => ({ git: git('0123abc', 'https://example.org/a/b.git') }));
    expect(one).toContain('git clone https://example.org/a/b.git code && cd code\n   git checkout 0123abc');
    const two = tell((_, place) => ({ git: { ...git(`c${place}`), dirty: place === 1 } }));
    expect(two).toContain('Commits: `c0`, `c1`. 1 run was made with changes that were not committed.');
    expect(two).not.toContain('git checkout');
  });

  test('libraries of one version are installed; the rest of the environment is listed', () => {
    const text = tell((_, place) => ({
      environment: {
        'libraries.numpy': '1.24.2',
        'libraries.scipy': `1.${place}`,
        python_version: '3.11.2',
        hostname: '[host]',
      },
    }));
    expect(text).toContain('python3 -m pip install numpy==1.24.2\n');
    expect(text).toContain('libraries.scipy `1.0`, `1.1`; python\\_version `3.11.2`'.replace('\\_', '_'));
    expect(text).not.toContain('hostname');
  });

  test('the stated command leads; else those that the runs recorded; else it says that none is', () => {
    expect(tell(() => ({}), 'make all')).toContain('```sh\n   make all\n   ```');
    expect(tell((_, place) => ({ environment: { command: `train --seed ${place}` } }))).toContain(
      'train --seed 0\n   train --seed 1',
    );
    const nested = tell((_, place) => ({ environment: { 'environment.command': `train ${place}` } }));
    expect(nested).toContain('train 0\n   train 1');
    expect(nested).toContain('Environment: not recorded.');
    expect(tell(() => ({}))).toContain('No command is recorded; `reproduce.command` in the benchmark file states it.');
  });

  test('more than five recorded commands are all there, folded', () => {
    const report = makeReport([{ title: 'T', scores: { a: [0.5, 0.6, 0.7], b: [0.5, 0.6, 0.7] } }]);
    report.benchmarks[0]!.reproduce = { command: null, notes: null };
    report.runs = report.runs.map((run, place) => ({ ...run, environment: { command: `train ${place}` } }));
    const text = reproduction(viewsOf(inputOf(report).index)[0]!, origin);
    expect(text).toContain('<summary>The 6 commands that the runs recorded</summary>');
    for (let place = 0; place < 6; place++) expect(text).toContain(`   train ${place}\n`);
  });

  test('ends with the command that builds this report', () => {
    expect(tell(() => ({}))).toContain('npx sweepbook@1.2.3 build results --write-report');
  });

  test('no text of the runs enters a command of ours', () => {
    const evil = '$(touch x); `id` | sh';
    const text = tell(() => ({
      git: git(evil, 'https://example.org/$(id)'),
      environment: { [`libraries.${evil}`]: '1', 'libraries.ok': evil },
    }));
    const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]).join('\n');
    expect(blocks).not.toMatch(/touch|\$\(/);
  });
});
