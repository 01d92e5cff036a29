/** YAML configs, safely: no tag runs code, alias bombs are refused, and what PyYAML reads otherwise is said. */
import {
  constructFromEvents,
  CORE_SCHEMA,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  EVENT_ID,
  intCoreTag,
  floatCoreTag,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
  parseEvents,
  SCALAR_STYLE,
  seqTag,
  YAMLException,
  type Event,
} from 'js-yaml';
import type { Json } from '../reader.ts';
import { maxDepth } from './parse-json.ts';
import { parseYamlFast, type Divergence } from './parse-yaml-fast.ts';
import { placeOf, type Parsed, type ParseNote } from './parsed.ts';
import { pythonReads, resolvePlain } from './plain-scalar.ts';
import { toJson } from './to-json.ts';

/** As js-yaml's own, but integers beyond 2^53 stay text. */
const numberTag = (tag: typeof intCoreTag): typeof intCoreTag =>
  defineScalarTag(tag.tagName, {
    implicit: true,
    implicitFirstChars: tag.implicitFirstChars,
    identify: () => false,
    resolve: (source, isExplicit, tagName) => {
      const value = tag.resolve(source, isExplicit, tagName);
      return value === NOT_RESOLVED || resolvePlain(source) === source ? NOT_RESOLVED : value;
    },
  });

/** Unknown tags (`!!python/object`, `!mine`) keep their content as it stands: text, list or mapping. */
const anyTag = ['!', 'tag:'].flatMap((prefix) => [
  defineScalarTag(prefix, { matchByTagPrefix: true, resolve: (source) => source, identify: () => false }),
  defineSequenceTag(prefix, { ...seqTag, matchByTagPrefix: true, identify: () => false }),
  defineMappingTag(prefix, { ...mapTag, matchByTagPrefix: true, identify: () => false }),
]);
const schema = CORE_SCHEMA.withTags(mergeTag, numberTag(intCoreTag), numberTag(floatCoreTag), anyTag);
const coreTags = /^!!(?:str|seq|map|null|bool|int|float|merge)$/;

/**
 * Parses one YAML text: the first document counts, further ones are noted. Numbers as YAML 1.2 reads them, integers
 * beyond 2^53 as text, dates as text. Duplicate keys are an error. Never throws.
 */
export function parseYaml(text: string): Parsed<Json> {
  const fast = parseYamlFast(text);
  if (fast !== null) return { ok: true, value: fast.value, notes: fast.divergences.map(divergenceNote) };
  try {
    const events = parseEvents(text, { maxDepth });
    const notes = notesOf(text, events);
    const documents = constructFromEvents(events, { source: text, schema, maxAliases: 1000 });
    const value = toJson(documents[0] ?? null);
    if (documents.length > 1) {
      notes.push({
        code: 'yaml-several-documents',
        message: `The file holds ${documents.length} YAML documents; the first one is used.`,
        line: null,
        hint: 'Keep one document per file.',
      });
    }
    return { ok: true, value, notes };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const mark = error instanceof YAMLException ? error.mark : undefined;
    return {
      ok: false,
      problem: {
        message: error instanceof YAMLException ? error.reason : error.message,
        line: mark === undefined ? null : mark.line + 1,
        column: mark === undefined ? null : mark.column + 1,
        hint: hintFor(error.message),
        torn: false,
      },
    };
  }
}

function hintFor(message: string): string {
  if (message.includes('tab')) return 'YAML is indented with spaces, never with tabs.';
  if (message.includes('duplicated mapping key')) return 'Give each key once.';
  return 'Check the indentation, and put quotes around text that holds ": " or begins with a special character.';
}

const divergenceNote = ({ source, python, line }: Divergence): ParseNote => ({
  code: 'yaml-pyyaml-differs',
  message: `${source} is read as YAML 1.2 says; PyYAML reads ${python}.`,
  line,
  hint: 'If the training code used PyYAML it saw the other value. Write 1.0e-4 for 1e-4, and quotes or true and false for yes, no, on, off.',
});

function notesOf(text: string, events: readonly Event[]): ParseNote[] {
  const notes: ParseNote[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1) {
      const source = text.slice(event.valueStart, event.valueEnd);
      const python = pythonReads(source);
      if (python !== null) notes.push(divergenceNote({ source, python, line: placeOf(text, event.valueStart).line }));
    }
    const tagged =
      event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING;
    if (!tagged || event.tagStart === -1) continue;
    const tag = text.slice(event.tagStart, event.tagEnd);
    if (tag === '!' || coreTags.test(tag)) continue;
    notes.push({
      code: 'yaml-unknown-tag',
      message: `The tag ${tag} is not followed; its content is kept as it stands.`,
      line: placeOf(text, event.tagStart).line,
      hint: 'Write plain values into configs: a tag runs code where it is followed.',
    });
  }
  return notes;
}
