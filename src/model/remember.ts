/** What is made when it is asked for first, and then kept: also where nothing comes of it. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The same function, asked once for each key. */
export function remembering<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  return keptIn(new Map<Key, Kept<Value>>(), work);
}

/** The same for objects, and only as long as they are there: for what depends on the object alone. */
export function remembered<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  return keptIn(new WeakMap<Key, Kept<Value>>(), work);
}

/** The same for each object and name. */
export function rememberedBy<Value>(): (key: object, name: string, work: () => Value) => Value {
  const byNameOf = remembered((_: object) => new Map<string, Kept<Value>>());
  return (key, name, work) => keptIn(byNameOf(key), work)(name);
}

interface Kept<Value> {
  readonly value: Value;
}

interface Store<Key, Value> {
  get(key: Key): Kept<Value> | undefined;
  set(key: Key, kept: Kept<Value>): unknown;
}

function keptIn<Key, Value>(store: Store<Key, Value>, work: (key: Key) => Value): (key: Key) => Value {
  return (key) => {
    let kept = store.get(key);
    if (!kept) store.set(key, (kept = { value: work(key) }));
    return kept.value;
  };
}
