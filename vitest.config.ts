import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'lib/core/**/*.test.ts',
            'test/golden/**/*.test.ts',
            'test/adapters/**/*.test.ts',
          ],
        },
      },
    ],
  },
})
