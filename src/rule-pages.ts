import { readFileSync } from 'node:fs';
import type { RuleModule } from './engine/rule.ts';
import type { RuleSummary } from './model/report.ts';
import { subjectOf } from './rules/subjects.ts';

// This file and its bundle both lie one folder below the package's root.
const packageFile = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

export const version: string = (JSON.parse(packageFile('package.json')) as { readonly version: string }).version;

/** The documentation of a rule that comes with the package; undefined for a rule of somebody else. */
export function readRulePage(name: string): string | undefined {
  try {
    return packageFile(`docs/rules/${name}.md`);
  } catch {
    return undefined;
  }
}

/** Where a browser finds the page of this very version. */
export function rulePageUrl(name: string): string {
  return `https://unpkg.com/pl-lint@${version}/docs/rules/${name}.md`;
}

/** In name order, each once. */
export function summarizeRules(rules: readonly RuleModule[]): readonly RuleSummary[] {
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(summarizeRule);
}

function summarizeRule({ name, meta }: RuleModule): RuleSummary {
  return {
    name,
    description: meta.docs.description,
    references: meta.docs.references,
    url: rulePageUrl(name),
    tags: [subjectOf(name)?.tag ?? []].flat(),
    ...(meta.securitySeverity !== undefined && { securitySeverity: meta.securitySeverity }),
    // Read when a reporter asks for it: most runs never do.
    get help() {
      return readRulePage(name) ?? [`# ${name}`, `${meta.docs.description}.`, ...meta.docs.references].join('\n\n');
    },
  };
}
