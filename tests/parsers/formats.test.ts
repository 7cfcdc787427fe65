import { describe, expect, it } from 'vitest';
import { read } from '../cloudformation/reading.ts';

describe('files of other formats', () => {
  it.each([
    ['Kubernetes manifests', '/repo/k8s.yaml', 'apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Service\n'],
    ['Helm charts', '/repo/chart.yaml', '{{- if .Values.x }}\nkind: {{ .Values.kind }}\n{{- end }}\n'],
    ['Compose files', '/repo/docker-compose.yml', 'services:\n  db:\n    image: postgres\n'],
    [
      'a Serverless Framework service',
      '/repo/serverless.yml',
      'service: x\nresources:\n  Resources:\n    A: { Type: AWS::S3::Bucket }\n',
    ],
    ['JSON data', '/repo/data.json', '{"Resources": [1, 2], "Type": "x"}'],
    ['a web app manifest', '/repo/manifest.json', '{"name": "app", "version": "1"}'],
    ['broken YAML that is no template', '/repo/x.yaml', 'a: [b\n'],
    ['an empty file', '/repo/empty.yaml', ''],
    ['prose', '/repo/README.md', 'Resources:\n  A: { Type: AWS::S3::Bucket }\n'],
  ])('%s are passed over in a walk', async (_what, path, text) => {
    const { parsed } = await read({ [path]: text });
    expect(parsed).toMatchObject({ units: [], diagnostics: [], files: 0 });
  });

  it('a named file of no known format is an error', async () => {
    const reading = await read({ '/repo/k8s.yaml': 'kind: Pod\n' }, { named: true });
    expect(reading.parsed.diagnostics).toMatchObject([{ code: 'unknown-format', severity: 'error' }]);
  });

  it('a named file is read whatever it is called', async () => {
    const reading = await read({ '/repo/stack.txt': 'Resources: {}\nAWSTemplateFormatVersion: x\n' }, { named: true });
    expect(reading.unit.unit.id).toBe('/repo/stack.txt');
  });
});

describe('what is a template', () => {
  it.each([
    ['by its version', 'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n'],
    ['by the types of its resources', 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n'],
    ['with quoted keys', '"Resources":\n  "A":\n    "Type": "AWS::S3::Bucket"\n'],
    ['after a document start and a comment', '---\n# x\nResources:\n  A:\n    Type: Custom::Thing\n'],
    ['in JSON', '{"Resources": {"A": {"Type": "AWS::S3::Bucket"}}}'],
    [
      'in JSON on one line, version last',
      '{"Resources": {"A": {"Type": "AWS::S3::Bucket"}}, "AWSTemplateFormatVersion": "2010-09-09"}',
    ],
    ['in JSON with Windows line ends', '{\r\n"Resources": {"A": {"Type": "AWS::S3::Bucket"}}\r\n}\r\n'],
  ])('%s', async (_how, text) => {
    const { parsed } = await read({ '/repo/a.template': text });
    expect(parsed.units.map((unit) => unit.unit.format)).toEqual(['cloudformation']);
  });

  it('a template and a configuration beside each other are two units', async () => {
    const { parsed } = await read({
      '/repo/a.yaml': 'Resources: { A: { Type: AWS::S3::Bucket } }',
      '/repo/main.tf': 'resource "aws_lb" "x" {}\n',
    });
    expect(parsed.units.map((unit) => unit.unit.format)).toEqual(['cloudformation', 'terraform']);
  });
});
