/** Reads the document of a report file, also where it points to a compressed one beside it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compressedName, reportText } from '../../src/exports/index.ts';
import { UserError } from '../../src/report/user-error.ts';

/** The JSON in a report file. @throws UserError where it is none, or the file that it points to is missing */
export function readReportDocument(file: string, given: string = file): unknown {
  const document = parse(file, given);
  const name = compressedName(document);
  if (name === null) return document;
  const beside = join(dirname(file), name);
  if (!existsSync(beside)) {
    throw new UserError(`The report itself is in ${name}, and there is no such file beside this one.`, {
      file: given,
      hint: `Put ${name} of the same site beside it, or name that file.`,
    });
  }
  return parse(beside, beside);
}

function parse(file: string, given: string): unknown {
  const bytes = readFileSync(file);
  try {
    return JSON.parse(reportText(bytes));
  } catch (error) {
    throw new UserError(`This is no JSON: ${error instanceof Error ? error.message : String(error)}`, { file: given });
  }
}
