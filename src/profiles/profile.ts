import type { InputDeclaration } from '../engine/inputs.ts';
import type { ConnectionPath } from '../engine/scope.ts';
import type { Level } from '../model/report.ts';

/** Where a requirement stands and how surely it was read. */
export interface Evidence {
  readonly source: string;
  /** ISO date on which the source was read. */
  readonly readOn: string;
  /** ISO date of the source's last change, where it is known. */
  readonly sourceDate?: string;
  /** `page`: the vendor's page was read whole; `excerpt`: a part of it; `code`: the vendor's module or provider. */
  readonly read: 'page' | 'excerpt' | 'code';
  /** What the source says, in our words. */
  readonly basis: string;
}

export interface Requirement {
  readonly rule: string;
  /** What is required is an error where it fails, what is recommended a warning. */
  readonly level: Level;
  /** Who asks it, as messages call them, where that is not the vendor: a preset may ask more than AWS does. */
  readonly asker?: string;
  /** An option that the vendor fills for each customer holds the name of one of the profile's inputs. */
  readonly options?: object;
  readonly evidence: Evidence;
}

/** What no source can show and somebody has to do. */
export interface ManualStep {
  /** A sentence in the imperative. */
  readonly text: string;
  readonly who: 'customer' | 'vendor';
  /** `before` anything is deployed, `after` it is deployed, or `always`: as long as the connection is there. */
  readonly when: 'before' | 'after' | 'always';
  readonly url: string;
}

/** What the vendor must be told. All but `other` can stand in the sources, or is known once they are deployed. */
export type ValueToSend =
  | {
      readonly value:
        | 'service-name'
        | 'region'
        | 'zone-ids'
        | 'account'
        | 'port'
        | 'dns-name'
        | 'private-dns-name'
        | 'cluster-identifier'
        | 'workgroup-name'
        | 'resource-configuration'
        | 'cluster-arn';
    }
  | {
      readonly value: 'other';
      /** What it is, and where it is found. */
      readonly what: string;
    };

/** What one consuming service asks of one kind of connection. Data only: a new vendor adds no code. */
export interface Profile {
  /** The vendor, or `vendor/connection`. */
  readonly name: string;
  /** As the vendor writes it. */
  readonly vendor: string;
  readonly description: string;
  readonly path: ConnectionPath;
  /**
   * As whom the vendor connects: ARNs, or the name of the input that holds the principal. `{region}` stands for the
   * Region of the service.
   */
  readonly principals?: readonly string[];
  readonly inputs: readonly InputDeclaration[];
  readonly requirements: readonly Requirement[];
  readonly manual: readonly ManualStep[];
  readonly send: readonly ValueToSend[];
}
