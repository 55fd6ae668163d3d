declare global {
  var etalonForgotten: number | undefined
}

const Kept = WeakMap

/** Whether a map is made by a module of the core. */
function isMadeByCore(): boolean {
  const callers = new Error().stack?.split('\n').slice(1) ?? []
  const maker = callers.find((line) => !line.includes('forgotten-caches'))
  return maker?.includes('/lib/core/') ?? false
}

/** Caches of the core forget what they kept before `forgetCaches`; every other map stays as it is. */
class ForgetfulMap<Key extends WeakKey, Value> extends Kept<Key, Value> {
  private readonly since = isMadeByCore() ? new Kept<Key, number>() : null

  constructor(entries?: Iterable<readonly [Key, Value]> | null) {
    super()
    for (const [key, value] of entries ?? []) this.set(key, value)
  }

  override has(key: Key): boolean {
    if (!super.has(key)) return false
    return this.since === null || this.since.get(key) === globalThis.etalonForgotten
  }

  override get(key: Key): Value | undefined {
    return this.has(key) ? super.get(key) : undefined
  }

  override set(key: Key, value: Value): this {
    this.since?.set(key, globalThis.etalonForgotten ?? 0)
    return super.set(key, value)
  }
}

/** From here on modules that are loaded make caches that can be forgotten. */
export function makeCachesForgetful(): void {
  if (globalThis.etalonForgotten !== undefined) return
  globalThis.etalonForgotten = 0
  globalThis.WeakMap = ForgetfulMap as WeakMapConstructor
}

/** What was kept under one change, or without any, says nothing under the next one. */
export function forgetCaches(): void {
  globalThis.etalonForgotten = (globalThis.etalonForgotten ?? 0) + 1
}
