import { findBrowser } from '@/test/e2e/browser'
import { foundPayCompanies } from '@/test/e2e/pay-companies'
import { foundPhoneCompany } from '@/test/e2e/phone-company'
import { playwright, type Stage } from './stages'
import { startTemporaryApplication } from './temporary-application'

export function endToEnd(args: readonly string[]): Stage {
  return {
    name: 'e2e',
    run: async () => {
      const browser = await findBrowser()
      console.log(`Browser: ${browser.version} (${browser.executable})`)
      const running = await startTemporaryApplication('npm test', (text) => console.log(text))
      try {
        await foundPayCompanies(running.databaseUrl, new Date())
        await foundPhoneCompany(running.databaseUrl, new Date())
        return await playwright(
          {
            ...browser.environment,
            ETALON_E2E_URL: running.url,
            ETALON_E2E_DATABASE: running.databaseUrl,
            ETALON_E2E_BROWSER: browser.executable,
            ETALON_E2E_FIRST_RUN_CODE: running.firstRunCode ?? '',
            ETALON_E2E_ACCOUNTS: JSON.stringify(running.demoAccounts),
          },
          args,
        )
      } finally {
        await running.stop()
      }
    },
  }
}
