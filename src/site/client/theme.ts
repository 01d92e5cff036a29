/** Remembers the reader's choice of colours. Runs before the page is drawn, so that nothing flashes. */
const key = 'sweepbook-theme';

const read = (): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** Applies the stored choice now and wires the switch when it is there. */
export function startTheme(): void {
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
}
