import { describe, expect, test } from 'vitest'
import { type Import, productImports } from './imports'

/** Imports that break a rule, as lines that name both ends. */
function broken(
  where: RegExp,
  isAllowed: (target: string, used: Import) => boolean,
): readonly string[] {
  return productImports
    .filter((used) => where.test(used.file) && !isAllowed(used.target, used))
    .map(({ file, target, isTypeOnly }) => `${file} -> ${target}${isTypeOnly ? ' (types)' : ''}`)
}

const nounOf = (place: string) => /^lib\/([^/]+)\//.exec(place)?.[1] ?? null
const notNouns = new Set(['core', 'access', 'platform'])
const isNoun = (noun: string | null) => noun !== null && !notNouns.has(noun)

/** Framework-free parts of the platform: words, and reading what came from outside. */
const plainPlatform = /^lib\/platform\/(?:i18n\/(?:locales|problem|decimal-text)|input)$/

/**
 * The outer edge of the platform: where a request becomes an actor and a use case. Like `app`, it
 * may call use cases; nothing below may import it.
 */
const edge = /^lib\/platform\/(?:actions|auth|routes|server|session|session-cookie|page-read)$/

/** The third place in which use cases of several nouns are put together (ARCHITECTURE.md, Tree). */
const composer = 'reports'

/** Programs of the operator: they put everything together, the demo company included. */
const programs = /^(?:bin\/|lib\/platform\/start\/)/

describe('direction: core <- schema <- queries <- use cases <- app', () => {
  test('the core imports the core, hashes, and the runtime of the formula parser', () => {
    const packages = ['@noble/hashes', '@lezer/common', '@lezer/lr']
    expect(
      broken(
        /^lib\/core\//,
        (target) => target.startsWith('lib/core/') || packages.includes(target),
      ),
    ).toEqual([])
  })

  test('access imports the core and itself', () => {
    expect(broken(/^lib\/access\//, (target) => /^lib\/(?:core|access)\//.test(target))).toEqual([])
  })

  test('a schema imports zod, the core, words and other schemas', () => {
    const allowed = /^(?:zod$|lib\/(?:core|access)\/|lib\/[^/]+\/schema$)/
    expect(
      broken(
        /^lib\/(?!core|access|platform)[^/]+\/schema\.ts$/,
        (target) => allowed.test(target) || plainPlatform.test(target),
      ),
    ).toEqual([])
  })

  test('queries know no use case', () => {
    expect(broken(/\/queries\.ts$/, (target) => !target.includes('/use-cases/'))).toEqual([])
  })

  test('a noun uses another noun’s schema, queries, report and formats, never its use cases', () => {
    const offending = productImports.filter(({ file, target }) => {
      const [from, to] = [nounOf(file), nounOf(`${target}/`)]
      const isOther = isNoun(from) && isNoun(to) && from !== to && from !== composer
      return isOther && target.includes('/use-cases/')
    })
    expect(offending.map(({ file, target }) => `${file} -> ${target}`)).toEqual([])
  })

  test('what composes is composed by nobody but app', () => {
    const inner = /^lib\/(?!reports\/)/
    expect(broken(inner, (target) => !target.startsWith(`lib/${composer}/`))).toEqual([])
  })

  test('below app nothing imports app', () => {
    expect(broken(/^(?:lib|components|proxy)/, (target) => !target.startsWith('app/'))).toEqual([])
  })

  test('nouns do not import the outer edge of the platform, nor any framework of the web', () => {
    const web = /^(?:next|next-auth|next-intl|react|react-dom)$/
    const offending = productImports.filter(
      ({ file, target }) => isNoun(nounOf(file)) && (edge.test(target) || web.test(target)),
    )
    expect(offending.map(({ file, target }) => `${file} -> ${target}`)).toEqual([])
  })

  test('the platform knows nouns only at its outer edge', () => {
    const inner = productImports.filter(
      ({ file, target, isTypeOnly }) =>
        file.startsWith('lib/platform/') &&
        !edge.test(file.replace(/\.ts$/, '')) &&
        !programs.test(file) &&
        !isTypeOnly &&
        isNoun(nounOf(`${target}/`)),
    )
    expect(inner.map(({ file, target }) => `${file} -> ${target}`)).toEqual([])
  })

  test('components see core types, schemas and words', () => {
    const allowed = /^(?:components\/|lib\/core\/|lib\/[^/]+\/schema$|lib\/platform\/i18n\/)/
    expect(
      broken(/^components\//, (target, { isLocal }) =>
        isLocal ? allowed.test(target) : target !== 'server-only',
      ),
    ).toEqual([])
  })

  test('app calls use cases, not queries; a type may come from there', () => {
    expect(
      broken(/^app\//, (target, { isTypeOnly }) => isTypeOnly || !/\/queries$/.test(target)),
    ).toEqual([])
  })
})

describe('the database', () => {
  // Whether the database answers is asked by a route; that is no query.
  const database = /^lib\/platform\/db\/(?!health$)|^@prisma\/|^pg$|^pg-copy-streams$/

  test('app and components do not know it', () => {
    expect(broken(/^(?:app|components)\/|^proxy/, (target) => !database.test(target))).toEqual([])
  })

  test('only queries and the platform import Prisma', () => {
    const prisma = /^@prisma\/|^lib\/platform\/db\/generated\//
    expect(
      broken(/^(?!lib\/platform\/).*(?<!\/queries\.ts)$/, (target) => !prisma.test(target)),
    ).toEqual([])
  })

  test('a use case gets its transaction and hands it on: it names no more than the type', () => {
    expect(
      broken(
        /\/use-cases\//,
        (target, { isTypeOnly }) =>
          !database.test(target) || (isTypeOnly && !/generated/.test(target)),
      ),
    ).toEqual([])
  })
})
