/** The panel of one sample: what it is, what everybody said, and the way to the one before and after within the list. */
import { element } from './element.ts';

/** A sample as the panel shows it. */
export interface PanelSample {
  readonly id: string;
  readonly view: HTMLElement;
}

/** What stands beside a sample in the list; null where the list ends, or does not hold the sample. */
export interface PanelPlace {
  readonly previous: number | null;
  readonly next: number | null;
  /** Where it stands, for people: "3 of 47 samples". */
  readonly text: string;
}

/** The panel and what can be asked of it. */
export interface SamplePanel {
  readonly element: HTMLElement;
  /** The row that is shown; null while the panel is closed, or shows that there is no such sample. */
  row(): number | null;
  /** Shows a sample and puts the focus on its title, or leaves it on the button that led there. */
  show(row: number, sample: PanelSample): void;
  /** Says that there is no such sample. */
  showMissing(id: string): void;
  /** Offers the way on. */
  place(place: PanelPlace): void;
}

/** Makes the panel, closed. `turn` is told the row that was asked for, `close` that the reader is done. */
export function makeSamplePanel(on: { readonly turn: (row: number) => void; readonly close: () => void }): SamplePanel {
  const panel = element('div', { class: 'picked' });
  const button = (text: string, keys: string): HTMLButtonElement =>
    element('button', { type: 'button', class: 'turn', 'aria-keyshortcuts': keys }, text);
  const [back, next] = [button('← Previous sample', 'ArrowLeft'), button('Next sample →', 'ArrowRight')];
  const closing = element('button', { type: 'button', class: 'turn' }, 'Close');
  const where = element('p', { class: 'note', role: 'status' });
  const way = element('nav', { class: 'pager', 'aria-label': 'Samples of the list' }, back, next, closing);
  let shown: number | null = null;
  let beside: PanelPlace | null = null;

  const go = (row: number | null | undefined): void => {
    if (row !== null && row !== undefined) on.turn(row);
  };
  back.addEventListener('click', () => go(beside?.previous));
  next.addEventListener('click', () => go(beside?.next));
  const close = (): void => {
    shown = beside = null;
    panel.replaceChildren();
    on.close();
  };
  closing.addEventListener('click', close);
  panel.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'ArrowLeft') go(beside?.previous);
    else if (event.key === 'ArrowRight') go(beside?.next);
    else if (event.key === 'Escape') close();
  });

  const open = (id: string, ...content: readonly HTMLElement[]): void => {
    // A reader who goes on with the button stays on it; all others start at the title.
    const onWay = document.activeElement === back || document.activeElement === next;
    const title = element('h3', { tabindex: '-1' }, 'Sample ', element('bdi', { class: 'id' }, id));
    const old = panel.querySelector('h3');
    // The buttons stay in the page: a button that is taken out and put back loses the focus.
    if (way.isConnected && old !== null) {
      old.replaceWith(title);
      panel.querySelectorAll('.sample, .missing').forEach((part) => part.remove());
      panel.append(...content);
    } else panel.replaceChildren(title, way, where, ...content);
    if (onWay) return;
    title.scrollIntoView({ block: 'start', behavior: 'instant' });
    title.focus({ preventScroll: true });
  };
  const place = (now: PanelPlace): void => {
    beside = now;
    // A button that is disabled loses the focus: the other one, or the title, takes it.
    const held = document.activeElement;
    back.disabled = now.previous === null;
    next.disabled = now.next === null;
    where.textContent = now.text;
    if (held === back && back.disabled) (next.disabled ? panel.querySelector<HTMLElement>('h3') : next)?.focus();
    if (held === next && next.disabled) (back.disabled ? panel.querySelector<HTMLElement>('h3') : back)?.focus();
  };
  return {
    element: panel,
    row: () => shown,
    show: (row, { id, view }) => {
      shown = row;
      open(id, view);
    },
    showMissing: (id) => {
      shown = null;
      open(id, element('p', { class: 'note missing' }, 'This report has no such sample.'));
      place({ previous: null, next: null, text: '' });
    },
    place,
  };
}
