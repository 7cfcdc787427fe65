import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { parseHcl } from '../src/parsers/terraform/hcl/parse.ts';

export interface HclText {
  readonly path: string;
  readonly text: string;
}

export interface HclSpeed {
  readonly name: string;
  readonly mbPerSecond: number;
  /** How many times faster `pl-lint` is on the same texts. */
  readonly ratio: number;
}

type Parse = (text: string, path: string) => void;

/** Compares the HCL parser with what else reads HCL in JavaScript. Each runs warm; the median counts. */
export async function benchHcl(files: readonly HclText[]): Promise<readonly HclSpeed[]> {
  const texts = [...files];
  const own = speed((text, path) => void parseHcl({ path, text }), texts);
  const treeSitter = speed(await treeSitterParse(), texts);
  const hcl2 = speed(hcl2Parse(), texts);
  return [
    { name: 'pl-lint', mbPerSecond: own, ratio: 1 },
    { name: 'web-tree-sitter', mbPerSecond: treeSitter, ratio: own / treeSitter },
    { name: 'hcl2-parser', mbPerSecond: hcl2, ratio: own / hcl2 },
  ];
}

/** How long each parser runs before it is measured, and while it is. */
const warmUp = 700;
const measured = 1500;

/** Reads the files again and again: a few kilobytes once say more about V8's compiler than about a parser. */
function speed(parse: Parse, files: readonly HclText[]): number {
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const round = () => {
    const start = performance.now();
    for (const { path, text } of files) parse(text, path);
    return performance.now() - start;
  };
  for (let spent = 0; spent < warmUp;) spent += round();
  const rounds: number[] = [];
  for (let spent = 0; spent < measured; spent += rounds.at(-1) ?? 0) rounds.push(round());
  const median = rounds.sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
  return bytes / 1e6 / (median / 1e3);
}

const require = createRequire(import.meta.url);

async function treeSitterParse(): Promise<Parse> {
  await Parser.init();
  const grammar = require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm');
  const parser = new Parser().setLanguage(await Language.load(readFileSync(grammar)));
  return (text) => parser.parse(text)?.delete();
}

function hcl2Parse(): Parse {
  const hcl2 = require('hcl2-parser') as { parseToString(text: string): unknown };
  return (text) => void hcl2.parseToString(text);
}
