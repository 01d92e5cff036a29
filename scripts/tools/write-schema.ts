/** Writes schema/benchmark.schema.json for editors: `node scripts/tools/write-schema.ts`. A test keeps it up to date. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas } from '../build/publish.ts';

const folder = join(import.meta.dirname, '../../schema');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'benchmark.schema.json'), schemas().benchmark);
writeFileSync(join(folder, 'report.schema.json'), schemas().report);
