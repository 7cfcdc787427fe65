#!/usr/bin/env node
import { loadCommandLine } from './load.js';

process.exitCode = await loadCommandLine().run(process.argv.slice(2), process);
