import { groupBy } from '../model/group-by.ts';
import type { LintReport, Reporter } from '../model/report.ts';
import type { Statement } from './statements.ts';
import { besideText, statementsOf } from './statements.ts';

/** The tag that a reader of JUnit knows for each level: what failed, what could not be judged. */
const tags = { error: 'failure', warning: 'failure', note: 'skipped' } as const;

/**
 * JUnit XML, which GitLab, Azure Pipelines, Bitbucket and Jenkins show as tests: a suite for each file, a test case for
 * each statement. https://github.com/testmoapp/junitxml
 */
export const junit: Reporter = (report, options) => {
  const statements = statementsOf(report, options);
  const byFile = groupBy(statements, ({ path = 'pl-lint' }) => path);
  const suites = Array.from(byFile, ([file, own]) => suite(file, own));
  // A report without any test is taken for one that is broken.
  const all = suites.length > 0 ? suites : [passed(report)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'pl-lint', ...totals(statements) })}>`,
    ...all,
    '</testsuites>',
    '',
  ].join('\n');
};

function totals(statements: readonly Statement[]) {
  const of = (tag: string) => statements.filter((one) => tagOf(one) === tag).length;
  return {
    tests: Math.max(statements.length, 1),
    failures: of('failure'),
    errors: of('error'),
    skipped: of('skipped'),
  };
}

function passed({ passed: checks }: LintReport): string {
  return [
    `  <testsuite${attributes({ name: 'pl-lint', tests: 1, failures: 0, errors: 0, skipped: 0 })}>`,
    `    <testcase${attributes({ classname: 'pl-lint', name: `${checks} checks passed` })}/>`,
    '  </testsuite>',
  ].join('\n');
}

function suite(file: string, statements: readonly Statement[]): string {
  return [
    `  <testsuite${attributes({ name: file, ...totals(statements) })}>`,
    ...statements.map((one) => testCase(file, one)),
    '  </testsuite>',
  ].join('\n');
}

function testCase(file: string, statement: Statement): string {
  const { name, message, place, finding, level, beside } = statement;
  const at = place ? `${file}:${place.start.line}:${place.start.column}` : file;
  const tag = tagOf(statement);
  const body = [`${at}: ${message}`, ...beside.map((one) => `  ${besideText(one)}`)];
  return [
    `    <testcase${attributes({
      classname: name,
      name: finding ? `${finding.address} at ${at}` : at,
      file,
      ...(place && { line: place.start.line }),
    })}>`,
    `      <${tag}${attributes({ message, ...(tag !== 'skipped' && { type: level }) })}>${body.map(escape).join('\n')}</${tag}>`,
    '    </testcase>',
  ].join('\n');
}

/** An input that cannot be read is an error of the test itself. */
function tagOf({ level, finding }: Statement): 'failure' | 'error' | 'skipped' {
  return level === 'error' && !finding ? 'error' : tags[level];
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** XML 1.0 has no way to write most control characters: https://www.w3.org/TR/xml/#charsets */
function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff](?![\udc00-\udfff])/gu, '\ufffd')
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? character);
}
