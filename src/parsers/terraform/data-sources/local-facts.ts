import type { Data } from '../../../model/value.ts';
import { rewritten } from '../../../model/provenance.ts';
import { distribute } from '../evaluate/alternatives.ts';
import { entriesOf } from '../evaluate/collections.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { holdsSecret } from '../evaluate/holds-secret.ts';
import { hidden } from '../evaluate/secret.ts';
import { unknownResult } from '../evaluate/symbolic.ts';
import { fileFunctions } from '../functions/files.ts';
import { fileOfText, rememberFile } from '../functions/text-files.ts';
import { parseHclTemplate } from '../hcl/parse.ts';
import type { Attributes, Reading } from './reading.ts';
import { argument } from './reading.ts';

/** Calls a function that reads files, as if the block were the call. */
function readFile(name: string): (reading: Reading) => Data | undefined {
  return (reading) => {
    const { block, scope, run } = reading;
    const { file, start, end } = block.header;
    const at = { file, start, end, type: 'call', name, args: [], expand: false } as const;
    return fileFunctions.get(name)?.([argument(reading, 'filename')], { name, at, scope, run });
  };
}

/** A file of the repository: https://registry.terraform.io/providers/hashicorp/local/latest/docs/data-sources/file */
export const localFile: Attributes = {
  content: readFile('file'),
  content_base64: readFile('filebase64'),
  content_md5: readFile('filemd5'),
  content_sha1: readFile('filesha1'),
  content_sha256: readFile('filesha256'),
  content_sha512: readFile('filesha512'),
};

/** What `templatefile` has replaced: https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file */
export const templateFile: Attributes = {
  rendered: (reading) => {
    const { at, run, scope } = reading;
    const template = argument(reading, 'template');
    const variables = argument(reading, 'vars');
    const { entries, rest } = entriesOf(variables);
    const names = new Map<string, Data>([...entries].map(([name, entry]) => [name, entry.value]));
    const text = distribute([template], { at }, ([single]) => {
      if (single?.state === 'unknown') return unknownResult(single, { at });
      if (single?.state !== 'known' || typeof single.value === 'object')
        return run.fault(at, 'There is no template here.');
      const { expression } = parseHclTemplate({ path: '', text: String(single.value) });
      const read = (path: readonly string[]): Data => {
        const [open] = rest;
        if (open) return unknownResult(open.value, { at });
        return run.fault(at, `The template uses ${path[0] ?? ''}, which it is not given.`);
      };
      const result = evaluate(expression, { ...scope, names, references: { read } });
      return rewritten(result, { at });
    });
    const file = fileOfText(template, run);
    if (file) rememberFile(text, file, run);
    return holdsSecret(template) || holdsSecret(variables) ? hidden(text) : text;
  },
};

/** Hands on what it is given. */
export const nullDataSource: Attributes = { outputs: (reading) => argument(reading, 'inputs') };

/** https://developer.hashicorp.com/terraform/language/resources/terraform-data */
export const terraformData: Attributes = {
  output: (reading) => argument(reading, 'input'),
};
