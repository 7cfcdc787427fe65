#!/usr/bin/env node
import module from 'node:module';

// From Node 22.8 on, what was compiled once need not be compiled again.
module.enableCompileCache?.();
const { run } = await import('../dist/cli.js');
process.exitCode = await run(process.argv.slice(2), process);
