import { describe, expect, it } from 'vitest';
import { readFiles } from '../support/read.ts';

describe('exports of the W&B site', () => {
  it('reads the table of runs', () => {
    const csv = `"Name","State","Notes","User","Tags","Created","Runtime","Sweep","lr","seed","acc","loss"
"calm-sky-1","finished","-","me","demo","2026-03-01T10:00:00.000Z","60","","0.1","1","0.91","0.35"
"wild-sun-2","crashed","","me","","2026-03-01T11:00:00.000Z","5","","0.1","2","",""
`;
    const { keys, raw } = readFiles({ 'wandb_export_2026-03-01T12_00_00.000+01_00.csv': csv });
    expect(keys).toEqual([':calm-sky-1', ':wild-sun-2']);
    expect(raw(':calm-sky-1')).toMatchObject({
      config: { lr: 0.1, seed: 1 },
      metrics: { acc: 0.91, loss: 0.35 },
      status: 'finished',
      durationSeconds: 60,
      tags: ['demo'],
    });
    expect(raw(':wild-sun-2').status).toBe('crashed');
  });

  it('reads the curves of charts: one run per name over several files', () => {
    const header = (metric: string): string =>
      [
        'Step',
        ...['a-1', 'b - 2'].flatMap((run) => [
          `${run} - ${metric}`,
          `${run} - ${metric}__MIN`,
          `${run} - ${metric}__MAX`,
        ]),
      ]
        .map((name) => `"${name}"`)
        .join(',');
    const { keys, raw, diagnostics } = readFiles({
      'loss.csv': `${header('loss')}\n"0","1","0","2","3","3","3"\n"10","0.5","0","2","","",""\n`,
      'wandb_export_x.csv': `${header('acc')}\n"0","0.1","0","2","0.3","3","3"\n`,
    });
    expect(keys).toEqual([':a-1', ':b - 2']);
    expect(raw(':a-1')).toMatchObject({
      metrics: { loss: 0.5, acc: 0.1 },
      finalValue: { loss: 'last' },
      history: { columns: { step: [0, 10], loss: [1, 0.5], acc: [0.1, null] } },
    });
    expect(raw(':b - 2').metrics).toEqual({ loss: 3, acc: 0.3 });
    expect(diagnostics).toMatchObject([{ code: 'no-params', severity: 'info' }]);
  });
});
