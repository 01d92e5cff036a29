/**
 * The interactive version of a figure: the same spec with zoom and pan, a legend that picks configurations, and tooltips.
 * Pure: a spec in, a spec out; it runs in the browser as well as in a build.
 */
import type { UnitSpec } from 'vega-lite/types_unstable/spec/index.js';
import type { Field } from 'vega-lite/types_unstable/channeldef.js';
import type { FigureSpec, Layer } from './figure.ts';
import { placedByHand } from './layers.ts';

type Unit = UnitSpec<Field>;
/** An encoding read as plain properties: what a layer says of one channel. */
type Channel = Readonly<Record<string, unknown>>;

/** More names than this are no legend. */
const mostNames = 24;
const legendRow = 20;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isUnit = (layer: Layer): layer is Unit => 'mark' in layer;

const channelOf = (unit: Unit, name: string): Channel | null => {
  const encoding: unknown = unit.encoding;
  const channel = isObject(encoding) ? encoding[name] : undefined;
  return isObject(channel) ? channel : null;
};

/** True where marks stand at values of an axis that Vega labels: then the axis may move under them. */
function zooms(unit: Unit, name: 'x' | 'y'): boolean {
  const channel = channelOf(unit, name);
  if (channel === null || channel['field'] === undefined || channel['scale'] === null) return false;
  const axis = channel['axis'];
  return !isObject(axis) || axis['labels'] !== false;
}

/** Fields that hold pixels say nothing to a reader. */
function pixelFields(unit: Unit): Set<string> {
  const fields = new Set<string>(['shade', 'line']);
  for (const name of ['x', 'y']) {
    const channel = channelOf(unit, name);
    if (channel === null || channel['scale'] !== null) continue;
    for (const key of [name, `${name}2`]) {
      const field = channelOf(unit, key)?.['field'];
      if (typeof field === 'string') fields.add(field);
    }
  }
  return fields;
}

function rowsOf(unit: Unit): readonly Record<string, unknown>[] {
  const values: unknown =
    unit.data !== null && unit.data !== undefined && 'values' in unit.data ? unit.data.values : [];
  return Array.isArray(values) ? values.filter(isObject) : [];
}

/** One tooltip line per field of the data that is no pixel. */
function tooltipOf(unit: Unit) {
  const hidden = pixelFields(unit);
  const first = rowsOf(unit)[0] ?? {};
  return Object.keys(first)
    .filter((field) => !hidden.has(field))
    .map((field) => ({
      field,
      type: typeof first[field] === 'number' ? ('quantitative' as const) : ('nominal' as const),
      ...(typeof first[field] === 'number' ? { format: '.5~g' } : {}),
    }));
}

/** The axis of a channel that zooms chooses its own ticks, about as many as before. */
function freeAxis(channel: Channel): Channel {
  const axis = channel['axis'];
  if (!isObject(axis)) return channel;
  const { values, format: _format, ...rest } = axis;
  const tickCount = Array.isArray(values) ? Math.max(3, values.length) : 5;
  return { ...channel, axis: { ...rest, tickCount, labelOverlap: true } };
}

const byConfiguration = (unit: Unit, name: 'color' | 'shape'): boolean =>
  channelOf(unit, name)?.['field'] === 'configuration';

/** What the whole figure offers: decided by its main layer, followed by all others. */
interface Offer {
  readonly zoom: readonly ('x' | 'y')[];
  readonly names: readonly string[];
  readonly legend: Readonly<Record<string, unknown>> | null;
}

function offerOf(spec: FigureSpec, main: Unit): Offer {
  const zoom = (['x', 'y'] as const).filter((name) => zooms(main, name));
  const found = new Set(rowsOf(main).map((row) => row['configuration']));
  const names = [...found].filter((name) => typeof name === 'string');
  const width = typeof spec.width === 'number' ? spec.width : 300;
  const height = typeof spec.height === 'number' ? spec.height : 200;
  const bottom = isObject(spec.padding) && typeof spec.padding['bottom'] === 'number' ? spec.padding['bottom'] : 0;
  const picks = byConfiguration(main, 'color') && names.length > 1 && names.length <= mostNames;
  return {
    zoom,
    names,
    legend: picks
      ? {
          orient: 'none',
          legendX: 0,
          legendY: height + bottom,
          columns: columnsOf(names, width),
          labelLimit: 170,
          columnPadding: 12,
          rowPadding: 4,
          symbolOpacity: 1,
          title: null,
        }
      : null,
  };
}

/** Columns of the legend that fit, at some six and a half pixels a character and the symbol. */
function columnsOf(names: readonly string[], width: number): number {
  const longest = Math.min(170, Math.max(...names.map((name) => name.length)) * 6.5) + 34;
  return Math.max(1, Math.floor(width / longest));
}

