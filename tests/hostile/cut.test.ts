import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { expectNeighbourJudged, neighbour } from './neighbour.ts';

const configuration = `variable "names" {
  type    = map(object({ port = optional(number, 5439), zones = list(string) }))
  default = { a = { zones = ["a", "b"] } }
}

locals {
  # A comment with "quotes" and { brackets.
  ports = { for name, each in var.names : name => each.port if can(each.zones[0]) }
  text  = <<-EOT
    %{for zone in var.names["a"].zones~}
    \${upper(zone)}-\${"x\${1 + 1}"}
    %{endfor~}
  EOT
}

resource "aws_redshift_cluster" "this" {
  for_each  = local.ports
  node_type = var.names != null ? "ra3.large" : "dc2.large"
  port      = each.value
  dynamic "logging" {
    for_each = [for n in [1, 2] : n if n > 1]
    content {
      enable = !false && true
    }
  }
}

module "m" {
  source = "./m"
  list   = aws_redshift_cluster.this[*].arn
}
`;

const plan = readFileSync(new URL('../../fixtures/plans/endpoints-by-team/plan.json', import.meta.url), 'utf8');

/** Every n-th beginning of a text, without the whole. */
function beginnings(text: string, step: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / step) }, (_, n) => text.slice(0, n * step));
}

describe('a file that is cut off anywhere', () => {
  it('is read as far as it goes, and what is beside it is judged', async () => {
    for (const text of beginnings(configuration, 5)) {
      const report = await lint(['.'], {
        sources: memorySources({ '/a/main.tf': text, '/a/m/main.tf': '', '/neighbour/main.tf': neighbour }),
      });
      expectNeighbourJudged(report);
      for (const { place, message } of report.diagnostics) {
        expect(place?.file.path, message).toMatch(/^\/a\/main\.tf$/);
        expect(message).not.toBe('');
      }
    }
  });

  it('of JSON as well', async () => {
    const json = JSON.stringify({
      resource: { aws_redshift_cluster: { x: { port: '${1 + 1}', tags: { a: ['b'] } } } },
    });
    for (const text of beginnings(json, 3).slice(1)) {
      const report = await lint(['.'], {
        sources: memorySources({ '/a/main.tf.json': text, '/neighbour/main.tf': neighbour }),
      });
      expectNeighbourJudged(report);
      expect(report.diagnostics.map(({ code }) => code)).toContain('hcl-syntax');
    }
  });

  it('is an error when it is a plan, as soon as it can be told to be one', async () => {
    for (const text of beginnings(plan, Math.ceil(plan.length / 120))) {
      const report = await lint(['.'], {
        sources: memorySources({ '/a/plan.json': text, '/neighbour/main.tf': neighbour }),
      });
      expectNeighbourJudged(report);
      const isTold = text.includes('"format_version"') && text.includes('"planned_values"');
      if (isTold) expect(report.diagnostics.map(({ code }) => code)).toEqual(['invalid-plan']);
    }
  });
});
