/** How the Report stands in a site: as one JSON document; of a very large sweep compressed, for hosts limit what they take. */
import { constants } from 'node:buffer';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Report } from '../report/schema.ts';
import type { FileContent } from './file-content.ts';
import { jsonBytes } from './json-bytes.ts';

/** Above this many runs the Report is published compressed: a tenth of the bytes. */
export const mostPlainRuns = 20_000;

const plainName = 'report.json';
const packedName = 'report.json.gz';

/** Where the Report of so many runs stands in its site. */
export const publishedReportPath = (runCount: number): string =>
  `api/${runCount > mostPlainRuns ? packedName : plainName}`;

/** The Report as one line of JSON, as bytes in a row. */
export const reportJson = (report: Report): readonly Buffer[] => jsonBytes(report, report.benchmarks);

/** The files of the Report in its site. Where it is compressed, a small document under the usual name says where it is. */
export function* publishedReport(
  report: Report,
): Generator<{ readonly path: string; readonly content: () => FileContent }> {
  const path = publishedReportPath(report.runs.length);
  const plain = publishedReportPath(0);
  if (path === plain) {
    yield { path, content: () => reportJson(report) };
    return;
  }
  const { schemaVersion, generator } = report;
  const pointer = { schemaVersion, generator, compressed: packedName };
  yield { path: plain, content: () => `${JSON.stringify(pointer)}\n` };
  // Members of a gzip file follow each other: no piece waits for the others.
  yield { path, content: () => reportJson(report).map((piece) => gzipSync(piece)) };
}

/** The name of the file beside it that a published report.json points to; null where it is the Report itself. */
export function compressedName(document: unknown): string | null {
  if (typeof document !== 'object' || document === null || !('compressed' in document)) return null;
  return document.compressed === packedName ? packedName : null;
}

const gzipMagic = Buffer.from([0x1f, 0x8b]);

/** More bytes than a text can hold are not unpacked: a small file may claim to be a huge one. */
const limit = { maxOutputLength: constants.MAX_STRING_LENGTH };

/** The text of a report file, compressed or not. @throws Error where the compression is broken, or the text too long */
export function reportText(bytes: Buffer): string {
  return (bytes.subarray(0, 2).equals(gzipMagic) ? gunzipSync(bytes, limit) : bytes).toString('utf8');
}
