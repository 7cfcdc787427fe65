import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

/** What each folder of `src` may import from the others; architecture.md says why. */
const walls = {
  model: [],
  sources: ['model'],
  parsers: ['model'],
  graph: ['model'],
  engine: ['model', 'graph'],
  rules: ['model', 'graph', 'engine'],
  profiles: ['model', 'engine', 'errors.ts'],
  config: ['model', 'sources', 'engine', 'profiles', 'errors.ts'],
  'only-files': ['model', 'sources'],
  baseline: ['model', 'reporters', 'errors.ts'],
  reporters: ['model'],
  checklist: ['model', 'graph', 'engine', 'profiles'],
};

/** The command line stands around the core as the shell does: it may import all, and none of these may import it. */
const folders = [...Object.keys(walls), 'cli'];

/** The files beside the folders, without what a folder's list may name. */
const shell = readdirSync(new URL('src', import.meta.url))
  .filter((name) => name.endsWith('.ts') && name !== 'errors.ts')
  .map((name) => name.slice(0, -'.ts'.length));

/** Forbids the imports that leave the folder for one that is not in its list. */
function wall([folder, allowed]) {
  const forbidden = folders.filter((other) => other !== folder && !allowed.includes(other));
  const patterns = [
    {
      group: forbidden.map((other) => `**/${other}/**`),
      message: `src/${folder} may import ${allowed.join(', ') || 'nothing'} only.`,
    },
    {
      regex: `^(?:\\.\\./)+(?:${shell.join('|')})\\.ts$`,
      message: 'Nothing flows back to the shell around the core.',
    },
  ];
  if (folder !== 'sources') {
    patterns.push({
      regex: '^(?:node:)?fs(?:/|$)',
      message: 'Read through Sources: the core also lints what is not on disk.',
    });
  }
  return { files: [`src/${folder}/**`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

export default defineConfig(
  globalIgnores(['dist/', '_site/', 'coverage/', 'fixtures/', 'node_modules/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers and booleans in messages read as they are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A property that an index signature gives is written with brackets, so that a misspelling does not look checked.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // Without classes no function has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      // Control characters are what the regular expressions here are about that name them.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/cli.ts', 'src/open-disk.ts'],
    rules: { 'no-restricted-globals': ['error', 'process', 'console'] },
  },
  ...Object.entries(walls).map(wall),
  {
    files: ['**/*.{js,mjs}'],
    rules: { 'no-control-regex': 'off' },
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  {
    files: ['bin/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'readonly', __dirname: 'readonly' },
    },
  },
  {
    files: ['scripts/site/assets/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        window: 'readonly',
        document: 'readonly',
        localStorage: 'readonly',
        matchMedia: 'readonly',
        navigator: 'readonly',
        setTimeout: 'readonly',
        MiniSearch: 'readonly',
      },
    },
  },
  {
    files: ['tests/**', 'scripts/**', 'bench/**'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
