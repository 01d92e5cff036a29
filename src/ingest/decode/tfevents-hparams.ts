/** The hyper-parameters that TensorBoard's plugin stores in an event file. Format: tensorboard/plugins/hparams/*.proto. */
import type { Json } from '../reader.ts';
import type { WireReader } from './protobuf.ts';

/** What the plugin says of a session (a run). */
export interface SessionFacts {
  hparams: Record<string, Json>;
  status: string | null;
}

/** Status of api.proto, by number. */
const statusWords = ['unknown', 'success', 'failure', 'running'];

/** A google.protobuf.Value; lists and structures are left out. */
function readProtoValue(value: WireReader): Json {
  let found: Json = null;
  while (value.next()) {
    if (value.field === 2 && value.wire === 1) found = value.double();
    else if (value.field === 3 && value.wire === 2) found = value.text();
    else if (value.field === 4 && value.wire === 0) found = value.number !== 0;
  }
  return found;
}

function readStart(start: WireReader, facts: SessionFacts): void {
  const entries: [string, Json][] = [];
  while (start.next()) {
    if (start.field !== 1 || start.wire !== 2) continue;
    const entry = start.message();
    let key = '';
    let value: Json = null;
    while (entry.next()) {
      if (entry.field === 1 && entry.wire === 2) key = entry.text();
      else if (entry.field === 2 && entry.wire === 2) value = readProtoValue(entry.message());
    }
    entries.push([key, value]);
  }
  // fromEntries defines own keys, so that `__proto__` is an ordinary one.
  facts.hparams = Object.fromEntries([...Object.entries(facts.hparams), ...entries]);
}

/** Reads HParamsPluginData into `facts`. */
export function readHparams(data: WireReader, facts: SessionFacts): void {
  while (data.next()) {
    if (data.field === 3 && data.wire === 2) readStart(data.message(), facts);
    else if (data.field === 4 && data.wire === 2) {
      const end = data.message();
      while (end.next()) if (end.field === 1 && end.wire === 0) facts.status = statusWords[end.number] ?? null;
    }
  }
}
