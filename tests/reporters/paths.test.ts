import { expect, test } from 'vitest';
import { relativePath } from '../../src/reporters/paths.ts';

test('the working folder itself is a dot', () => {
  expect(relativePath('/repo/infra', '/repo/infra')).toBe('.');
});

test('what lies beside the working folder is reached by going up', () => {
  expect(relativePath('/repo/shared/main.tf', '/repo/infra')).toBe('../shared/main.tf');
});

test('what lies far away keeps its whole path', () => {
  expect(relativePath('/other/main.tf', '/repo/infra')).toBe('/other/main.tf');
});
