/** Hugging Face's `training_args.bin`: a pickled dataclass, by itself or in a zip archive of torch. Nothing of it is run. */
import { bytesSource } from '../../decode/byte-source.ts';
import { DecodeError } from '../../decode/decode-error.ts';
import { isKind, type PickleValue } from '../../decode/pickle-values.ts';
import { pickleToJson } from '../../decode/pickle-table.ts';
import { unpickle } from '../../decode/pickle.ts';
import { listZip, readMember } from '../../decode/zip.ts';
import type { Json } from '../../reader.ts';

/** The pickle inside: the member `<name>/data.pkl` of an archive, else the file itself. */
function pickleOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes;
  const source = bytesSource(bytes);
  const member = [...listZip(source).members.values()].find(({ name }) => /(?:^|\/)data\.pkl$/.test(name));
  if (member === undefined) throw new DecodeError('malformed', 'the archive holds no data.pkl');
  return readMember(source, member);
}

/** Where it ran, and what is kept for later versions. */
const aside =
  /^(?:_|.*_dir$|local_rank|deepspeed_plugin|hub_|push_to_hub|report_to|run_name|logging_|save_|disable_tqdm|dataloader_num_workers|ddp_|log_|accelerator_config|parallelism_config|distributed_state)/;

/** An enum is the call of its class with its value: the value alone is kept. */
function plainValue(value: PickleValue): PickleValue {
  return isKind(value, 'object') && value.state === undefined && value.args.length === 1 ? value.args[0]! : value;
}

/** The arguments as params. Throws {@link DecodeError}; an old torch file, which is another format, answers none. */
export function readTrainingArgs(bytes: Uint8Array): { readonly [key: string]: Json } {
  const root = unpickle(pickleOf(bytes));
  if (!isKind(root, 'object') || !(root.state instanceof Map)) return {};
  const entries: [string, Json][] = [];
  for (const [key, value] of root.state) {
    if (typeof key !== 'string' || aside.test(key)) continue;
    const json = pickleToJson(plainValue(value));
    if (json !== null && json !== '' && !(Array.isArray(json) && json.length === 0)) entries.push([key, json]);
  }
  return Object.fromEntries(entries);
}
