/** The function, worked out once for each object: for what depends on that object alone, and is asked many times. */
export function remembered<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let found = known.get(key);
    if (!found) known.set(key, (found = { value: work(key) }));
    return found.value;
  };
}

/** The same for each object and name. */
export function rememberedBy<Value>(): (key: object, name: string, work: () => Value) => Value {
  const byKey = new WeakMap<object, Map<string, { readonly value: Value }>>();
  return (key, name, work) => {
    let byName = byKey.get(key);
    if (!byName) byKey.set(key, (byName = new Map<string, { readonly value: Value }>()));
    let found = byName.get(name);
    if (!found) byName.set(name, (found = { value: work() }));
    return found.value;
  };
}
