/** Remembers the reader's choice of colours. */
const key = 'sweepbook-theme';

const read = (): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

/** Applies the stored choice; to be called before the page is drawn, so that nothing flashes. */
export function applyTheme(): void {
  const stored = read();
  if (stored === 'light' || stored === 'dark') document.documentElement.dataset['theme'] = stored;
}

/** Wires the switch of colours. */
export function startTheme(): void {
  const stored = read();
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
