export type { ChecklistOptions } from './checklist.ts';
export { checklist } from './checklist.ts';
export { ConfigError, UsageError } from './errors.ts';
export { createRule } from './engine/create-rule.ts';
export type { Messages, OptionsOf, OptionsSchema, RuleContext, RuleMeta, RuleModule, Visitors } from './engine/rule.ts';
export type { LintOptions, OwnRule } from './lint-options.ts';
export type { ProfileDefinition } from './config/profile-definition.ts';
export { lint, lintText } from './lint.ts';
export type {
  Checklist,
  Connection,
  Lookup,
  ManualStep,
  RequirementState,
  RequirementVerdict,
  ValueForVendor,
} from './model/connection.ts';
export type {
  Check,
  Finding,
  Level,
  LintReport,
  LocatedDiagnostic,
  Place,
  Reporter,
  ReporterOptions,
  Requester,
  RuleSummary,
  Severity,
  SuppressedFinding,
} from './model/report.ts';
export type { Format, VariableArgument } from './model/resource.ts';
export type { Entry, Position, ReadProblem, SourceFile, Sources } from './model/source.ts';
export type { Profile } from './profiles/index.ts';
export { profiles } from './profiles/index.ts';
export type { ChecklistFormat, ChecklistReporter } from './reporters/checklist/index.ts';
export { checklistReporters } from './reporters/checklist/index.ts';
export type { ReportFormat } from './reporters/index.ts';
export { reporters } from './reporters/index.ts';
export { rules } from './rules/index.ts';
export { memorySources } from './sources/memory.ts';
