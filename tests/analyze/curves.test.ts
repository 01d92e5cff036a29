import { describe, expect, it } from 'vitest';
import { curvesOf } from '../../src/analyze/curves.ts';
import { groupRuns } from '../../src/analyze/group.ts';
import { toMember } from '../../src/analyze/members.ts';
import type { History } from '../../src/report/run.ts';
import { makeAttachments, makeRun } from '../helpers/runs.ts';

const history = (columns: History['columns'], x = 'epoch'): History => ({
  x,
  rows: Object.values(columns)[0]!.length,
  columns,
});

const curves = (histories: readonly (History | null)[]) => {
  const runs = histories.map((found, seed) =>
    makeRun({
      id: `r${seed}`,
      params: { a: 1 },
      seed: String(seed),
      metrics: { accuracy: 1 },
      attachments: { history: found !== null, samples: false, log: false },
    }),
  );
  const { configurations } = groupRuns(
    runs.map((run) => toMember(run, ['accuracy'])),
    { spec: null, benchmarkId: 'b' },
  );
  const attached = Object.fromEntries(
    histories.flatMap((found, seed) => (found === null ? [] : [[`r${seed}`, found]])),
  );
  return curvesOf(configurations[0]!, makeAttachments({ histories: attached }));
};

describe('curvesOf', () => {
  it('takes median and quartiles over the seeds, aligned by the value of x', () => {
    const [curve] = curves([
      history({ epoch: [1, 2, 3], loss: [4, 3, 2] }),
      history({ epoch: [1, 2], loss: [2, 1] }),
      history({ epoch: [2], loss: [2] }),
    ]);
    expect(curve).toEqual({
      column: 'loss',
      x: 'epoch',
      runs: 3,
      xs: [1, 2, 3],
      median: [3, 2, 2],
      q25: [2.5, 1.5, 2],
      q75: [3.5, 2.5, 2],
      n: [2, 3, 1],
      points: 3,
    });
  });

  it('skips empty cells and keeps the last value of a repeated x', () => {
    const [curve] = curves([history({ epoch: [1, 1, 2, null], loss: [9, 5, null, 7] })]);
    expect(curve).toMatchObject({ xs: [1], median: [5], n: [1] });
  });

  it('thins long curves evenly and keeps both ends', () => {
    const steps = Array.from({ length: 1001 }, (_, index) => index);
    const [curve] = curves([history({ epoch: steps, loss: steps })]);
    expect(curve!.xs).toHaveLength(200);
    expect([curve!.xs[0], curve!.xs.at(-1), curve!.points]).toEqual([0, 1000, 1001]);
  });

  it('counts rows where no column counts', () => {
    const [curve] = curves([{ x: 'row', rows: 2, columns: { loss: [3, 4] } }]);
    expect(curve).toMatchObject({ xs: [0, 1], median: [3, 4] });
  });

  it('uses the axis of most runs', () => {
    const found = curves([
      history({ step: [10], loss: [1] }, 'step'),
      history({ epoch: [1], loss: [1] }),
      history({ epoch: [1], loss: [3] }),
    ]);
    expect(found).toMatchObject([{ x: 'epoch', runs: 2, median: [2] }]);
  });

  it('has none without histories', () => {
    expect(curves([null])).toEqual([]);
    expect(curves([history({ epoch: [], loss: [] })])).toEqual([]);
  });
});
