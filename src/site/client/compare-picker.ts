/** The part of the chooser that picks: a search box with a list, and the chosen ones with a button to remove each. */
import { markup } from '../../components/html.ts';
import { paletteSize } from '../../components/marks.ts';
import { integer } from '../../format/numbers.ts';
import { count } from '../../format/words.ts';
import type { CompareName, CompareNames } from '../compare-data.ts';
import { choiceSize, findNames, mostChosen } from './compare-logic.ts';

const mostShown = 8;

/** What happens when the reader picks. */
export interface PickerActions {
  readonly add: (slug: string) => void;
  readonly remove: (slug: string) => void;
}

/** The picker as the page's script sees it. */
export interface Picker {
  /** Shows a choice, with a message where something of the link could not be used. */
  readonly show: (chosen: readonly string[], message: string) => void;
}

const nameMarkup = (name: CompareName): string => {
  const hollow = Math.floor(name.m / paletteSize) % 2 === 1 ? ' o' : '';
  return markup`<span class="cfg"><svg class="mk c${name.c % paletteSize}${hollow}" aria-hidden="true"><use href="#m${name.m % paletteSize}" /></svg>${name.n}</span>`
    .html;
};

/** Builds the picker inside `root`. */
export function makePicker(root: HTMLElement, names: CompareNames, actions: PickerActions): Picker {
  root.innerHTML = `<ul class="chosen" aria-label="Chosen configurations"></ul>
    <div class="pick"><label for="compare-input">Add a configuration</label>
    <input id="compare-input" type="search" role="combobox" aria-expanded="false" aria-controls="compare-list" aria-autocomplete="list" autocomplete="off" spellcheck="false" aria-describedby="compare-status" />
    <ul id="compare-list" role="listbox" aria-label="Configurations" hidden></ul></div>
    <p id="compare-status" role="status"></p>`;
  const [list, chosenList] = [
    root.querySelector<HTMLElement>('#compare-list'),
    root.querySelector<HTMLElement>('.chosen'),
  ];
  const [input, status] = [
    root.querySelector<HTMLInputElement>('#compare-input'),
    root.querySelector<HTMLElement>('#compare-status'),
  ];
  if (list === null || chosenList === null || input === null || status === null) return { show: () => undefined };
  const bySlug = new Map(names.names.map((name) => [name.s, name]));
  let chosen: readonly string[] = [];
  let options: readonly CompareName[] = [];
  let active = -1;

  const mark = (next: number): void => {
    active = options.length === 0 ? -1 : (next + options.length) % options.length;
    list.querySelectorAll('li').forEach((item, at) => item.setAttribute('aria-selected', String(at === active)));
    const item = list.querySelectorAll('li')[active];
    if (item === undefined) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', item.id);
      item.scrollIntoView({ block: 'nearest' });
    }
  };
  const close = (): void => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const open = (): void => {
    options = findNames(names.names, input.value, { chosen, limit: mostShown });
    list.innerHTML = options
      .map((name, at) => `<li id="compare-option-${at}" role="option" aria-selected="false">${nameMarkup(name)}</li>`)
      .join('');
    list.hidden = options.length === 0;
    input.setAttribute('aria-expanded', String(options.length > 0));
    if (input.value.trim() !== '' && options.length === 0)
      status.textContent = 'No other configuration has such a name or param.';
    mark(options.length > 0 ? 0 : -1);
  };
  const pick = (name: CompareName | undefined): void => {
    if (name === undefined) return;
    input.value = '';
    close();
    actions.add(name.s);
    input.focus();
    close();
  };

  input.addEventListener('input', open);
  input.addEventListener('click', open);
  input.addEventListener('blur', () => window.setTimeout(close, 150));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) open();
      else mark(active + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!list.hidden) pick(options[active]);
    } else if (event.key === 'Escape') close();
  });
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const item = event.target instanceof Element ? event.target.closest('li') : null;
    if (item !== null) pick(options[[...list.children].indexOf(item)]);
  });
  chosenList.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button === null) return;
    actions.remove(button.dataset['slug'] ?? '');
    input.focus();
    close();
  });
  return {
    show: (now, message) => {
      chosen = now;
      chosenList.innerHTML = now
        .map((slug) => {
          const name = bySlug.get(slug);
          if (name === undefined) return '';
          const button = markup`<button type="button" data-slug="${slug}">Remove<span class="vh"> ${name.n}</span></button>`;
          return `<li>${nameMarkup(name)}${button.html}</li>`;
        })
        .join('');
      const full = now.length >= mostChosen;
      input.disabled = full;
      const rest =
        now.length === 0
          ? `Choose ${choiceSize(names.names.length)} of ${integer(names.names.length)}.`
          : now.length === 1
            ? 'Choose at least one more.'
            : full
              ? 'Six are the most that fit side by side.'
              : `${count(now.length, 'configuration')} chosen; the address of this page keeps them.`;
      status.textContent = message === '' ? rest : `${message} ${rest}`;
    },
  };
}
