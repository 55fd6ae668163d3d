import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { permissions } from '@/lib/access/permissions'
import { type RouteRule, routeRules } from '@/lib/access/routes'
import { readSource, sourceFiles } from './source-files'

const rules: Readonly<Record<string, RouteRule>> = routeRules

const entries = sourceFiles(['app'], /\/(?:page\.tsx|route\.ts)$|^app\/page\.tsx$/)

/** The address of a page or route handler: groups in brackets are no part of it. */
const addressOf = (file: string) =>
  file
    .replace(/^app/, '')
    .replace(/\/(?:page\.tsx|route\.ts)$/, '')
    .replace(/\/\([^)]+\)/g, '') || '/'

const files = new Map(entries.map((file) => [addressOf(file), file]))

describe('the table of routes', () => {
  test('names every page and route handler', () => {
    expect([...files.keys()].filter((address) => !(address in rules))).toEqual([])
  })

  test('names nothing that is not there', () => {
    expect(Object.keys(rules).filter((address) => !files.has(address))).toEqual([])
  })

  test('no two files answer at one address', () => {
    expect(entries.length).toBe(files.size)
  })

  test.each([...files])('%s asks for what the table says', (address, file) => {
    const rule = rules[address]
    const text = readSource(file)
    if (file.endsWith('/route.ts')) {
      const asked = [...text.matchAll(/\bverb: '([^']+)'/g)].map((match) => match[1])
      expect(asked).toContain(rule)
      // A handler may ask for more than its neighbour in the same file, never for nothing.
      expect(rule === 'public' || !asked.includes('public')).toBe(true)
      const methods = text.match(/^export const (?:GET|POST|PUT|PATCH|DELETE)\b/gm) ?? []
      expect(methods.length).toBeGreaterThan(0)
      expect(text).not.toMatch(/^export (?:async )?function (?:GET|POST|PUT|PATCH|DELETE)\b/m)
      return
    }
    if (rule === 'public') return
    const asks = rule === 'signed-in' ? 'signedInActor()' : `pageActor('${rule}')`
    expect(text).toContain(asks)
  })

  test('every verb of the permission table is a verb somewhere', () => {
    const used = sourceFiles(['app', 'lib'])
      .filter((file) => file !== 'lib/access/permissions.ts' && !file.includes('/generated/'))
      .map(readSource)
      .join('\n')
    expect(Object.keys(permissions).filter((verb) => !used.includes(`'${verb}'`))).toEqual([])
  })
})

test('proxy.ts is not a lock: no rule of access stands in it', () => {
  expect(existsSync('proxy.ts')).toBe(true)
  expect(readSource('proxy.ts')).not.toMatch(/permissions|currentActor|pageActor|redirect|cookies/)
})
