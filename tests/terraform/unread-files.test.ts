import { expect, it } from 'vitest';
import type { LintReport } from '../../src/index.ts';
import { lint, memorySources } from '../../src/index.ts';

/** What is undecided when the type of a balancer is written so; the repository is `/repo`. */
async function undecidedFor(expression: string): Promise<LintReport['undecided']> {
  const hcl = `resource "aws_lb" "x" {
  load_balancer_type = ${expression}
}
resource "aws_vpc_endpoint_service" "s" {
  acceptance_required        = false
  network_load_balancer_arns = [aws_lb.x.arn]
}
`;
  const texts = { '/repo/app/main.tf': hcl, '/type.txt': 'network', '/repo/in.txt': 'application' };
  const sources = memorySources(texts, { workingFolder: '/repo', root: '/repo' });
  const { undecided, diagnostics } = await lint(['/repo/app'], { profiles: ['segment'], sources });
  expect(diagnostics).toEqual([]);
  return undecided.filter(({ rule }) => rule === 'endpoint-service-nlb');
}

it.each(['file("../../type.txt")', 'templatefile("../../type.txt", {})', 'filemd5("../../type.txt")'])(
  '%s is not read outside of the repository, and says so',
  async (expression) => {
    expect((await undecidedFor(expression)).flatMap(({ lacks }) => lacks)).toEqual([
      '`../../type.txt` lies outside of the repository and is not read; pass `--allow-outside`',
    ]);
  },
);

it.each([
  'fileexists("../../type.txt") ? "network" : "application"',
  'length(fileset("../..", "*.txt")) > 0 ? "network" : "application"',
])('%s does not take what is outside for missing', async (expression) => {
  expect(await undecidedFor(expression)).toHaveLength(1);
});

it('what is in the repository is known, beside the root module too', async () => {
  expect(await undecidedFor('file("../in.txt")')).toEqual([]);
  expect(await undecidedFor('fileexists("../no.txt") ? "network" : "application"')).toEqual([]);
});
