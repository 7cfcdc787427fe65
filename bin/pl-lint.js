#!/usr/bin/env node
'use strict';
const { loadCommandLine } = require('./load.js');

loadCommandLine()
  .run(process.argv.slice(2), process)
  .then((code) => {
    process.exitCode = code;
  });
