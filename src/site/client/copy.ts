/** Copying: loaded when a reader first presses one of its buttons. Says what it did, once and politely. */
import type { Table } from '../../exports/tables/table.ts';
import { figureTable, formats, selectRows } from './copy-text.ts';
import { element } from './element.ts';
import './figure-window.ts';
import { loadScript } from './load-script.ts';

declare global {
  interface Window {
    sweepbookTables?: Record<string, Table>;
    sweepbookCopy?: (source: HTMLElement, what: string) => void;
  }
}

const status = element('p', { class: 'copied', role: 'status' });
document.body.append(status);
let timer = 0;

/** A live region speaks when its text changes: it is emptied first, so that the same words are said again. */
function say(text: string): void {
  window.clearTimeout(timer);
  status.textContent = '';
  timer = window.setTimeout(() => {
    status.textContent = text;
    timer = window.setTimeout(() => (status.textContent = ''), 4000);
  }, 60);
}

/** The way of before the clipboard interface: pages that may not use that one can often use this. */
function copyByCommand(text: string): boolean {
  const area = element('textarea', { readonly: '', 'aria-hidden': 'true', class: 'vh' });
  area.value = text;
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  let done: boolean;
  try {
    done = document.execCommand('copy');
  } catch {
    done = false;
  }
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

/** Where nothing may be copied the text is shown, selected. */
function showText(text: string): void {
  const area = element('textarea', { readonly: '', rows: '12', 'aria-label': 'Text to copy' });
  area.value = text;
  const close = element('button', { type: 'button', class: 'search-close' }, 'Close');
  const dialog = element(
    'dialog',
    { class: 'search copy-dialog', 'aria-label': 'Text to copy' },
    element('p', {}, 'This browser does not let the page copy. The text is selected: copy it with the keyboard.'),
    area,
    close,
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}

async function write(text: string, what: string): Promise<void> {
  let done = false;
  try {
    // Absent outside secure contexts, and refused by some browsers on file://.
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    done = copyByCommand(text);
  }
  if (done) say(`${what} copied.`);
  else showText(text);
}

/** The table behind a set of buttons: one of the exports, or the data of a figure. */
async function tableOf(source: HTMLElement): Promise<Table> {
  const { key = '', script = '', where, figure } = source.dataset;
  await loadScript(script);
  if (figure !== undefined) {
    const found = globalThis.sweepbookFigures?.[figure];
    if (found !== undefined) return figureTable(found);
  }
  const table = window.sweepbookTables?.[key];
  if (table === undefined) throw new Error(`${script} holds no table ${key}`);
  return selectRows(table, where === undefined ? null : JSON.parse(where));
}

async function copy(source: HTMLElement, what: string): Promise<void> {
  if (what === 'link') {
    if (source instanceof HTMLAnchorElement) await write(source.href, 'Link');
  } else if (what === 'text') await write(source.textContent, source.dataset['copy'] ?? 'Text');
  else {
    const format = Object.entries(formats).find(([id]) => id === what)?.[1];
    if (format !== undefined) await write(format.print(await tableOf(source)), `The table as ${format.label} is`);
  }
}

window.sweepbookCopy = (source, what) => {
  copy(source, what).catch(() => say('The text to copy did not load.'));
};
