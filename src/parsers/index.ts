import type { ParsedUnit, ParseOptions } from '../model/resource.ts';
import { namedVariables } from '../model/resource.ts';
import type { Diagnostic } from '../model/report.ts';
import { largestPlan } from '../model/size-limits.ts';
import type { ReadProblem, SourceFile, Sources } from '../model/source.ts';
import { isText } from '../model/source.ts';
import type { CarriedTemplates } from './embedded/carried.ts';
import { formatByName, formatByText, unknownFormat } from './formats.ts';
import type { ReadPlans } from './plan/parse-plans.ts';
import type { PlanMatching } from './plan/planned-roots.ts';
import type { ParsedTemplates, TemplateFiles } from './templates.ts';
import type { ParsedTerraform } from './terraform/parse-terraform.ts';
import type { PlansOf } from './terraform/planned.ts';

/** A file that a walk found or that the user named. */
export interface Candidate {
  /** Absolute. */
  readonly path: string;
  /** Named on the command line: when it is of no known format, that is an error. */
  readonly named: boolean;
}

export interface Parsed {
  readonly units: readonly ParsedUnit[];
  /** Trouble that belongs to no unit. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were read as templates, configurations or assemblies. */
  readonly files: number;
  /** Names of `--var` that no root module declares. */
  readonly undeclaredVariables: readonly string[];
}

/** Asynchronous only because the modules that a format needs are loaded when it is there. */
export type Parse = (candidates: readonly Candidate[], sources: Sources, options: ParseOptions) => Promise<Parsed>;

