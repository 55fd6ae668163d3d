import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { browserFlags } from './test/e2e/browser'

/**
 * End-to-end tests against the built application, its own database and the demo company. Start
 * them with `npm test -- --only=e2e`, which builds, starts and names all of it in the environment;
 * arguments after a second `--` reach Playwright.
 */
const url = process.env.ETALON_E2E_URL
const executablePath = process.env.ETALON_E2E_BROWSER
if (url === undefined || executablePath === undefined)
  throw new Error('Run the end-to-end tests with: npm test -- --only=e2e')

const results = process.env.ETALON_E2E_RESULTS ?? path.join('test-results', 'e2e.json')

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results/e2e',
  forbidOnly: process.env.CI !== undefined,
  // A journey that passes at the second try hides something.
  retries: 0,
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: results }]],
  use: {
    baseURL: url,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    serviceWorkers: 'allow',
    launchOptions: { executablePath, args: browserFlags },
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: '**/*.phone.e2e.ts',
      use: { viewport: { width: 1366, height: 850 } },
    },
    { name: 'phone', testMatch: '**/*.phone.e2e.ts', use: { ...devices['Pixel 7'] } },
  ],
})
