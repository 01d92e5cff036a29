/**
 * The YAML that training code writes: block mappings and lists of plain or simply quoted scalars. About eight times
 * faster than a full parser, and it answers null for anything else: then the full parser reads the text.
 */
import type { Json } from '../reader.ts';
import { maxDepth } from './parse-json.ts';
import { setKey } from './parsed.ts';
import { pythonReads, resolvePlain } from './plain-scalar.ts';

/** A value whose PyYAML reading differs, with its line from 1. */
export interface Divergence {
  readonly source: string;
  readonly python: string;
  readonly line: number;
}

interface Line {
  readonly indent: number;
  readonly text: string;
  readonly line: number;
}

/** Thrown inside this file only, to hand the text to the full parser. */
const unsupported = new Error('not in the simple subset');

const foreign = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/;
const keyPattern = /^[A-Za-z_][A-Za-z0-9_.\-/]*$/;
const reservedKey = /^(?:null|true|false)$/i;

/** Parses the simple subset; null where the text is anything more. Equal to the full parser wherever it answers. */
export function parseYamlFast(text: string): { readonly value: Json; readonly divergences: Divergence[] } | null {
  if (foreign.test(text)) return null;
  try {
    const lines = splitLines(text);
    if (lines.length === 0) return null;
    const state: State = { lines, at: 0, divergences: [] };
    const value = readBlock(state, lines[0]!.indent, 0);
    return state.at === lines.length ? { value, divergences: state.divergences } : null;
  } catch (error) {
    if (error === unsupported) return null;
    throw error;
  }
}

interface State {
  readonly lines: Line[];
  at: number;
  readonly divergences: Divergence[];
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let number = 0;
  for (let start = 0; start < text.length;) {
    let stop = text.indexOf('\n', start);
    if (stop === -1) stop = text.length;
    number += 1;
    let first = start;
    while (text.charCodeAt(first) === 0x20) first += 1;
    if (first < stop && text.charCodeAt(first) !== 0x23) {
      const marker = first === start && (text.startsWith('---', start) || text.startsWith('...', start));
      if (marker && (lines.length > 0 || text.slice(start, stop).trimEnd() !== '---')) throw unsupported;
      if (!marker) lines.push({ indent: first - start, text: text.slice(first, stop).trimEnd(), line: number });
    }
    start = stop + 1;
  }
  return lines;
}

const isItem = (text: string): boolean => text.charCodeAt(0) === 0x2d && (text.length === 1 || text[1] === ' ');

function readBlock(state: State, indent: number, depth: number): Json {
  if (depth >= maxDepth) throw unsupported;
  return isItem(state.lines[state.at]!.text) ? readItems(state, indent, depth) : readMapping(state, indent, depth);
}

function readItems(state: State, indent: number, depth: number): Json {
  const items: Json[] = [];
  while (state.at < state.lines.length) {
    const { indent: here, text, line } = state.lines[state.at]!;
    if (here < indent) break;
    if (here > indent) throw unsupported;
    if (!isItem(text)) break;
    const content = text.slice(1).trimStart();
    if (content === '') {
      state.at += 1;
      const next = state.lines[state.at];
      items.push(next !== undefined && next.indent > indent ? readBlock(state, next.indent, depth + 1) : null);
    } else if (isItem(content) || keyEnd(content) !== -1) {
      // The rest of the line is the first line of a block that is indented by the dash and its spaces.
      const inner = indent + text.length - content.length;
      state.lines[state.at] = { indent: inner, text: content, line };
      items.push(readBlock(state, inner, depth + 1));
    } else {
      items.push(readScalar(state, content, line));
      state.at += 1;
    }
  }
  return items;
}

/** Offset of the colon that ends a key; -1 where the text is no `key: value`. */
function keyEnd(text: string): number {
  const colon = text.indexOf(':');
  return colon > 0 && (colon === text.length - 1 || text[colon + 1] === ' ') ? colon : -1;
}

function readMapping(state: State, indent: number, depth: number): Json {
  const mapping: Record<string, Json> = {};
  while (state.at < state.lines.length) {
    const { indent: here, text, line } = state.lines[state.at]!;
    if (here < indent) break;
    const colon = keyEnd(text);
    if (here > indent || colon === -1) throw unsupported;
    const key = text.slice(0, colon);
    if (!keyPattern.test(key) || reservedKey.test(key) || Object.hasOwn(mapping, key)) throw unsupported;
    const python = pythonReads(key);
    if (python !== null) state.divergences.push({ source: key, python, line });
    const content = text.slice(colon + 1).trimStart();
    state.at += 1;
    setKey(mapping, key, content === '' ? readNested(state, indent, depth) : readScalar(state, content, line));
  }
  return mapping;
}

function readNested(state: State, indent: number, depth: number): Json {
  const next = state.lines[state.at];
  if (next === undefined || next.indent < indent) return null;
  if (next.indent > indent) return readBlock(state, next.indent, depth + 1);
  return isItem(next.text) ? readItems(state, indent, depth + 1) : null;
}

function readScalar(state: State, content: string, line: number): Json {
  const first = content[0]!;
  if (first === '"' || first === "'") {
    const inner = content.slice(1, -1);
    if (content.length < 2 || !content.endsWith(first) || inner.includes(first) || inner.includes('\\')) {
      throw unsupported;
    }
    return inner;
  }
  if (content === '[]') return [];
  if (content === '{}') return {};
  if ('[]{},&*!|>%@`#?'.includes(first) || content.endsWith(':') || content.includes(': ') || content.includes(' #')) {
    throw unsupported;
  }
  if (first === '-' && isItem(content)) throw unsupported;
  const python = pythonReads(content);
  if (python !== null) state.divergences.push({ source: content, python, line });
  return resolvePlain(content);
}