/** Candidates by the format of their text. */
interface Sorted extends TemplateFiles {
  readonly terraform: readonly string[];
  readonly plans: readonly SourceFile[];
  /** What configures CDK apps. */
  readonly apps: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export const parse: Parse = async (candidates, sources, options) => {
  const sorted = sortByFormat(candidates, sources);
  const templates = await parseTemplateFiles(sorted, sources, options);
  const plans = await readPlanFiles(sorted);
  const matching = await matchPlanFiles(plans);
  const carried = carriedTemplatesWith(sources, options, templates);
  const terraform = await parseConfigurations(sorted, sources, options, { plansOf: matching?.plansOf, carried });
  const planned = await parsePlansAlone([...(matching?.alone ?? [])], options, carried);
  return {
    units: [...carried.others(templates.units), ...terraform.units, ...planned],
    diagnostics: [
      ...sorted.diagnostics,
      ...(await notesOnApps(sorted, sources)),
      ...templates.diagnostics,
      ...plans.diagnostics,
      ...(matching?.diagnostics ?? []),
      ...terraform.diagnostics,
    ],
    files: templates.files + terraform.files + plans.plans.length,
    undeclaredVariables: terraform.undeclaredVariables,
  };
};

const nothing = { units: [], diagnostics: [], files: 0 };

async function parseTemplateFiles(sorted: Sorted, sources: Sources, options: ParseOptions): Promise<ParsedTemplates> {
  if (sorted.manifests.length + sorted.templates.length + sorted.deploymentFiles.length === 0) return nothing;
  const { parseTemplates } = await import('./templates.ts');
  return parseTemplates(sorted, sources, options);
}

/** What reads CloudFormation in other formats: its parser is loaded when one of them carries some. */
interface Carried {
  load(): Promise<CarriedTemplates>;
  /** Without the templates that are part of what carries them. */
  others(units: readonly ParsedUnit[]): readonly ParsedUnit[];
}

function carriedTemplatesWith(sources: Sources, options: ParseOptions, { exports }: ParsedTemplates): Carried {
  let loaded: CarriedTemplates | undefined;
  return {
    async load() {
      const { carriedTemplates } = await import('./embedded/open-templates.ts');
      return (loaded ??= carriedTemplates({ sources, options, exports }));
    },
    others(units) {
      const isPart = ({ unit }: ParsedUnit): boolean => loaded?.paths.has(unit.root) ?? false;
      for (const { unit } of units.filter(isPart)) exports?.drop(unit.id);
      return units.filter((unit) => !isPart(unit));
    },
  };
}

interface BesideConfigurations {
  readonly plansOf: PlansOf | undefined;
  readonly carried: Carried;
}

async function parseConfigurations(
  { terraform }: Sorted,
  sources: Sources,
  options: ParseOptions,
  { plansOf, carried }: BesideConfigurations,
): Promise<ParsedTerraform> {
  if (terraform.length === 0) return { ...nothing, undeclaredVariables: namedVariables(options) };
  const { parseTerraform } = await import('./terraform/parse-terraform.ts');
  const alone = parseTerraform(terraform, sources, options, plansOf);
  // Which modules a configuration calls shows when it is read: what they carry is read with it in a second reading.
  return alone.withTemplates?.(await carried.load()) ?? alone;
}

async function notesOnApps({ apps, manifests }: Sorted, sources: Sources): Promise<readonly Diagnostic[]> {
  if (apps.length === 0) return [];
  const { unsynthesizedNotes } = await import('./cdk/unsynthesized.ts');
  return unsynthesizedNotes(apps, manifests, sources);
}

async function readPlanFiles({ plans }: Sorted): Promise<ReadPlans> {
  if (plans.length === 0) return { plans: [], diagnostics: [] };
  const { readPlans } = await import('./plan/parse-plans.ts');
  return readPlans(plans);
}

async function matchPlanFiles({ plans }: ReadPlans): Promise<PlanMatching | undefined> {
  if (plans.length === 0) return undefined;
  const { matchPlans } = await import('./plan/planned-roots.ts');
  return matchPlans(plans);
}

/** The plans that are read without the configuration that they were made from. */
async function parsePlansAlone(
  plans: ReadPlans['plans'],
  options: ParseOptions,
  carried: Carried,
): Promise<readonly ParsedUnit[]> {
  if (plans.length === 0) return [];
  const { parsePlan, carriesTemplates } = await import('./plan/parse-plans.ts');
  const templates = plans.some(carriesTemplates) ? await carried.load() : undefined;
  return plans.map((plan) => parsePlan(plan, options, { templates }));
}

function sortByFormat(candidates: readonly Candidate[], sources: Sources): Sorted {
  const terraform: string[] = [];
  const manifests: SourceFile[] = [];
  const templates: (Candidate & { file: SourceFile })[] = [];
  const plans: SourceFile[] = [];
  const apps: SourceFile[] = [];
  const deploymentFiles: SourceFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const candidate of candidates) {
    const { path, named } = candidate;
    const byName = formatByName(path);
    if (byName === 'terraform') terraform.push(path);
    if (byName === 'terraform' || (byName === 'none' && !named)) continue;
    const file = sources.read(path, /\.json$/i.test(path) || byName === 'none' ? largestPlan : undefined);
    if (!isText(file)) {
      diagnostics.push(unread(candidate, file));
      continue;
    }
    const format = formatByText(path, file.text);
    if (format === 'template' && file.text.length > largestTemplate) {
      const detail = `${path} is larger than a template can be.`;
      diagnostics.push(unread(candidate, { problem: 'too-large', detail }));
      continue;
    }
    if (format === 'assembly') manifests.push(file);
    else if (format === 'template') templates.push({ ...candidate, file });
    else if (format === 'deployment') deploymentFiles.push(file);
    else if (format === 'plan') plans.push(file);
    else if (named) diagnostics.push(unknownFormat(file));
    else if (path.endsWith('/cdk.json')) apps.push(file);
  }
  return { terraform, manifests, templates, deploymentFiles, plans, apps, diagnostics };
}

/** CloudFormation takes 1 MB; a template that was never meant for it may have more. In UTF-16 code units. */
const largestTemplate = 20 * 1024 * 1024;

/** A file that a walk came across may be anything; one that was named was meant. */
function unread({ path, named }: Candidate, { problem, detail }: ReadProblem): Diagnostic {
  const isBinary = problem === 'not-text' && formatByName(path) === 'none';
  const message = isBinary ? `${detail} ${savedPlan}` : detail;
  return { code: 'unread-file', severity: named ? 'error' : 'warning', message, path };
}

const savedPlan = 'If it is a plan that Terraform saved, lint what "terraform show -json" makes of it.';
