import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { wholeContent } from '../../src/exports/file-content.ts';
import {
  compressedName,
  mostPlainRuns,
  publishedReport,
  publishedReportPath,
  reportJson,
  reportText,
} from '../../src/exports/published-report.ts';
import type { Report } from '../../src/report/schema.ts';
import { makeReport } from './reports.ts';

const small = makeReport([{ id: 'x', scores: { a: [0.5, 0.75], b: [null] } }]);

const filesOf = (report: Report) =>
  new Map([...publishedReport(report)].map((file) => [file.path, Buffer.from(wholeContent(file.content()))]));

it('is one document of JSON', () => {
  const report = small;
  const files = filesOf(report);
  expect([...files.keys()]).toEqual(['api/report.json']);
  expect(files.get('api/report.json')!.toString()).toBe(`${JSON.stringify(report)}\n`);
  expect(compressedName(report)).toBeNull();
});

it('is compressed above many runs, and report.json says where it is', () => {
  const runs = Array.from({ length: mostPlainRuns + 1 }, (_, i) => ({
    ...small.runs[i % small.runs.length]!,
    id: `r${i}`,
  }));
  const report = { ...small, runs };
  const files = filesOf(report);
  expect([...files.keys()]).toEqual(['api/report.json', publishedReportPath(runs.length)]);
  const pointer: unknown = JSON.parse(files.get('api/report.json')!.toString());
  expect(compressedName(pointer)).toBe('report.json.gz');
  // The scan knows a folder that this program wrote by this.
  expect(files.get('api/report.json')!.subarray(0, 400).toString()).toMatch(/"generator":\{"name":"sweepbook"/);
  const packed = files.get('api/report.json.gz')!;
  const plain = Buffer.concat(reportJson(report));
  expect(packed.length).toBeLessThan(plain.length / 5);
  expect(gunzipSync(packed).equals(plain)).toBe(true);
  expect(reportText(packed)).toBe(plain.toString());
  expect(reportText(plain)).toBe(plain.toString());
});

it.each([null, 'x', 3, {}, { compressed: '../../secrets' }, { compressed: 1 }])(
  'follows no other pointer: %j',
  (document) => expect(compressedName(document)).toBeNull(),
);
