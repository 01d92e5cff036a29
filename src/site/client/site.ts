/** What every page loads before any interaction: the switch of colours, and the doors to what is loaded on request. */
import { startBoard } from './board.ts';
import { startCopying } from './copy-buttons.ts';
import { loadScript } from './load-script.ts';
import './interactive-figures.ts';
import { layOutRest } from './lay-out-rest.ts';
import { startTheme } from './theme.ts';

startTheme();

document.addEventListener('DOMContentLoaded', () => {
  startBoard();
  startCopying();
  const button = document.querySelector<HTMLButtonElement>('button[data-search]');
  if (button !== null) {
    const open = (): void => {
      if (window.sweepbookOpenSearch !== undefined) window.sweepbookOpenSearch();
      else {
        void loadScript(button.dataset['index'] ?? '')
          .then(() => loadScript(button.dataset['search'] ?? ''))
          .catch(() => button.setAttribute('title', 'The search did not load.'));
      }
    };
    button.addEventListener('click', open);
    document.addEventListener('keydown', (event) => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]') !== null;
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        open();
      }
    });
  }
  layOutRest();
});
