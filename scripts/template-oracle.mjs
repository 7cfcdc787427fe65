// Writes what cfn-lint and the SAM translator make of the templates in fixtures/cloudformation, for the tests to compare
// with: `node scripts/template-oracle.mjs`. Needs Python with the package cfn-lint, which brings the translator along.
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = `
import json, sys
from cfnlint.decode import cfn_yaml
from cfnlint.template import Template
from cfnlint.template.transforms._language_extensions import language_extension
from cfnlint.template.transforms._sam import Transform

made = {}
for path in sys.argv[1:]:
    template = Template(path, cfn_yaml.load(path), ["us-east-1"])
    if "/sam/" in path:
        transform = Transform(path, template.template, "us-east-1")
        problems = transform.transform_template()
        result = transform.template()
    else:
        problems, result = language_extension(template)
    if problems:
        sys.exit(f"{path}: {[problem.message for problem in problems]}")
    resources = {name: {"Type": each["Type"], "Properties": each.get("Properties", {})} for name, each in result["Resources"].items()}
    if "/sam/" in path:
        resources = {name: {"Type": each["Type"]} for name, each in resources.items()}
    made[path] = {"resources": resources, "conditions": list(result.get("Conditions", {}))}
json.dump(made, sys.stdout, default=str)
`;

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = 'fixtures/cloudformation';
const templates = ['language-extensions', 'sam'].flatMap((topic) =>
  readdirSync(`${root}${folder}/${topic}`)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${topic}/${name}`),
);
const made = JSON.parse(execFileSync('python3', ['-c', program, ...templates], { cwd: root, encoding: 'utf8' }));
writeFileSync(`${root}${folder}/expanded.json`, `${JSON.stringify(made, undefined, 2)}\n`);
