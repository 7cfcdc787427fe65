// Lints the sample infrastructure and ends well although it finds faults: they are there to be found.
import process from 'node:process';
import { loadProgram } from '../bin/load.js';

process.stdout.write('$ pl-lint fixtures/quickstart\n\n');
const exitCode = await loadProgram().run(['fixtures/quickstart'], process);
process.stdout.write(
  `\nThat was a small company's infrastructure in three formats (see fixtures/quickstart/README.md), checked against what
Segment asks. As a command pl-lint ended with ${exitCode}: 1 says that errors were found. Now try it on your own:

  node bin/pl-lint.js <path> --profile segment/redshift
  node bin/pl-lint.js explain redshift-port
`,
);
process.exitCode = exitCode === 1 ? 0 : 1;
