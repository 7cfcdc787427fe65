/** A block of Terraform's language: `resource "aws_lb" "balancer" { … }`. */
export interface Block {
  /** Type and labels. */
  readonly header: readonly [string, ...string[]];
  /** Expressions by name; left out where undefined. */
  readonly arguments?: Readonly<Record<string, string | undefined>>;
  readonly blocks?: readonly Block[];
}

function blockText({ header: [type, ...labels], arguments: written = {}, blocks = [] }: Block): string {
  const open = [type, ...labels.map((label) => JSON.stringify(label))].join(' ');
  const lines = [
    ...Object.entries(written).flatMap(([name, text]) => (text === undefined ? [] : [`${name} = ${text}`])),
    ...blocks.flatMap((block) => blockText(block).split('\n')),
  ];
  return [`${open} {`, ...lines.map((line) => `  ${line}`), '}'].join('\n');
}

export function configurationText(blocks: readonly Block[]): string {
  return blocks.map((block) => `${blockText(block)}\n`).join('\n');
}

/** A block that is there under a condition. */
export function dynamic(condition: string, { header: [type], ...content }: Block): Block {
  return {
    header: ['dynamic', type],
    arguments: { for_each: `${condition} ? [1] : []` },
    blocks: [{ header: ['content'], ...content }],
  };
}
