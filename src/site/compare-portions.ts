/** Configurations in one portion of the chooser's values: what the page's script loads when one of them is chosen. */
export const portionSize = 50;
