// Outside a bundler `server-only` throws when it is imported; its empty half is what a server gets.
import { registerHooks } from 'node:module'

const empty = new URL('../../node_modules/server-only/empty.js', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'server-only'
      ? { url: empty, format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
})
