import { expect, test } from 'vitest';
import { relativePath } from '../../src/reporters/paths.ts';

test('the working folder itself is a dot', () => {
  expect(relativePath('/work/infra', '/work/infra')).toBe('.');
});

test('what lies beside the working folder is reached by going up', () => {
  expect(relativePath('/work/shared/main.tf', '/work/infra')).toBe('../shared/main.tf');
});

test('what lies far away keeps its whole path', () => {
  expect(relativePath('/other/main.tf', '/work/infra')).toBe('/other/main.tf');
});
