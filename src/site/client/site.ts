/** What every page loads: remembers the reader's choice of colours. Everything works without it. */
const key = 'sweepbook-theme';

const read = (): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const stored = read();
if (stored === 'light' || stored === 'dark') document.documentElement.dataset['theme'] = stored;

document.addEventListener('DOMContentLoaded', () => {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="theme"]')) {
    input.checked = input.value === (stored ?? 'auto');
    input.addEventListener('change', () => {
      if (input.value === 'auto') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = input.value;
      try {
        localStorage.setItem(key, input.value);
      } catch {
        // Private windows and file:// may refuse storage: the choice then lasts for this page.
      }
    });
  }
});
