import { describe, expect, it } from 'vitest';
import { wholeContent } from '../../src/exports/file-content.ts';
import { api, benchmarkDocument, mostRepeatedRuns } from '../../src/exports/api.ts';
import { benchmark, runRecord, schemaVersion } from '../../src/report/schema.ts';
import { indexReport } from '../../src/report/select.ts';
import { inputOf, makeReport, testSite } from './reports.ts';

describe('api', () => {
  const input = inputOf(
    makeReport([
      { id: 'report', scores: { a: [0.5] } },
      { id: 'x', scores: { a: [0.5], b: [null] } },
    ]),
  );

  it('gives each benchmark a document of its own, and none takes the name of another file', async () => {
    const files = await api.render(input);
    expect(files.map((file) => file.path)).toEqual(['api/report-2.json', 'api/x.json']);
    const document = JSON.parse(String(wholeContent(files[1]!.content)));
    expect(document.schemaVersion).toBe(schemaVersion);
    expect(benchmark.parse(document.benchmark).id).toBe('x');
    expect(document.runs.map((run: unknown) => runRecord.parse(run).benchmark)).toEqual(['x', 'x']);
  });

  it('does not repeat the whole Report of a large sweep', async () => {
    const { index } = inputOf(makeReport([{ id: 'x', scores: { a: [0.5] } }]));
    const [run] = index.report.runs;
    const withRuns = (count: number) => ({
      ...input,
      index: indexReport({ ...index.report, runs: new Array(count).fill(run) }),
    });
    const large = withRuns(mostRepeatedRuns + 1);
    expect(api.files(withRuns(mostRepeatedRuns).index, testSite)).toHaveLength(1);
    expect(api.files(large.index, testSite)).toEqual([]);
    expect(await api.render(large)).toEqual([]);
  });

  it('knows no other benchmark', () => {
    expect(benchmarkDocument(input.index, 'nothing')).toBeNull();
  });
});
