/** The small pieces that the Report is made of: quantities with reasons, scalars, warnings, diagnostics, files. */
import { z } from 'zod';

/** A number that could not be computed; prints as a dash with the reason. */
export const missing = z.strictObject({ value: z.null(), reason: z.string() });

/** A finite number, or {@link missing}. */
export const quantity = z.union([z.number(), missing]);

/** A parameter as it was read. Integers beyond 2^53 and non-finite numbers stay text. */
export const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What the reader of a number must know: data on the result, not an error. `code` is stable. */
export const warning = z.strictObject({ code: z.string(), message: z.string() });

/** Something wrong in the input. `file` is relative to its root; `line` counts from 1. */
export const diagnostic = z.strictObject({
  severity: z.enum(['error', 'warning', 'info']),
  code: z.string(),
  message: z.string(),
  file: z.string().nullable(),
  line: z.int().positive().nullable(),
  hint: z.string().nullable(),
});

/**
 * completed: ended and holds its primary metric; failed: says so, or left an error; diverged: a non-finite primary
 * metric; incomplete: ended without its primary metric; running: never reported an end; unknown: a status word that
 * nobody knows.
 */
export const runStatus = z.enum(['completed', 'failed', 'diverged', 'incomplete', 'running', 'unknown']);

/** A file of a run. `path` is relative to the run's folder; `href` is where the site links it, null with a note. */
export const fileRecord = z.strictObject({
  path: z.string(),
  kind: z.enum(['config', 'metrics', 'history', 'samples', 'log', 'metadata', 'checkpoint', 'other']),
  bytes: z.int().nonnegative(),
  href: z.string().nullable(),
  note: z.string().nullable(),
});

export type Missing = z.infer<typeof missing>;
export type Quantity = z.infer<typeof quantity>;
export type Scalar = z.infer<typeof scalar>;
export type Warning = z.infer<typeof warning>;
export type Diagnostic = z.infer<typeof diagnostic>;
export type RunStatus = z.infer<typeof runStatus>;
export type FileRecord = z.infer<typeof fileRecord>;
