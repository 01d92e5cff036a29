import { expect, it } from 'vitest';
import { readFiles, type ReadResult } from './support/read.ts';

const run = (found: ReadResult, part: string) => found.runs.find(({ raw }) => raw.part === part)!;

it('runs of two stores in one folder are never taken for one, even where their names are the same', () => {
  const found = readFiles({
    'results.csv': 'lr,acc\n1,0.5\n2,0.6\n',
    'wandb_export_1.csv': '"Name","lr","acc"\n"","1","0.7"\n"","2","0.8"\n',
  });
  expect(found.keys).toEqual([':row-1', ':row-2', ':row-1#2', ':row-2#2']);
  expect(run(found, 'row-1').reader).toBe('wandb-export');
  expect(run(found, 'row-1#2').reader).toBe('table');
});

it('a run is listed with its own files, and warned of what concerns them', () => {
  const found = readFiles({
    'a_seed1.csv': 'step,loss\n0,1\n1',
    'a_seed2.csv': 'step,loss\n0,1\n1,2\n',
    'metadata.txt': 'x',
  });
  expect(run(found, 'a_seed1').files.map(({ path }) => path)).toEqual(['a_seed1.csv']);
  expect(run(found, 'a_seed1').warnings).toMatchObject([{ code: 'torn-file' }]);
  expect(run(found, 'a_seed2').warnings).toEqual([]);
});
