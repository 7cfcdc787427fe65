import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { medianTimes } from './start-up.ts';
import { makeTemplate, writeAssembly } from './template-tree.ts';

const rounds = 3;

/** Large templates and assemblies, and what other linters take for the same template, each in a process of its own. */
export function benchTemplates(emptyMilliseconds: number): readonly { readonly name: string; readonly text: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'pl-lint-templates-'));
  try {
    const template = makeTemplate(1_000_000);
    const json = join(folder, 'template.json');
    const yaml = join(folder, 'template.yaml');
    const jsonText = JSON.stringify(template, null, 1);
    const yamlText = stringify(template, { aliasDuplicateObjects: false });
    writeFileSync(json, jsonText);
    writeFileSync(yaml, yamlText);
    const assembly = join(folder, 'cdk.out');
    const assemblyBytes = writeAssembly(assembly, 100, 200_000);
    const own = [
      { name: `JSON, ${megabytes(jsonText.length)} (goal ≤ 0.25 s)`, path: json },
      { name: `YAML, ${megabytes(yamlText.length)} (goal ≤ 1.2 s)`, path: yaml },
      { name: `cdk.out, 100 stacks, ${megabytes(assemblyBytes)} (goal ≤ 1.5 s)`, path: assembly },
    ];
    const argv = (path: string): readonly string[] => ['bin/pl-lint.js', path, '--profile', 'segment'];
    const times = medianTimes(
      own.map(({ name, path }) => ({ name, argv: argv(path) })),
      rounds,
    );
    const yamlTime = times[1]?.milliseconds ?? Number.NaN;
    return [
      ...times.map(({ name, milliseconds }) => ({
        name,
        text: `${seconds(milliseconds)}, ${(milliseconds / emptyMilliseconds).toFixed(0)} × node -e 0`,
      })),
      ...others(yaml).map(({ name, milliseconds }) => ({
        name: `${name}, the same YAML`,
        text: `${seconds(milliseconds)}, pl-lint is ${(milliseconds / yamlTime).toFixed(0)} × as fast`,
      })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** It comes with aws-cdk-lib, which runs it in a synthesis. */
const validate = resolve('node_modules/aws-cdk-lib/node_modules/@aws/cloudformation-validate/index.js');

function others(path: string): readonly { readonly name: string; readonly milliseconds: number }[] {
  const program = `const { CompositeEngine, TemplateFile } = require(${JSON.stringify(validate)});
new CompositeEngine().validateTemplate(new TemplateFile(${JSON.stringify(path)}));`;
  return [
    { name: 'cfn-lint', command: 'cfn-lint', argv: [path], isThere: spawnSync('cfn-lint', ['--version']).status === 0 },
    {
      name: '@aws/cloudformation-validate',
      command: process.execPath,
      argv: ['-e', program],
      isThere: existsSync(validate),
    },
  ]
    .filter(({ isThere }) => isThere)
    .map(({ name, command, argv }) => {
      const start = performance.now();
      // Whatever it finds, it has read the template.
      spawnSync(command, argv, { stdio: 'ignore' });
      return { name, milliseconds: performance.now() - start };
    });
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
