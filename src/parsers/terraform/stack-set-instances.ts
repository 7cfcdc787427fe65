import { headerOf } from './load/declarations.ts';
import type { ModuleUse } from './module-use.ts';
import { unknownMajor } from './provider-version.ts';
import type { Deployable } from './stack-set.ts';
import { deployingTypes } from './stack-set.ts';

/** The resources of a configuration that deploy stack sets, in whichever of its modules they are. */
export function* deployingIn({ configuration, scope }: ModuleUse): Iterable<Deployable> {
  const { unit } = scope.run;
  for (const { providers, resourcesOf } of configuration.instances()) {
    for (const instance of resourcesOf(deployingTypes)) {
      const { block, type, address } = instance;
      const at = headerOf(block);
      const setting = {
        ...providers.settingFor(block, () => instance.inside().scope),
        providerMajor: unknownMajor(at),
      };
      yield { unit, type, address, at, setting, body: instance };
    }
  }
}
