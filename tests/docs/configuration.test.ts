import { expect, it } from 'vitest';
import { readPages } from '../../scripts/site/pages.ts';
import { folderWith, runIn } from '../cli/host.ts';

const samples = [...readPages()].flatMap(([path, text]) =>
  Array.from(text.matchAll(/```yaml\n(# pl-lint\.config\.yaml\n[\s\S]*?)```/g), ([, sample = '']) => [path, sample]),
);

it('there are samples of configurations', () => {
  expect(samples).not.toEqual([]);
});

it.each(samples)('the configuration in %s is one', async (_, sample) => {
  const folder = folderWith({ 'pl-lint.config.yaml': sample, 'main.tf': '' });
  expect(await runIn(folder, ['--print-config', 'main.tf'])).toMatchObject({ exitCode: 0, stderr: '' });
});
