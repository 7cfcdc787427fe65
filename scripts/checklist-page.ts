import { checklist } from '../src/checklist.ts';
import { text } from '../src/reporters/checklist/text.ts';
import { memorySources } from '../src/sources/memory.ts';

const sample = /^```yaml sample\n([\s\S]*?)^```$/m;
const printed = /(<!-- written by `npm run docs`: begin -->\n)[\s\S]*?(<!-- written by `npm run docs`: end -->)/;

/** The page with what is printed now for the template that it shows. */
export async function withChecklist(page: string): Promise<string> {
  const template = sample.exec(page)?.[1];
  if (template === undefined || !printed.test(page)) throw new Error('docs/checklist.md has no sample');
  const sources = memorySources({ 'warehouse.yaml': template }, { workingFolder: '/repo', root: '/repo' });
  const made = await checklist(['/repo/warehouse.yaml'], {
    profiles: ['segment/redshift'],
    region: 'us-east-1',
    sources,
  });
  const shown = text(made, { color: false, width: 100 });
  return page.replace(printed, (_, begin: string, end: string) => `${begin}\n\`\`\`text\n${shown}\`\`\`\n\n${end}`);
}
