#!/usr/bin/env node
/** The command line: finds the command, runs it, turns errors into messages and exit codes. */
import { readFileSync } from 'node:fs';
import { keepCompiledCode } from './cache/compiled-code.ts';
import { requireNode } from './cli/node-version.mjs';

requireNode(process.versions.node);

// A reader that closes the pipe (head, less) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

keepCompiledCode(process.argv.slice(2));
const { main } = await import('./cli/main.ts');
const version = String(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version);
process.exitCode = await main(process.argv.slice(2), version, {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  now: () => performance.now(),
});
