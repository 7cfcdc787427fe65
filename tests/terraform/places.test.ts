import { describe, expect, it } from 'vitest';
import type { Data } from '../../src/model/value.ts';
import { parseRoot, placeText, resource, shown } from './read.ts';

function placesOf(value: Data): readonly string[] {
  return [value.at, ...(value.via ?? [])].map(placeText);
}

describe('the place of a value', () => {
  it('is the literal in the argument', () => {
    const unit = parseRoot('resource "aws_lb" "x" {\n  internal = true\n}\n');
    const value = resource(unit, 'aws_lb.x').body.read('internal');
    expect(placesOf(value)).toEqual(['main.tf:2 true']);
    expect(value.property).toBe('internal');
  });

  it('is the header of the block when nothing is written', () => {
    const unit = parseRoot('\nresource "aws_lb" "x" {\n}\n');
    const value = resource(unit, 'aws_lb.x').body.read('internal');
    expect(value.state).toBe('absent');
    expect(placesOf(value)).toEqual(['main.tf:2 resource "aws_lb" "x"']);
  });

  it('is its own for each element of a list and each argument of a nested block', () => {
    const unit = parseRoot(`
resource "aws_lb" "x" {
  subnets = ["a", "b"]
  access_logs {
    enabled = true
  }
}`);
    const { body } = resource(unit, 'aws_lb.x');
    const subnets = body.read('subnets');
    const logs = body.read('access_logs');
    if (subnets.state !== 'known' || typeof subnets.value !== 'object' || subnets.value.type !== 'list')
      throw new Error();
    expect(subnets.value.items.map((item) => placesOf(item.value))).toEqual([['main.tf:3 "a"'], ['main.tf:3 "b"']]);
    if (logs.state !== 'known' || typeof logs.value !== 'object' || logs.value.type !== 'list') throw new Error();
    const [block] = logs.value.items;
    expect(block && placesOf(block.value)).toEqual(['main.tf:4 access_logs']);
    if (block?.value.state !== 'known' || typeof block.value.value !== 'object' || block.value.value.type !== 'mapping')
      throw new Error();
    const enabled = block.value.value.entries.get('enabled');
    expect(enabled && placesOf(enabled)).toEqual(['main.tf:5 true']);
    expect(enabled?.property).toBe('enabled');
  });

  it('is in the JSON text for the JSON syntax', () => {
    const unit = parseRoot({
      '/main.tf.json':
        '{"variable": {"p": {"default": 5}},\n"resource": {"aws_db_instance": {"x": {"port": "${var.p}"}}}}',
    });
    const value = resource(unit, 'aws_db_instance.x').body.read('port');
    expect(shown(value)).toBe(5);
    expect(placesOf(value)).toEqual(['main.tf.json:1 5', 'main.tf.json:2 ${var.p}']);
  });
});
