/** Benchmark files and the file about the report: what people write about their runs. A mistake in them stops the build. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { parseBenchmarkSpec, parseReportSpec } from '../report/parse.ts';
import type { ReportSpec } from '../report/report-spec.ts';
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
  const { base, name: content } = placeOf(contentDir);
  const folder = `${base}/benchmarks`;
  const shown = `${content}/benchmarks`;
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
    return parseBenchmarkSpec(readYaml(`${folder}/${name}`, { file, what: 'benchmark file' }, disk), { id, file });
  });
}

/**
 * Reads `report.yaml` (or `.yml`) of a content folder; empty where there is none. Throws {@link UserError} where it
 * cannot be read, is no YAML, does not fit, or there are both.
 */
export function loadReportSpec(contentDir: string, disk: Disk = nodeDisk): ReportSpec {
  const { base, name: content } = placeOf(contentDir);
  const names = listNames(base, content, disk).filter((name) => /^report\.ya?ml$/.test(name));
  const [name, other] = names.sort(compareCodePoints);
  if (name === undefined) return {};
  const file = `${content}/${name}`;
  if (other !== undefined) {
    throw new UserError(`${file} and ${other} both describe the report.`, { file, hint: 'Keep one of them.' });
  }
  return parseReportSpec(readYaml(`${base}/${name}`, { file, what: 'file about the report' }, disk), file);
}

/** A content folder without slashes at its end, and what messages call it. */
function placeOf(contentDir: string): { readonly base: string; readonly name: string } {
  const base = contentDir.replace(/[/\\]+$/, '');
  return { base, name: base.slice(Math.max(base.lastIndexOf('/'), base.lastIndexOf('\\')) + 1) };
}

function listNames(folder: string, shown: string, disk: Disk): string[] {
  try {
    return disk.entries(folder).map((entry) => entry.name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new UserError(`This folder cannot be listed: ${diskReason(error)}.`, { file: shown });
  }
}

function readYaml(path: string, about: { readonly file: string; readonly what: string }, disk: Disk): unknown {
  const { file, what } = about;
  let text: string;
  try {
    text = decodeText(disk.bytes(path));
  } catch (error) {
    throw new UserError(`This ${what} cannot be read: ${diskReason(error)}.`, { file });
  }
  const parsed = parseYaml(text);
  if (parsed.ok) return parsed.value;
  const { message, line, hint } = parsed.problem;
  throw new UserError(`This ${what} is no valid YAML: ${message}.`, { file, line, hint });
}
