/** The search dialog: loaded when the reader first asks for it, with `/` or the button. Combobox after the ARIA pattern. */
import type { SearchEntry } from '../search-index.ts';
import { element } from './element.ts';
import { find, prepare, snippet, type Prepared } from './find.ts';

declare global {
  interface Window {
    sweepbookSearch?: readonly SearchEntry[];
    sweepbookOpenSearch?: () => void;
  }
}

const root = document.documentElement.dataset['root'] ?? '';
const kindNames: Readonly<Record<SearchEntry['k'], string>> = {
  page: 'page',
  note: 'note',
  experiment: 'experiment',
  metric: 'metric',
  run: 'run',
};
const mostShown = 12;

const hrefOf = (entry: SearchEntry): string => {
  const [path = '', anchor] = entry.p.split('#');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `${root}${encoded}${path === '' || path.endsWith('/') ? 'index.html' : ''}${anchor === undefined ? '' : `#${anchor}`}`;
};

function build(): { readonly dialog: HTMLDialogElement; readonly open: () => void } {
  const items: readonly Prepared[] = prepare(window.sweepbookSearch ?? []);
  const input = element('input', {
    type: 'search',
    id: 'search-input',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'search-list',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Experiment, param, tag, run, note, page',
  });
  const list = element('ul', { id: 'search-list', role: 'listbox', 'aria-label': 'Results' });
  const status = element('p', { class: 'search-status', role: 'status' });
  const close = element('button', { type: 'button', class: 'search-close' }, 'Close');
  const label = element('label', { for: 'search-input', class: 'vh' }, 'Search the report');
  const dialog = element('dialog', { class: 'search', 'aria-label': 'Search the report' });
  dialog.append(element('div', { class: 'search-field' }, label, input, close), list, status);
  document.body.append(dialog);
  let active = -1;

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const mark = (next: number): void => {
    const all = options();
    active = all.length === 0 ? -1 : (next + all.length) % all.length;
    all.forEach((option, place) => option.setAttribute('aria-selected', String(place === active)));
    const chosen = all[active];
    if (chosen === undefined) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }
  };
  const show = (): void => {
    const all = find(items, input.value, Infinity);
    const found = all.slice(0, mostShown);
    list.replaceChildren(
      ...found.map((entry, place) =>
        element(
          'li',
          { role: 'presentation' },
          element(
            'a',
            {
              id: `search-${place}`,
              role: 'option',
              'aria-selected': 'false',
              href: hrefOf(entry),
              tabindex: '-1',
            },
            element('b', {}, entry.t),
            element(
              'span',
              {},
              `${kindNames[entry.k]}${entry.w === '' ? '' : `: ${snippet(entry.w, input.value, 160)}`}`,
            ),
          ),
        ),
      ),
    );
    input.setAttribute('aria-expanded', String(found.length > 0));
    status.textContent =
      input.value.trim() === ''
        ? ''
        : all.length > found.length
          ? `The best ${found.length} of ${all.length} found.`
          : all.length === 0
            ? 'Nothing found.'
            : `${all.length} found.`;
    mark(found.length > 0 ? 0 : -1);
  };

  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      mark(active + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Escape') {
      // A search field would only empty itself.
      event.preventDefault();
      dialog.close();
    } else if (event.key === 'Enter') {
      options()[active]?.click();
    }
  });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  return {
    dialog,
    open: () => {
      dialog.showModal();
      input.select();
      show();
    },
  };
}

let built: ReturnType<typeof build> | null = null;
window.sweepbookOpenSearch = () => {
  built ??= build();
  built.open();
};
window.sweepbookOpenSearch();
