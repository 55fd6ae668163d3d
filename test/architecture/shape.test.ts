import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { productFiles } from './imports'
import { childrenOf, isNode, parseSource, readSource } from './source-files'

/** Files that break a rule. */
const breaking = (isBroken: (file: string) => boolean) => productFiles.filter(isBroken)

describe('the vocabulary', () => {
  test('a noun holds schema, queries, use cases, and where it needs them report, jobs, formats', () => {
    const allowed = /^(?:schema|queries|report|jobs)\.ts$|^use-cases\/[^/]+\.ts$|^formats\/.+\.ts$/
    expect(
      breaking((file) => {
        const [, noun, rest] = /^lib\/([^/]+)\/(.+)$/.exec(file) ?? []
        if (!noun || !rest || ['core', 'access', 'platform'].includes(noun)) return false
        return !allowed.test(rest)
      }),
    ).toEqual([])
  })

  test('there are no drawers', () => {
    const drawer =
      /(?:^|[/-])(?:utils?|helpers?|common|services?|managers?|misc|shared|api)(?=[./-]|$)/
    // `app/api` is the folder in which the addresses /api/... live; a template bears its trade's name.
    const nameOf = (file: string) =>
      file.replace(/^app\/api\//, 'app/').replace(/^lib\/checklists\/formats\/templates\/.*/, '')
    expect(breaking((file) => drawer.test(nameOf(file)))).toEqual([])
  })

  test('files are kebab-case and there are no barrels', () => {
    const name = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.(?:tsx?|mjs)$/
    expect(breaking((file) => !name.test(path.basename(file)))).toEqual([])
    expect(breaking((file) => /(?:^|\/)index\.tsx?$/.test(file))).toEqual([])
  })

  test('a use case is a verb and a noun, and its file exports that function', () => {
    const missing = breaking((file) => {
      if (!file.includes('/use-cases/')) return false
      const verbNoun = path.basename(file, '.ts')
      return !/^[a-z]+(?:-[a-z0-9]+)+$/.test(verbNoun)
    })
    expect(missing).toEqual([])
  })
})

describe('the size', () => {
  const linesOf = (file: string) => readSource(file).split('\n').length

  test('a page stays under about 40 lines besides its imports', () => {
    const tooLong = breaking((file) => {
      if (!file.endsWith('/page.tsx')) return false
      const body = readSource(file).replace(/^import[\s\S]*?from '[^']+'\n/gm, '')
      return body.split('\n').filter((line) => line.trim() !== '').length > 48
    })
    expect(tooLong).toEqual([])
  })

  // 300 is where one begins to look for a second idea, 400 where one must have found it.
  test('a file has one idea', () => {
    // A template is a text, not a program: it is as long as its questions.
    const isText = (file: string) => file.startsWith('lib/checklists/formats/templates/')
    const tooLong = breaking((file) => linesOf(file) > 400 && !isText(file)).map(
      (file) => `${file} ${linesOf(file)}`,
    )
    expect(tooLong).toEqual([])
  })
})

describe('habits', () => {
  const nextDemands =
    /^(?:app\/(?:.*\/)?(?:page|layout|template|loading|error|not-found|global-error|default|manifest|icon)\.tsx?|lib\/platform\/i18n\/request\.ts)$/

  test('default exports only where Next demands them', () => {
    const offending = breaking((file) => {
      if (nextDemands.test(file)) return false
      const program = parseSource(file, readSource(file))
      return childrenOf(program).some((node) => node.type === 'ExportDefaultDeclaration')
    })
    expect(offending).toEqual([])
  })

  test('no switched-off checks of types', () => {
    expect(
      breaking((file) => /@ts-(?:ignore|nocheck|expect-error)/.test(readSource(file))),
    ).toEqual([])
  })

  test('the clock is read at the edge', () => {
    const readsClock = /\bDate\.now\(\)|\bnew Date\(\)/
    const below = /^lib\/(?!platform\/)/
    expect(breaking((file) => below.test(file) && readsClock.test(readSource(file)))).toEqual([])
  })

  test('what a browser shows goes by the clock that goes on, except for the year of a day', () => {
    const asks = ['app/_standard/use-day.ts', 'components/ui/day-text.tsx']
    const standing = breaking((file) => /\buseNow\(/.test(readSource(file)))
    expect(standing).toEqual([...asks, 'components/ui/use-clock.ts'])
  })

  test('app asks the permission table, never a grant by its name', () => {
    // The demo's cards are captions, not decisions.
    const captions = ['app/(auth)/sign-in/role-cards.ts']
    const decides = /\bgrants\b[^\n]{0,20}\.(?:includes|some|find)\(/
    const grants = 'app/(manage)/settings/accounts/_parts/grant-choice.tsx'
    expect(
      breaking(
        (file) =>
          file.startsWith('app/') &&
          ![...captions, grants].includes(file) &&
          decides.test(readSource(file)),
      ),
    ).toEqual([])
  })

  test('a file of server actions exports nothing but functions that go through a wrapper', () => {
    const wrapper = /\b(?:formAction|publicAction|currentClaims|runAction)\b/
    const offending = breaking((file) => {
      const text = readSource(file)
      if (!/^['"]use server['"]/.test(text)) return false
      const program = parseSource(file, text)
      const exported = childrenOf(program).filter((node) => node.type === 'ExportNamedDeclaration')
      return exported.some((node) => {
        if (!isNode(node.declaration)) return node.exportKind !== 'type'
        const body = text.slice(node.start, Number(node.end))
        return node.declaration.type === 'FunctionDeclaration' && !wrapper.test(body)
      })
    })
    expect(offending).toEqual([])
  })
})
