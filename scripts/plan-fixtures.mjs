// Plans the configurations in fixtures/plans and fixtures/parity with the real Terraform and AWS provider, and keeps what
// `terraform show -json` says of each plan:
//   node scripts/plan-fixtures.mjs [scenario …]
// Needs `terraform` on the path and hashicorp/aws 5.100.0: from the registry, or from a mirror that the CLI
// configuration in TF_CLI_CONFIG_FILE names. No account is asked: what the provider looks up is answered here.
//
// A scenario of fixtures/plans may hold `<name>.tfvars`, for a plan `<name>.json` with these values each, and
// `existing.tfstate`, what is there already; the state is then kept as `state.json` too. Variables of `options.json` are
// passed on. A scenario of fixtures/parity has its configuration in `terraform`, its plan in `plan`, and in `plan.tfvars`
// what no configuration says.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const asked = new Set(process.argv.slice(2));
const scenarios = ['plans', 'parity'].flatMap((group) =>
  readdirSync(join(fixtures, group))
    .filter((name) => asked.size === 0 || asked.has(name))
    .map((name) => join(fixtures, group, name)),
);

const worker = new Worker(new URL('./invented-account.mjs', import.meta.url));
const port = await new Promise((resolve) => worker.once('message', resolve));
const endpoint = `http://127.0.0.1:${port}`;
const environment = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: endpoint,
  // For a configuration that leaves it to who runs it.
  AWS_REGION: 'us-west-2',
};

const lock = 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.100.0"\n}\n';

for (const scenario of scenarios) {
  if (existsSync(join(scenario, 'terraform'))) planOfParity(scenario);
  else plansOf(scenario);
  console.log(relative(fixtures, scenario));
}
await worker.terminate();

function plansOf(scenario) {
  const files = readdirSync(scenario);
  const configuration = files.filter((file) => /\.(tf|tfvars)$|^modules$/.test(file));
  const { terraform, work } = open(scenario, configuration);
  if (files.includes('existing.tfstate')) cpSync(join(scenario, 'existing.tfstate'), join(work, 'terraform.tfstate'));
  const options = JSON.parse(readFileSync(join(scenario, 'options.json'), 'utf8'));
  const variables = Object.entries(options.variables ?? {}).map(([name, value]) => `-var=${name}=${value}`);
  const own = files.filter((file) => file.endsWith('.tfvars') && !/^terraform\.|\.auto\./.test(file));
  for (const values of own.length > 0 ? own : [undefined]) {
    const given = values === undefined ? variables : [...variables, `-var-file=${values}`];
    write(join(scenario, values?.replace(/tfvars$/, 'json') ?? 'plan.json'), planned(terraform, given));
  }
  if (existsSync(join(work, 'terraform.tfstate'))) write(join(scenario, 'state.json'), terraform('show', '-json'));
  rmSync(work, { recursive: true });
}

function planOfParity(scenario) {
  const folder = join(scenario, 'terraform');
  const { terraform, work } = open(folder, readdirSync(folder));
  const values = join(scenario, 'plan.tfvars');
  mkdirSync(join(scenario, 'plan'), { recursive: true });
  write(join(scenario, 'plan/plan.json'), planned(terraform, existsSync(values) ? [`-var-file=${values}`] : []));
  rmSync(work, { recursive: true });
}

/** A copy of a configuration, initialized, and Terraform to run there. */
function open(folder, files) {
  const work = mkdtempSync(join(tmpdir(), 'plan-'));
  const terraform = (...args) => {
    const stdio = ['ignore', args[0] === 'show' ? 'pipe' : 'ignore', 'inherit'];
    const settings = { encoding: 'utf8', env: environment, maxBuffer: 1 << 28, stdio };
    return execFileSync('terraform', [`-chdir=${work}`, ...args], settings);
  };
  for (const file of files) cpSync(join(folder, file), join(work, file), { recursive: true });
  // One version for all, as the lock file of a repository would have it.
  writeFileSync(join(work, '.terraform.lock.hcl'), lock);
  terraform('init', '-input=false', '-no-color');
  return { terraform, work };
}

function planned(terraform, given) {
  terraform('plan', '-input=false', '-no-color', '-refresh=false', '-lock=false', '-out=planned', ...given);
  return terraform('show', '-json', 'planned');
}

/** On lines, to be read in a review; without the time of the plan, and in one order where Terraform has none. */
function write(path, text) {
  const plan = JSON.parse(text);
  delete plan.timestamp;
  const names = new Map(plan.relevant_attributes?.map((one) => [JSON.stringify(one), one]));
  if (names.size > 0) plan.relevant_attributes = [...names.keys()].sort().map((name) => names.get(name));
  if (text.includes(tmpdir())) throw new Error(`${path} would name a folder of this machine.`);
  writeFileSync(path, `${JSON.stringify(plan, undefined, 1)}\n`);
}
