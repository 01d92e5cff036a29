/** Which font files the PDF is set in. The composition root reads them; exports touch no disk. */
import type { FontBytes } from '../export.ts';

/** Module paths of the TrueType files (Source Serif 4, Source Sans 3, Source Code Pro; all under the OFL). */
export const fontFiles: Readonly<Record<keyof FontBytes, string>> = {
  serif: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  serifBold: '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  sans: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  sansBold: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  mono: '@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf',
};
