import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withChecklist } from '../../scripts/checklist-page.ts';

it('docs/checklist.md shows what is printed now; otherwise run `npm run docs`', async () => {
  const page = readFileSync(new URL('../../docs/checklist.md', import.meta.url), 'utf8');
  expect(await withChecklist(page)).toBe(page);
});
