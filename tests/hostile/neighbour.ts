import { expect } from 'vitest';
import type { LintReport } from '../../src/index.ts';

/** A faulty root beside the hostile one: whatever that holds, this one is judged. */
export const neighbour = `resource "aws_vpc_endpoint_service" "s" {
  acceptance_required        = true
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/a/1"]
}
`;

export function expectNeighbourJudged(report: LintReport, path = '/neighbour/main.tf'): void {
  const judged = report.findings.map(({ place, rule }) => [place.file.path, place.start.line, rule]);
  expect(judged).toContainEqual([path, 3, 'endpoint-service-nlb']);
  expect(report.diagnostics.filter(({ code }) => code === 'rule-fault')).toEqual([]);
}
