/** What the contract promises of a run, as far as types alone cannot promise it. */
import { z } from 'zod';
import { fileRecord, quantity, runStatus, scalar, warning } from '../../src/report/primitives.ts';
import type { Run } from '../../src/report/run.ts';

const isoTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/);

const schema = z.object({
  id: z.string().min(1),
  slug: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/),
  group: z.string().regex(/^[0-9a-f]{16}$/),
  params: z.record(z.string(), scalar),
  volatile: z.record(z.string(), scalar),
  environment: z.record(z.string(), scalar),
  metrics: z.record(z.string(), quantity),
  status: runStatus,
  statusReason: z.string().min(1),
  startedAt: isoTime.nullable(),
  finishedAt: isoTime.nullable(),
  durationSeconds: z.number().nonnegative().nullable(),
  attempts: z.int().positive().nullable(),
  files: z.array(fileRecord).min(1),
  warnings: z.array(warning),
});

/** What is wrong with a run; empty where nothing is. Everything must survive JSON. */
export function runSchemaOf(run: Run): readonly string[] {
  const copy: unknown = JSON.parse(JSON.stringify(run));
  const result = schema.safeParse(copy);
  const issues = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return JSON.stringify(run).includes('undefined') ? [...issues, 'undefined'] : issues;
}
