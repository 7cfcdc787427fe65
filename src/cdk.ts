import { optionFaults } from './engine/options.ts';
import { unknownName } from './model/nearest-name.ts';
import { ConfigError, UsageError } from './errors.ts';
import type { Asked } from './judge.ts';
import { askedOf, judge } from './judge.ts';
import type { LintOptions } from './lint-options.ts';
import { runsOf } from './lint-options.ts';
import type { Finding, Instance, LintReport } from './model/report.ts';
import { isText } from './model/source.ts';
import { openDisk } from './open-disk.ts';
import { toParameters } from './parameters.ts';
import { parseAssembly } from './parsers/assembly.ts';
import { version } from './rule-pages.ts';
import { absolutePath, folderOf } from './sources/paths.ts';

export { ConfigError, UsageError };

/** What `lint` takes, as far as it concerns a CDK app. */
export type PrivateLinkValidatorOptions = Pick<LintOptions, 'profiles' | 'inputs' | 'region' | 'parameters' | 'rules'>;

/** What the CDK tells a validation plugin, as far as it is needed. */
export interface SynthesisContext {
  readonly templatePaths: readonly string[];
  readonly appConstruct?: unknown;
}

// The CDK changes the paths in what it is given.
export interface ViolatingResource {
  resourceLogicalId: string;
  templatePath: string;
  locations: string[];
}

export interface Violation {
  ruleName: string;
  description: string;
  fix: string;
  severity: string;
  violatingResources: ViolatingResource[];
  ruleMetadata: Record<string, string>;
}

export interface ValidationReport {
  success: boolean;
  violations: Violation[];
  pluginVersion: string;
  metadata: Record<string, string>;
}

const known = ['profiles', 'inputs', 'region', 'parameters', 'rules'];

/**
 * A policy validation plugin of the CDK: `cdk synth` reports what `pl-lint cdk.out` would find. A class because the CDK's
 * users make their plugins with `new`; it needs no type of the CDK, so that one version serves every version of that.
 */
export class PrivateLinkValidator {
  readonly name = 'pl-lint';
  readonly version = version;
  readonly ruleIds: string[];
  readonly #asked: Asked;
  readonly #options: PrivateLinkValidatorOptions;

  /** Throws a `UsageError` or `ConfigError` when the options are wrong. */
  constructor(options: PrivateLinkValidatorOptions = {}) {
    const wrong = Object.keys(options).find((name) => !known.includes(name));
    if (wrong !== undefined) throw new UsageError(unknownName('option', wrong, known));
    this.#asked = askedOf(options, { runs: runsOf(options.rules ?? [], optionFaults), profiles: [] });
    this.#options = options;
    this.ruleIds = [...new Set(this.#asked.runs.map(({ rule }) => rule.name))];
  }

  /** Called by the CDK when the assembly is written. */
  validate(context: SynthesisContext): ValidationReport {
    try {
      return reportFor(context, lintAssembly(context, this.#asked, this.#options));
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      const metadata = { error: `This is a fault of pl-lint, not of your app. Please report it: ${what}` };
      return { success: false, violations: [], pluginVersion: version, metadata };
    }
  }
}

function lintAssembly(context: SynthesisContext, asked: Asked, options: PrivateLinkValidatorOptions): LintReport {
  const folder = assemblyFolder(context);
  // The app's sources are where it runs, wherever its assembly is written to.
  const sources = openDisk([], options, [folder]);
  const path = `${folder}/manifest.json`;
  const manifest = sources.read(path);
  const parsed = isText(manifest)
    ? parseAssembly(manifest, sources, {
        ...(options.region !== undefined && { region: options.region }),
        parameters: new Map(toParameters(options.parameters ?? {})),
        variableArguments: [],
        allowOutside: false,
      })
    : { units: [], diagnostics: [], files: 0 };
  const problems = isText(manifest) ? [] : [{ ...manifest, path }];
  return judge(asked, { parsed: { ...parsed, undeclaredVariables: [] }, problems }, sources);
}

/** Stacks of one app are read together, also when the plugin was added to one of its stages alone. */
function assemblyFolder({ templatePaths, appConstruct }: SynthesisContext): string {
  if (typeof appConstruct === 'object' && appConstruct !== null && 'outdir' in appConstruct) {
    const { outdir } = appConstruct;
    if (typeof outdir === 'string') return absolutePath(outdir, '.');
  }
  const folders = foldersOf(templatePaths).toSorted((one, other) => one.length - other.length);
  return folders[0] ?? absolutePath('.', '.');
}

function foldersOf(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.map((path) => folderOf(absolutePath(path, '.'))))];
}

/** The stacks that the plugin was asked about are those of the folders that their templates lie in. */
function reportFor({ templatePaths }: SynthesisContext, report: LintReport): ValidationReport {
  const folders = foldersOf(templatePaths);
  const concerns = ({ template }: Instance) => template === undefined || folders.includes(folderOf(template));
  const about = <F extends Finding>(findings: readonly F[]): readonly F[] =>
    findings.flatMap((finding) => {
      const instances = finding.instances.filter(concerns);
      return instances.length === 0 ? [] : [{ ...finding, instances }];
    });
  const findings = about(report.findings);
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  const warnings = report.diagnostics.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  return {
    success: errors.length === 0 && findings.every(({ severity }) => severity !== 'error'),
    violations: findings.map((finding) => violationOf(finding, report)),
    pluginVersion: version,
    metadata: {
      profiles: report.profiles.join(', '),
      undecided: String(about(report.undecided).length),
      suppressed: String(about(report.suppressed).length),
      ...(report.remarks.length > 0 && { remarks: report.remarks.join(' ') }),
      ...(warnings.length > 0 && { warnings: warnings.join(' ') }),
      ...(errors.length > 0 && { error: errors.join(' ') }),
    },
  };
}

function violationOf(
  { rule, message, severity, instances, place, requesters }: Finding,
  report: LintReport,
): Violation {
  const { path } = place.file;
  const shown = path.startsWith(`${report.workingFolder}/`) ? path.slice(report.workingFolder.length + 1) : path;
  return {
    ruleName: rule,
    description: message,
    fix: `npx pl-lint explain ${rule}`,
    severity,
    violatingResources: instances.map(({ logicalId = '', template = path }) => ({
      resourceLogicalId: logicalId,
      templatePath: template,
      locations: [],
    })),
    ruleMetadata: {
      place: `${shown}:${place.start.line}:${place.start.column}`,
      ...(requesters.length > 0 && { askedBy: requesters.map(({ profile }) => profile).join(', ') }),
    },
  };
}
