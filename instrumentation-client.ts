// Before anything of a page runs: schemas are looked through, not compiled. The policy of a page stops
// zod's attempt at `eval`, rightly, and would report it each time. zod reads this when a schema is made.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
