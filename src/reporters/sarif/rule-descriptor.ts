import type { ReportingDescriptor } from 'sarif';
import type { LintReport, RuleSummary } from '../../model/report.ts';

const maxTags = 10;
const maxDescription = 1024;

/** What code scanning shows of a rule. */
export function ruleDescriptor(rule: RuleSummary, report: LintReport): ReportingDescriptor {
  const level = levelOf(rule.name, report);
  const description = sentence(rule.description);
  return {
    id: rule.name,
    shortDescription: { text: description },
    fullDescription: { text: cut(description) },
    help: { text: plainHelp(rule), markdown: rule.help },
    helpUri: rule.url,
    defaultConfiguration: { level },
    properties: {
      tags: [...new Set(['privatelink', ...rule.tags])].slice(0, maxTags),
      // A check fails only when it is certain to: what cannot be known is undecided.
      precision: 'very-high',
      // Of a rule with a security severity code scanning makes a security alert.
      ...(rule.securitySeverity === undefined
        ? { 'problem.severity': level }
        : { 'security-severity': rule.securitySeverity }),
    },
  };
}

/** The rule itself has no severity; its worst finding stands for it. */
function levelOf(name: string, { findings }: LintReport): 'error' | 'warning' {
  return findings.some(({ rule, severity }) => rule === name && severity === 'error') ? 'error' : 'warning';
}

function plainHelp({ description, references, url }: RuleSummary): string {
  return [sentence(description), '', `More: ${url}`, ...references.map((reference) => `Source: ${reference}`)].join(
    '\n',
  );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function cut(text: string): string {
  return text.length <= maxDescription ? text : `${text.slice(0, maxDescription - 1)}…`;
}
