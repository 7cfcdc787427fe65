// Draws docs/images/quickstart.svg: what the command line prints for a part of fixtures/quickstart, colours and all.
// A test compares it with what is printed now; run `npm run docs` after changing either.
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { loadProgram } from '../bin/load.js';
import { drawTerminal } from './draw-terminal.js';

const root = fileURLToPath(new URL('..', import.meta.url));
writeFileSync(`${root}docs/images/quickstart.svg`, await drawTerminal(loadProgram().run, root));
process.stdout.write('docs/images/quickstart.svg\n');
