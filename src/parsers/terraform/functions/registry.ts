import { arrangingFunctions } from './arranging.ts';
import { cidrFunctions } from './cidr.ts';
import { coalescingFunctions } from './coalescing.ts';
import { contains } from './contains.ts';
import { conversionFunctions } from './conversion.ts';
import { encodingFunctions } from './encoding.ts';
import { formatFunctions } from './format.ts';
import type { MovingFunction, PlainFunction } from './function-types.ts';
import { hashFunctions } from './hashes.ts';
import { join } from './join.ts';
import { joiningFunctions } from './joining.ts';
import { mappingFunctions } from './mappings.ts';
import { length } from './length.ts';
import { numberFunctions } from './numbers.ts';
import { patternFunctions } from './patterns.ts';
import { pickingFunctions } from './picking.ts';
import { plainListFunctions } from './plain-lists.ts';
import { setFunctions } from './sets.ts';
import { startswith } from './startswith.ts';
import { stringFunctions } from './strings.ts';
import { timeFunctions } from './times.ts';
import { truthFunctions } from './truths.ts';

export const movingFunctions: ReadonlyMap<string, MovingFunction> = new Map([
  ['contains', contains],
  ['join', join],
  ['length', length],
  ['startswith', startswith],
  ...arrangingFunctions,
  ...coalescingFunctions,
  ...joiningFunctions,
  ...pickingFunctions,
  ...mappingFunctions,
  ...setFunctions,
  ...conversionFunctions,
  ...truthFunctions,
]);

export const plainFunctions: ReadonlyMap<string, PlainFunction> = new Map([
  ...cidrFunctions,
  ...encodingFunctions,
  ...formatFunctions,
  ...hashFunctions,
  ...numberFunctions,
  ...patternFunctions,
  ...plainListFunctions,
  ...stringFunctions,
  ...timeFunctions,
]);
