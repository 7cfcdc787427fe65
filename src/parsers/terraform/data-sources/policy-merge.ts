import type { Unknown } from '../../../model/value.ts';
import type { Json, JsonObject } from './policy-json.ts';
import { isHole } from './policy-json.ts';
import { PolicyFault } from './policy-statements.ts';

export interface Policy {
  readonly version: string | Unknown;
  readonly id: string | Unknown;
  readonly statements: readonly Json[];
}

function sidOf(statement: Json): Json | undefined {
  return statement instanceof Map ? (statement as JsonObject).get('Sid') : undefined;
}

/** Terraform refuses statements of one document, or of all documents to start from, that share a Sid. */
export function checkSids(statements: readonly Json[]): void {
  const seen = new Set<Json>();
  for (const sid of statements.map(sidOf)) {
    if (typeof sid !== 'string') continue;
    if (seen.has(sid)) throw new PolicyFault(`two statements have the Sid ${JSON.stringify(sid)}`);
    seen.add(sid);
  }
}

/** What one document makes of another: its statements replace those with the same Sid and follow the others. */
export function mergePolicies(policy: Policy, over: Policy): Policy {
  const statements = [...policy.statements];
  for (const statement of over.statements) {
    const sid = sidOf(statement);
    const index = sid === undefined || isHole(sid) ? -1 : statements.findIndex((other) => sidOf(other) === sid);
    if (index < 0) statements.push(statement);
    else statements[index] = statement;
  }
  const later = typeof over.version !== 'string' || typeof policy.version !== 'string' || over.version > policy.version;
  return {
    version: later ? over.version : policy.version,
    id: over.id === '' ? policy.id : over.id,
    statements,
  };
}

/** A document that is not known may replace every statement with a Sid, and add others. */
export function mergeUnknown(policy: Policy, over: Unknown): Policy {
  return { ...policy, statements: [...policy.statements.filter((each) => sidOf(each) === undefined), over] };
}