function interactiveUnit(unit: Unit, offer: Offer, isMain: boolean): Unit {
  const encoding: Record<string, unknown> = { ...unit.encoding };
  for (const name of offer.zoom) {
    const channel = channelOf(unit, name);
    if (channel !== null) encoding[name] = freeAxis(channel);
  }
  const mark: Record<string, unknown> = typeof unit.mark === 'string' ? { type: unit.mark } : { ...unit.mark };
  const moves = offer.zoom.some((name) => channelOf(unit, name) !== null && channelOf(unit, name)?.['scale'] !== null);
  // A scale that zooms would clip everything, names beside the plot included.
  mark['clip'] = moves && mark['type'] !== 'text';
  if (offer.legend !== null) {
    for (const name of ['color', 'shape'] as const) {
      const channel = channelOf(unit, name);
      if (channel !== null && byConfiguration(unit, name)) {
        encoding[name] = { ...channel, legend: offer.legend };
      }
    }
    if (byConfiguration(unit, 'color') && channelOf(unit, 'opacity') === null) {
      const full = typeof mark['opacity'] === 'number' ? mark['opacity'] : 1;
      delete mark['opacity'];
      encoding['opacity'] = { condition: { param: 'pick', value: full }, value: 0.08 };
    }
  }
  if (isMain) encoding['tooltip'] = tooltipOf(unit);
  if (!isMain || offer.zoom.length === 0) return Object.assign({}, unit, { mark, encoding });
  const zoom = { name: 'zoom', select: { type: 'interval', encodings: [...offer.zoom] }, bind: 'scales' };
  return Object.assign({}, unit, { mark, encoding, params: [zoom] });
}

/**
 * The layer that the legend comes from, under all others and unseen. Vega-Lite merges the legends of all layers and keeps
 * the first one's way of drawing it, so the one that answers to clicks must be the first.
 */
function legendLayer(layers: readonly Layer[], main: Unit, offer: Offer): Layer[] {
  if (offer.legend === null) return [];
  const shaped = layers.find((layer): layer is Unit => isUnit(layer) && byConfiguration(layer, 'shape'));
  const shape = shaped === undefined ? null : channelOf(shaped, 'shape');
  const names = offer.names.map((configuration) => ({ configuration }));
  const layer: Unit = {
    data: { values: names },
    mark: { type: 'point', opacity: 0, size: 0, clip: false },
    params: [
      {
        name: 'pick',
        select: { type: 'point', fields: ['configuration'], toggle: 'true' },
        bind: 'legend',
      },
    ],
  };
  const encoding = {
    x: { value: 0 },
    y: { value: 0 },
    color: { ...channelOf(main, 'color'), legend: offer.legend },
    ...(shape === null ? {} : { shape: { ...shape, legend: offer.legend } }),
  };
  return [Object.assign(layer, { encoding })];
}

const isMainLayer = (layer: Layer): layer is Unit => isUnit(layer) && layer.name === 'main';

/** What a reader can do with the interactive version, in a sentence; empty where it offers nothing. */
export function howToUse(spec: FigureSpec): string {
  const main = spec.layer.find(isMainLayer);
  if (main === undefined) return '';
  const { zoom, legend } = offerOf(spec, main);
  const moves = zoom.length === 0 ? [] : ['drag to move, scroll to zoom, double-click to reset'];
  const picks = legend === null ? [] : ['a name in the legend shows it alone'];
  return `Point at a mark to read it${[...moves, ...picks].map((text) => `; ${text}`).join('')}.`;
}

/** The spec without halos: a canvas knows no paint-order and would draw them over the letters. */
export function withoutHalos(spec: FigureSpec): FigureSpec {
  const layer = spec.layer.map((item) => {
    if (!isUnit(item) || typeof item.mark === 'string' || item.mark.type !== 'text') return item;
    const { stroke: _stroke, strokeWidth: _strokeWidth, ...mark } = item.mark;
    return { ...item, mark };
  });
  return { ...spec, layer };
}

/**
 * Adds zoom and pan (drag and wheel, on axes that Vega labels), a legend whose entries toggle configurations, and
 * tooltips with the data of the main layer. The spec given is not changed; labels placed by pixels are left out.
 */
export function interactiveSpec(spec: FigureSpec): FigureSpec {
  const layers = spec.layer.filter((layer) => layer.description !== placedByHand);
  const main = layers.find(isMainLayer);
  if (main === undefined) return { ...spec, layer: layers };
  const offer = offerOf(spec, main);
  const legendHeight =
    offer.legend === null ? 0 : Math.ceil(offer.names.length / Number(offer.legend['columns'])) * legendRow + 8;
  const padding = isObject(spec.padding) ? spec.padding : {};
  return {
    ...spec,
    // Without paint the plot would let the wheel and the drag through between its marks.
    view: { fill: 'transparent' },
    padding: { ...padding, bottom: Number(padding['bottom'] ?? 0) + legendHeight },
    layer: [
      ...legendLayer(layers, main, offer),
      ...layers.map((layer) => (isUnit(layer) ? interactiveUnit(layer, offer, layer === main) : layer)),
    ],
  };
}
