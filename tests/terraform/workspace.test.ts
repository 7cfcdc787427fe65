import { describe, expect, it } from 'vitest';
import { parseRoot, resource } from './read.ts';

const configuration = `
locals {
  ports = { default = 5439, prod = 5440 }
}
resource "aws_redshift_cluster" "w" {
  port = local.ports[terraform.workspace]
}
resource "aws_redshift_cluster" "only_in_prod" {
  count = terraform.workspace == "prod" ? 1 : 0
}
`;

describe('the workspace', () => {
  it('is the one that was given', () => {
    const unit = parseRoot(configuration, { workspace: 'prod' });
    expect(resource(unit, 'aws_redshift_cluster.w').body.read('port')).toMatchObject({ state: 'known', value: 5440 });
    expect(unit.resources.map(({ address }) => address)).toContain('aws_redshift_cluster.only_in_prod[0]');
  });

  it('is unknown when none was given, whatever Terraform would choose', () => {
    const unit = parseRoot(configuration);
    const port = resource(unit, 'aws_redshift_cluster.w').body.read('port');
    expect(port.state === 'one-of' && port.cases.map(({ value }) => value)).toMatchObject([
      { value: 5439 },
      { value: 5440 },
    ]);
    const { when } = resource(unit, 'aws_redshift_cluster.only_in_prod[0]');
    expect(when).toMatchObject({ variable: { name: expect.stringContaining('terraform.workspace') as string } });
    expect(unit.diagnostics).toEqual([]);
  });
});
