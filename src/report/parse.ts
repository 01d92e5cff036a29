/** Unknown JSON to typed documents, with errors that a person can act on: file, path in it, found, allowed. */
import type { z } from 'zod';
import { benchmarkSpec, type BenchmarkSpec } from './benchmark-spec.ts';
import { nearestNames } from './nearest.ts';
import { noteFrontMatter, type NoteFrontMatter, type Notes } from './note.ts';
import type { ReportDiff } from './report-diff.ts';
import { reportSpec, type ReportSpec } from './report-spec.ts';
import type { ConfigurationDetail } from './samples-schema.ts';
import { report, schemaVersion, type Report } from './schema.ts';
import { UserError } from './user-error.ts';

/** Follows a path of keys into a document; undefined where it ends. */
const lookUp = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    document,
  );

const show = (found: unknown): string => {
  const text = found === undefined ? 'nothing' : (JSON.stringify(found) ?? String(found));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.') || 'the top level';

function explainIssue(issue: z.core.$ZodIssue, document: unknown, knownKeys: readonly string[]): string {
  if (issue.code === 'unrecognized_keys') {
    const hints = issue.keys.map((key) => {
      const near = issue.path.length === 0 ? nearestNames(key, knownKeys) : [];
      return near.length > 0 ? `${key} (did you mean ${near.join(' or ')}?)` : key;
    });
    return `${dotted(issue.path)}: unknown key ${hints.join(', ')}`;
  }
  return `${dotted(issue.path)}: found ${show(lookUp(document, issue.path))}; ${issue.message}`;
}

/** Validates a benchmark file. Throws {@link UserError} that names every wrong place at once. */
export function parseBenchmarkSpec(
  document: unknown,
  where: { readonly id: string; readonly file: string },
): BenchmarkSpec {
  const result = benchmarkSpec.safeParse(document ?? {});
  if (result.success) return { ...result.data, id: where.id, file: where.file };
  const known = Object.keys(benchmarkSpec.shape);
  const lines = result.error.issues.map((issue) => `  ${explainIssue(issue, document, known)}`);
  throw new UserError(`This benchmark file does not fit its schema.\n${lines.join('\n')}`, {
    file: where.file,
    hint: 'The allowed fields stand in docs/benchmark-file.md and in schema/benchmark.schema.json.',
  });
}

/** Validates the file about the whole report. Throws {@link UserError} that names every wrong place at once. */
export function parseReportSpec(document: unknown, file: string): ReportSpec {
  const result = reportSpec.safeParse(document ?? {});
  if (result.success) return result.data;
  const known = Object.keys(reportSpec.shape);
  const lines = result.error.issues.map((issue) => `  ${explainIssue(issue, document, known)}`);
  throw new UserError(`This file about the report does not fit.\n${lines.join('\n')}`, {
    file,
    hint: `Allowed is ${known.join(', ')}; docs/benchmark-file.md says what it is.`,
  });
}

/** Validates the front matter of a note; `lineOf` gives the line of one of its keys. Throws {@link UserError}. */
export function parseNoteFrontMatter(
  document: unknown,
  where: { readonly file: string; readonly lineOf: (key: string) => number | null },
): NoteFrontMatter {
  const result = noteFrontMatter.safeParse(document ?? {});
  if (result.success) return result.data;
  const known = Object.keys(noteFrontMatter.shape);
  const { issues } = result.error;
  const first = issues[0];
  const key = first?.code === 'unrecognized_keys' ? first.keys[0] : first?.path[0];
  throw new UserError(
    `The front matter of this note does not fit.\n${issues.map((issue) => `  ${explainIssue(issue, document, known)}`).join('\n')}`,
    {
      file: where.file,
      line: key === undefined ? null : where.lineOf(String(key)),
      hint: `Allowed are ${known.join(', ')}; docs/notes.md says what each is.`,
    },
  );
}

/** Validates a Report that was read from disk. Throws {@link UserError} on another version or a broken document. */
export function parseReport(document: unknown, file: string): Report {
  const found = lookUp(document, ['schemaVersion']);
  if (typeof found === 'number' && found !== schemaVersion) {
    throw new UserError(`This report has schema version ${found}; this program reads version ${schemaVersion}.`, {
      file,
      hint: 'Build the report again from its results with this version of Sweepbook.',
    });
  }
  const result = report.safeParse(document);
  if (result.success) return result.data;
  const lines = result.error.issues.slice(0, 5).map((issue) => `  ${explainIssue(issue, document, [])}`);
  throw new UserError(`This is not a Sweepbook report.\n${lines.join('\n')}`, {
    file,
    hint: 'Expected is the api/report.json of a built site.',
  });
}

/** The details of a configuration beside the Report of a site that this program built. */
export const trustDetail = (text: string): ConfigurationDetail => JSON.parse(text) as ConfigurationDetail;

/** What changed against another Report, as this program wrote it itself in this very build. */
export const trustDiff = (text: string): ReportDiff => JSON.parse(text) as ReportDiff;

/** The notes that this program wrote itself in this very build. */
export const trustNotes = (text: string): Notes => JSON.parse(text) as Notes;
