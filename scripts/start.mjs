/**
 * Starts a TypeScript file of this folder for the scripts of package.json: `node scripts/start.mjs FILE [ARGUMENT…]`.
 * Plain JavaScript, so that a Node that is too old can say so; a Node before 24 is started again with the flags that
 * make it read TypeScript.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireNode } from './cli/node-version.mjs';

requireNode(process.versions.node);
const [file, ...words] = process.argv.slice(2);
const path = resolve(import.meta.dirname, file);
if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv = [process.execPath, path, ...words];
  await import(pathToFileURL(path).href);
} else {
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, path, ...words], { stdio: 'inherit' });
  // The terminal sends its signals to both; a signal to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
