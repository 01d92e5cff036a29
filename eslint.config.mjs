import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (ARCHITECTURE.md, "The house"). A folder of src that is not listed on the right is forbidden.
 * Files outside src (scripts, tests) may import everything.
 */
const mayImport = {
  report: [],
  stats: [],
  query: [],
  format: ['report'],
  ingest: ['report'],
  analyze: ['report', 'stats'],
  figures: ['report', 'format'],
  exports: ['report', 'format', 'figures'],
  site: ['report', 'query', 'format', 'figures', 'exports', 'components'],
  components: ['report', 'format', 'figures', 'exports', 'site'],
  layouts: ['report', 'format', 'figures', 'exports', 'site', 'components', 'styles'],
  pages: ['report', 'format', 'figures', 'exports', 'site', 'components', 'layouts', 'styles'],
};
const rooms = [...Object.keys(mayImport), 'styles'];

/** Node modules that only the named folders may touch: everything else in src is pure. */
const disk = ['node:fs', 'node:fs/promises', 'fs', 'node:child_process', 'node:os', 'node:http', 'node:net'];
const mayTouchDisk = ['ingest', 'site', 'exports'];

const layer = (room) => ({
  files: [`src/${room}/**/*.{ts,astro}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: mayTouchDisk.includes(room)
          ? []
          : disk.map((name) => ({ name, message: `src/${room} is pure: pass the data in.` })),
        patterns: [
          {
            group: rooms
              .filter((other) => other !== room && !mayImport[room].includes(other))
              .map((other) => `**/../${other}/**`),
            message: `src/${room} may import only ${mayImport[room].join(', ') || 'nothing of ours'}.`,
          },
          { group: ['**/scripts/**'], message: 'Nobody imports scripts.' },
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist', 'lib', '.astro', 'results', 'node_modules', 'coverage', '.sweepbook'] },
  ...tseslint.configs.recommended,
  ...astro.configs['flat/recommended'],
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'smart'],
    },
  },
  {
    files: ['src/**/*.{ts,astro}'],
    ignores: ['src/report/parse.ts'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Same input, same bytes: use src/stats/rng.ts.' },
        { object: 'Date', property: 'now', message: 'Only scripts/ knows the clock.' },
      ],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
    },
  },
  ...Object.keys(mayImport).map(layer),
);
