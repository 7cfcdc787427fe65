import type { DefinedKind } from '../define-kind.ts';
import { endpointService } from './endpoint-service.ts';
import { loadBalancer } from './load-balancer.ts';

/** Every kind that the graph knows. */
export const definedKinds: readonly DefinedKind[] = [endpointService, loadBalancer];
