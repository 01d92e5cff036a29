import { describe, expect, it } from 'vitest';
import { wholeContent } from '../../src/exports/file-content.ts';
import { api, benchmarkDocument } from '../../src/exports/api.ts';
import { benchmark, runRecord, schemaVersion } from '../../src/report/schema.ts';
import { inputOf, makeReport } from './reports.ts';

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

  it('knows no other benchmark', () => {
    expect(benchmarkDocument(input.index, 'nothing')).toBeNull();
  });
});
