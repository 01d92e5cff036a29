/** The doors to copying: buttons beside tables and code, and permalinks. The rest is loaded on the first press. */
import { loadScript } from './load-script.ts';

type CopyWindow = Window & { sweepbookCopy?: (source: HTMLElement, what: string) => void };

function copy(source: HTMLElement, what: string): void {
  const page: CopyWindow = window;
  void loadScript(document.documentElement.dataset['copy'] ?? '').then(
    () => page.sweepbookCopy?.(source, what),
    () => undefined,
  );
}

function button(source: HTMLElement, what: string, text: string, label: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet';
  made.textContent = text;
  made.setAttribute('aria-label', label);
  made.addEventListener('click', () => copy(source, what));
  return made;
}

/** Puts the buttons into the page. */
export function startCopying(): void {
  for (const place of document.querySelectorAll<HTMLElement>('p[data-copy]')) {
    const of = place.dataset['label'] ?? 'the table';
    const formats = [
      ['markdown', 'Markdown'],
      ['csv', 'CSV'],
      ['latex', 'LaTeX'],
    ] as const;
    place.append('Copy as ', ...formats.map(([what, text]) => button(place, what, text, `Copy ${of} as ${text}`)));
    place.hidden = false;
  }
  for (const code of document.querySelectorAll<HTMLElement>('pre[data-copy]')) {
    const what = code.dataset['copy'] ?? 'text';
    const place = document.createElement('p');
    place.className = 'copy';
    place.append(button(code, 'text', 'Copy', `Copy: ${what}`));
    code.after(place);
  }
  // A permalink leads to its place as ever, and its address is copied.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.hash') : null;
    if (link !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) copy(link, 'link');
  });
}
