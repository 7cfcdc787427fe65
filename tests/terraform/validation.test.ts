import { describe, expect, it } from 'vitest';
import { parseRoot, placeText } from './read.ts';

function told(texts: string | Readonly<Record<string, string>>, variables: Readonly<Record<string, string>> = {}) {
  const { diagnostics } = parseRoot(texts, {
    variableArguments: Object.entries(variables).map(([name, text]) => ({ name, text })),
  });
  return diagnostics.map(({ message, at }) => [message, at && placeText(at)]);
}

const port = `variable "port" {
  type = number
  validation {
    condition = var.port > 0 && var.port < 65536
    error_message = "Not a port: \${var.port}."
  }
}
`;

describe('a value that a validation refuses', () => {
  it("is told with the author's words, at the value", () => {
    expect(told({ '/main.tf': port, '/terraform.tfvars': 'port = 0' })).toEqual([
      ['The value of variable `port` is refused by its validation: Not a port: 0.', 'terraform.tfvars:1 0'],
    ]);
    expect(told({ '/main.tf': port, '/terraform.tfvars': 'port = 1' })).toEqual([]);
  });

  it('is told where a module is called with it', () => {
    const texts = { '/main.tf': 'module "m" {\n  source = "./m"\n  port = 70000\n}', '/m/main.tf': port };
    expect(told(texts)).toEqual([
      ['The value of variable `port` is refused by its validation: Not a port: 70000.', 'main.tf:3 70000'],
    ]);
  });

  it('is not told while the condition is unknown', () => {
    expect(told(port)).toEqual([]);
  });

  it('may be refused by what another variable is', () => {
    const other =
      'variable "most" {\n  default = 5\n}\nvariable "v" {\n  validation {\n    condition = var.v <= var.most\n';
    expect(told(`${other}    error_message = "Too much."\n  }\n}`, { v: '6' })[0]?.[0]).toBe(
      'The value of variable `v` is refused by its validation: Too much.',
    );
  });

  it('is neither shown nor pointed at when it is sensitive', () => {
    const secret = port.replace('type = number', 'type = number\n  sensitive = true');
    expect(told({ '/main.tf': secret, '/terraform.tfvars': 'port = 0' })).toEqual([
      ['The value of variable `port` is refused by its validation.', 'main.tf:1 variable "port"'],
    ]);
  });
});

describe('a value that does not fit its type', () => {
  it('is told at the value, with the way into it', () => {
    const text = 'variable "v" {\n  type = object({ a = list(number) })\n}';
    expect(told({ '/main.tf': text, '/x.auto.tfvars': 'v = { a = [1, "x"] }' })).toEqual([
      ['The value of variable `v` does not fit its type: at `.a[1]` a number is needed.', 'x.auto.tfvars:1 "x"'],
    ]);
  });

  it('is told without the way when it is sensitive', () => {
    const text = 'variable "v" {\n  type = map(number)\n  sensitive = true\n}';
    expect(told({ '/main.tf': text, '/x.auto.tfvars': 'v = { s3cret = "x" }' })).toEqual([
      ['The value of variable `v` does not fit its type: another type is needed.', 'main.tf:1 variable "v"'],
    ]);
  });

  it('null is refused without a default to take', () => {
    const text = 'variable "v" {\n  default = null\n  nullable = false\n}';
    expect(told(text)).toEqual([
      ['The value of variable `v` does not fit its type: null is refused.', 'main.tf:2 null'],
    ]);
  });
});

describe('the arguments of a module call', () => {
  const module = { '/m/main.tf': 'variable "a" {}\nvariable "b" {\n  default = 1\n}' };

  it('that the module requires are missed', () => {
    expect(told({ '/main.tf': 'module "m" {\n  source = "./m"\n}', ...module })).toEqual([
      ['The call of module `m` lacks `a`, which its source requires.', 'main.tf:1 module "m"'],
    ]);
  });

  it('that the module does not declare are told', () => {
    expect(told({ '/main.tf': 'module "m" {\n  source = "./m"\n  a = 1\n  c = 1\n}', ...module })).toEqual([
      ['The source of module `m` declares no variable `c`.', 'main.tf:4 c'],
    ]);
  });
});

describe('a file of values', () => {
  it('is not evaluated when it is JSON', () => {
    const text = 'variable "v" {\n  validation {\n    condition = var.v == "$${x}"\n    error_message = "No."\n  }\n}';
    expect(told({ '/main.tf': text, '/terraform.tfvars.json': '{"v": "${x}"}' })).toEqual([]);
  });

  it('may name what no variable is', () => {
    expect(told({ '/main.tf': 'variable "v" {}', '/terraform.tfvars': 'w = 1' })).toEqual([
      ['No variable `w` is declared in the root module, so that this value is not used.', 'terraform.tfvars:1 w'],
    ]);
  });
});
