/** Aim's repository: a RocksDB database, which nothing but Aim itself reads. Says so, and what to do. */
import type { Claim, Folder, RawRun, ReadContext, Reader } from '../reader.ts';
import { childNamed, hasFile, nameOf } from './support/files.ts';

/** Recognises `.aim` and names Aim's own export. */
export const aimReader = {
  id: 'aim',
  title: 'Aim',
  recognises: [
    { file: '.aim/', gives: 'nothing but a message that names the export of Aim: it is a RocksDB database' },
  ],
  precedence: 90,
  claim,
  read,
  fileKind: () => 'other',
} as const satisfies Reader;

function claim(folder: Folder): Claim | null {
  if (nameOf(folder) !== '.aim') return null;
  const isRepository =
    childNamed(folder, 'meta') !== undefined ||
    childNamed(folder, 'seqs') !== undefined ||
    hasFile(folder, 'run_metadata.sqlite');
  const owns = folder.files.map((file) => file.name);
  return isRepository ? { files: [], owns, wholeTree: true, many: true } : null;
}

function read(_folder: Folder, _claim: Claim, context: ReadContext): readonly RawRun[] {
  context.report({
    severity: 'error',
    code: 'aim-not-read',
    message: 'The runs of this Aim repository are not read: it is a RocksDB database.',
    file: null,
    line: null,
    hint: 'Export them from Aim as results.csv: the table of the Runs explorer as CSV, or in Python the dataframe() of a query or of a Run.',
  });
  return [];
}
