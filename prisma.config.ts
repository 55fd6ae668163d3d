import { defineConfig } from 'prisma/config'

/** Read by the Prisma command line; the product itself migrates in lib/platform/db/migrate.ts. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
})
