/** Benchmark files: what people write about their runs. A mistake in them stops the build. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { parseBenchmarkSpec } from '../report/parse.ts';
import { UserError } from '../report/user-error.ts';
import { decodeText } from './decode-text.ts';
import { diskReason, nodeDisk, type Disk } from './disk.ts';
import { compareCodePoints } from './order.ts';
import { parseYaml } from './parse/parse-yaml.ts';

/**
 * Reads `benchmarks/*.yaml` (or `.yml`) of a content folder, ordered by file name; none where there is no such folder.
 * Throws {@link UserError} with file, line and hint where a file cannot be read, is no YAML, does not fit the schema,
 * or has the id of another one (ids are compared without case, as the disks of some readers do).
 */
export function loadBenchmarkSpecs(contentDir: string, disk: Disk = nodeDisk): readonly BenchmarkSpec[] {
  const base = contentDir.replace(/[/\\]+$/, '');
  const folder = `${base}/benchmarks`;
  const shown = `${base.slice(Math.max(base.lastIndexOf('/'), base.lastIndexOf('\\')) + 1)}/benchmarks`;
  const names = listNames(folder, shown, disk).filter((name) => /^[^.].*\.ya?ml$/i.test(name));
  const taken = new Map<string, string>();
  return names.sort(compareCodePoints).map((name) => {
    const file = `${shown}/${name}`;
    const id = name.replace(/\.ya?ml$/i, '');
    const other = taken.get(id.toLowerCase());
    if (other !== undefined) {
      throw new UserError(`${other} and ${name} describe the same benchmark, ${id}.`, {
        file,
        hint: 'The name of the file is the id of the benchmark: rename or remove one of them.',
      });
    }
    taken.set(id.toLowerCase(), name);
    return readSpec({ folder, name, id, file }, disk);
  });
}

function listNames(folder: string, shown: string, disk: Disk): string[] {
  try {
    return disk.entries(folder).map((entry) => entry.name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new UserError(`This folder cannot be listed: ${diskReason(error)}.`, { file: shown });
  }
}

function readSpec(
  {
    folder,
    name,
    id,
    file,
  }: { readonly folder: string; readonly name: string; readonly id: string; readonly file: string },
  disk: Disk,
): BenchmarkSpec {
  let text: string;
  try {
    text = decodeText(disk.bytes(`${folder}/${name}`));
  } catch (error) {
    throw new UserError(`This benchmark file cannot be read: ${diskReason(error)}.`, { file });
  }
  const parsed = parseYaml(text);
  if (!parsed.ok) {
    const { message, line, hint } = parsed.problem;
    throw new UserError(`This benchmark file is no valid YAML: ${message}.`, { file, line, hint });
  }
  return parseBenchmarkSpec(parsed.value, { id, file });
}
