import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * Two projects, told apart by place. Integration: what runs against a real PostgreSQL, that is
 * queries, use cases, jobs and test/integration, or any file called *.integration.test.ts.
 * Unit: everything else beside its source, the architecture test and the golden figures.
 */
const integration = [
  'lib/*/use-cases/**/*.test.ts',
  'lib/*/queries.test.ts',
  'lib/*/jobs.test.ts',
  'test/integration/**/*.test.ts',
  '**/*.integration.test.ts',
]
const unit = ['{lib,components,app,bin,prisma,test}/**/*.test.{ts,tsx}']
const never = ['**/node_modules/**', '.next/**', 'test/e2e/**']

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '')
const resolve = {
  alias: {
    '@': root,
    // Outside a bundler the package throws on import; its empty half is what a server gets.
    'server-only': `${root}/node_modules/server-only/empty.js`,
  },
}

export default defineConfig({
  test: {
    // Refusals are tested by the hundred; only what nobody foresaw is worth a line.
    env: { ETALON_LOG_LEVEL: 'error' },
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: unit,
          exclude: [...never, ...integration],
          // Only against hanging: a busy machine must not fail a test that is merely slow.
          testTimeout: 20_000,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: integration,
          exclude: never,
          globalSetup: 'test/global-database.ts',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
