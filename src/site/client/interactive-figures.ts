/**
 * Makes figures interactive when the reader asks. A figure that offers it is
 *
 *     <div class="figure-frame" data-figure="id" data-figure-script="…/id.js" data-vega-script="…/vega.js">
 *       <svg class="fig fig-wide">…</svg><svg class="fig fig-narrow">…</svg>
 *       <button type="button" data-figure-open hidden>Explore this figure</button>
 *     </div>
 *
 * The button stays hidden without this script. Both scripts are classic ones with relative addresses, so that they load
 * from file:// as well as from a server.
 */
import type { DataTable, Figure } from '../../figures/figure.ts';
import type { OpenFigure } from './figure-window.ts';

/** From this width on the wide drawing is shown, as the style sheet does. */
const wideFrom = 576;
const loading = new Map<string, Promise<void>>();

/** Loads a classic script once; rejects where it cannot be loaded. */
function load(source: string): Promise<void> {
  let promise = loading.get(source);
  if (promise === undefined) {
    promise = new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = source;
      script.onload = () => resolve();
      script.onerror = () => {
        loading.delete(source);
        reject(new Error(`${source} could not be loaded.`));
      };
      document.head.append(script);
    });
    loading.set(source, promise);
  }
  return promise;
}

const csvCell = (cell: string | number | null): string => {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180, with a header row. */
function csv(table: DataTable): string {
  const rows = [table.columns.map((column) => column.label), ...table.rows];
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function download(name: string, href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}

function downloadText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  download(name, url);
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}

/** A drawing as a file, shown whether the page hides it or not. */
function fileOf(drawing: Element): string {
  const copy = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const { name, value } of drawing.attributes) if (name !== 'hidden') copy.setAttribute(name, value);
  for (const child of drawing.childNodes) copy.append(child.cloneNode(true));
  return new XMLSerializer().serializeToString(copy);
}

/** Buttons under an open figure. */
function toolbar(figure: Figure, drawing: Element, shown: OpenFigure, close: () => void): HTMLElement {
  const bar = document.createElement('p');
  bar.className = 'fig-tools';
  bar.append(
    button('Close', close),
    // The published drawing is a file by itself: its attributes hold the light theme, its classes mean nothing outside.
    button('SVG', () => downloadText(`${figure.id}.svg`, 'image/svg+xml', fileOf(drawing))),
    button('PNG', () => void shown.png().then((url) => download(`${figure.id}.png`, url))),
    button('CSV', () => downloadText(`${figure.id}.csv`, 'text/csv', csv(figure.table))),
  );
  const help = document.createElement('span');
  help.textContent = shown.help;
  bar.append(help);
  return bar;
}

/** Shows the interactive version in place of the drawings until it is closed. */
async function open(frame: HTMLElement, opener: HTMLButtonElement): Promise<void> {
  const { figure: id, figureScript, vegaScript } = frame.dataset;
  if (id === undefined || figureScript === undefined || vegaScript === undefined) return;
  await Promise.all([load(vegaScript), load(figureScript)]);
  const figure = globalThis.sweepbookFigures?.[id];
  const bundle = globalThis.sweepbookVega;
  if (figure === undefined || bundle === undefined) throw new Error(`Figure ${id} is not in its script.`);
  const drawings = [...frame.querySelectorAll(':scope > svg.fig')];
  const place = frame.clientWidth >= wideFrom ? 0 : figure.views.length - 1;
  const view = figure.views[place];
  const drawing = drawings[place];
  if (view === undefined || drawing === undefined) return;
  const stage = document.createElement('div');
  stage.className = 'fig-stage';
  frame.prepend(stage);
  const shown = await bundle.show(figure, view, stage);
  const show = (static_: boolean): void => {
    for (const drawing of drawings) drawing.toggleAttribute('hidden', !static_);
    opener.hidden = !static_;
  };
  const bar = toolbar(figure, drawing, shown, () => {
    shown.close();
    stage.remove();
    bar.remove();
    show(true);
    opener.focus();
  });
  stage.after(bar);
  show(false);
  bar.querySelector('button')?.focus();
}

function offer(frame: HTMLElement): void {
  const opener = frame.querySelector<HTMLButtonElement>('button[data-figure-open]');
  if (opener === null) return;
  opener.hidden = false;
  opener.addEventListener('click', () => {
    opener.disabled = true;
    open(frame, opener)
      // A figure that cannot be loaded stays as it is drawn; the button says so instead of failing silently.
      .catch(() => {
        opener.textContent = 'The interactive version could not be loaded';
      })
      .finally(() => {
        opener.disabled = false;
      });
  });
}

function offerAll(): void {
  for (const frame of document.querySelectorAll<HTMLElement>('[data-figure]')) offer(frame);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', offerAll);
else offerAll();
