import type { ReadProblem } from '../model/source.ts';
import type { UnknownReason } from '../model/unknown.ts';
import type { InputDeclaration } from './inputs.ts';

export interface Explanation {
  /** Why the sources do not say it: the start of a sentence, without a full stop. */
  readonly why: string;
  /** What would tell, in the imperative; left out where nothing before deployment does. */
  readonly decide?: string;
}

/** The texts for people of every reason why a value is unknown. */
export function explainUnknown(reason: UnknownReason, inputs: readonly InputDeclaration[]): Explanation {
  switch (reason.kind) {
    case 'parameter':
      return { why: `parameter \`${reason.name}\` has no default`, decide: 'pass `--parameters`' };
    case 'variable':
      return explainVariable(reason.name, reason.module);
    case 'attribute':
      return {
        why: `attribute \`${reason.attribute}\` of \`${reason.address}\` exists only after deployment`,
        ...(ofTerraform.test(reason.address) && { decide: 'lint a plan that is made then (`terraform show -json`)' }),
      };
    case 'plan-reference':
      return {
        why: `the plan does not record what \`${reason.address}\` refers to`,
        decide: 'lint the configuration that it was made from along',
      };
    case 'unshown':
      return {
        why: `the plan does not show what \`${reason.argument}\` of \`${reason.address}\` lists beside references`,
        decide: 'lint the configuration that it was made from along',
      };
    case 'data-source':
      if (reason.address.includes('data.terraform_remote_state.')) return explainRemoteState(reason.address);
      return {
        why: `\`${reason.address}\` is looked up only when Terraform runs`,
        decide:
          'lint a plan (`terraform show -json`), or write the value, or make it a variable and pass it with `--var`',
      };
    case 'module':
      return explainModule(reason.address, reason.source);
    case 'import':
      if (reason.name.includes('…')) {
        return {
          why: `which export \`${reason.name}\` is depends on what the sources do not show`,
          decide: 'pass what its name is made of with `--parameters`',
        };
      }
      return {
        why: `no linted template exports \`${reason.name}\``,
        decide: 'lint the template that exports it along',
      };
    case 'dynamic-reference':
      return {
        why: `\`${reason.text}\` is looked up only at deployment`,
        decide: 'pass its value with `--parameters`',
      };
    case 'lookup':
      return {
        why: `the CDK has not looked it up yet (\`${reason.what}\`), and a placeholder stands for it`,
        decide: 'run `npx cdk synth` with credentials for the account',
      };
    case 'deployment':
      return explainDeployment(reason.name);
    case 'function':
      return { why: `\`${reason.name}\` gives its result only when it runs` };
    case 'unread-file':
      return explainUnreadFile(reason.path, reason.problem);
    case 'input':
      return explainInput(reason.name, inputs);
    case 'opaque':
      return { why: `the sources do not show ${reason.what}` };
    case 'choice':
      return { why: `it depends on ${reason.of}` };
    case 'cycle':
      return { why: `it depends on itself through \`${reason.through}\``, decide: 'break the cycle' };
    case 'limit':
      return { why: `reading it stopped at a limit: ${reason.what}` };
    case 'invalid':
      return { why: `the source is faulty here: ${withoutGuess(reason.detail)}`, decide: 'correct it' };
  }
}

/** The diagnostic of the fault asks what was meant; this is the middle of a sentence. */
function withoutGuess(detail: string): string {
  return detail.replace(/\.(?: Did you mean ".*"\?)?$/, '');
}

/** A resource of Terraform, whose plans show what is there already; templates have nothing like that. */
const ofTerraform = /^(?:module\.(?:(?!data\.).)*|[a-z][a-z0-9]*)_[a-z0-9_]*\./;

function explainVariable(name: string, module: string): Explanation {
  if (module === '') {
    return { why: `variable \`${name}\` has no default`, decide: `pass \`--var ${name}=…\` or a \`--var-file\`` };
  }
  return { why: `variable \`${name}\` of \`${module}\` has no value`, decide: 'set it where the module is called' };
}

function explainUnreadFile(path: string, problem: ReadProblem['problem']): Explanation {
  switch (problem) {
    case 'outside':
      return { why: `\`${path}\` lies outside of the repository and is not read`, decide: 'pass `--allow-outside`' };
    case 'too-large':
      return { why: `\`${path}\` is too large to be read` };
    case 'not-text':
      return { why: `\`${path}\` is no UTF-8 text`, decide: 'save it as UTF-8' };
    default:
      return { why: `\`${path}\` cannot be read` };
  }
}

/** Outputs of another root module, which its state holds. */
function explainRemoteState(address: string): Explanation {
  return {
    why: `no linted configuration surely writes the state that \`${address}\` reads`,
    decide: 'lint the one that does along, with its `backend` written out, or lint a plan (`terraform show -json`)',
  };
}

function explainModule(address: string, source: string): Explanation {
  return {
    why: source
      ? `the source of \`${address}\` (${source}) is not on disk`
      : `the source of \`${address}\` is not on disk`,
    decide: howToReadModule(address, source),
  };
}

function howToReadModule(address: string, source: string): string {
  if (/^(https?:|s3:)/.test(source)) return 'lint a copy of it that is on disk';
  if (/^\.{0,2}\//.test(source)) return 'correct its path, or lint it with the folder around';
  // A nested stack's; `aws cloudformation package` puts the file in a bucket.
  if (address.includes('.Outputs.'))
    return 'name a file beside the template instead, as `aws cloudformation package` takes it';
  return 'run `terraform init` first';
}

function explainDeployment(name: string): Explanation {
  if (/region/i.test(name))
    return { why: 'the source does not say in which Region it is deployed', decide: 'pass `--region`' };
  if (name === 'terraform.workspace')
    return { why: 'which workspace is chosen is not in the source', decide: 'pass `--workspace`' };
  if (name === 'version of the AWS provider')
    return {
      why: 'the source leaves the major version of the AWS provider open',
      decide: 'commit `.terraform.lock.hcl`, or allow one major in `required_providers`',
    };
  const fact = /account/i.test(name) ? 'account' : /partition/i.test(name) ? 'partition' : `\`${name}\``;
  return { why: `the source does not say its ${fact}` };
}

function explainInput(name: string, inputs: readonly InputDeclaration[]): Explanation {
  const declared = inputs.find((input) => input.name === name);
  if (!declared) return { why: `input \`${name}\` was not given`, decide: `set \`--input ${name}=…\`` };
  const verb = isPlural(declared.what) ? 'were' : 'was';
  // It stands between backquotes itself.
  const from = declared.from.replaceAll('`', '');
  return { why: `${declared.what} ${verb} not given`, decide: `set \`--input ${name}=<${from}>\`` };
}

/** "the addresses of your service consumers": the noun stands before what it is of. */
function isPlural(what: string): boolean {
  return /\b(?:addresses|IDs|Regions|VPCs|Zones)$/.test(what.replace(/ (?:of|that|in) .*$/, ''));
}

/** Both parts as one phrase: "variable `x` has no default; pass `--var x=…`". */
export function explanationText({ why, decide }: Explanation): string {
  return decide === undefined ? why : `${why}; ${decide}`;
}
