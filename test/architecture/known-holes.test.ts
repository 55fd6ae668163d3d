import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional() })),
})

const lock = lockSchema.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

/** Every installed copy of a package, wherever in the tree. */
const versionsOf = (name: string) =>
  Object.entries(lock.packages)
    .filter(([place]) => place.endsWith(`node_modules/${name}`))
    .map(([, entry]) => entry.version ?? '')

const parts = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number)

function isAtLeast(version: string, least: string): boolean {
  const [have, need] = [parts(version), parts(least)]
  const at = need.findIndex((part, index) => part !== have[index])
  return at === -1 || (have[at] ?? 0) > (need[at] ?? 0)
}

test('the comparison of versions', () => {
  expect(isAtLeast('16.4.6', '16.3.3')).toBe(true)
  expect(isAtLeast('16.3.2', '16.3.3')).toBe(false)
  expect(isAtLeast('4.24.15', '4.24.15')).toBe(true)
  expect(isAtLeast('4.9.99', '4.24.15')).toBe(false)
})

/** SECURITY.md, Known holes to stay above. */
test.each([
  ['next', '16.3.3'],
  ['react', '19.2.1'],
  ['react-dom', '19.2.1'],
  ['sharp', '0.35.4'],
  ['next-auth', '4.24.15'],
])('%s is at least %s', (name, least) => {
  const versions = versionsOf(name)
  expect(versions.length).toBeGreaterThan(0)
  expect(versions.filter((version) => !isAtLeast(version, least))).toEqual([])
})

test.each(['xlsx', 'expr-eval', 'hyperformula'])('%s is not in the tree', (name) => {
  expect(versionsOf(name)).toEqual([])
})
