import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { productFiles, productImports } from './imports'
import { childrenOf, isNode, parseSource, readSource, type SourceNode } from './source-files'

/** A part of a page whose code comes after it: `import('./part')`. */
interface LaterImport {
  readonly file: string
  /** A file of this project without its ending, or a package's name. */
  readonly target: string
}

/** Where what a phone runs stands; whatever of the rest of `lib` is of the server imports as it likes. */
const onPhone = productFiles.filter(
  (file) => /^(?:app\/\(shopper\)|components|lib\/core)\//.test(file) && !isOfServer(file),
)

const laterImports: readonly LaterImport[] = onPhone.flatMap((file) =>
  namesIn(parseSource(file, readSource(file))).map((name) => ({
    file,
    target: within(file, name),
  })),
)

function namesIn(node: SourceNode): readonly string[] {
  const inner = childrenOf(node).flatMap(namesIn)
  if (node.type !== 'ImportExpression' || !isNode(node.source)) return inner
  const name = node.source.value
  if (typeof name !== 'string') throw new Error('an import whose name is computed')
  return [name, ...inner]
}

function within(file: string, name: string): string {
  if (name.startsWith('@/')) return name.slice(2)
  return name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name
}

function fileOf(target: string): string | null {
  return [`${target}.ts`, `${target}.tsx`].find((file) => existsSync(file)) ?? null
}

/** All files that a file can ask for, with or without what comes later. */
function reachedFrom(roots: readonly string[], withLater = true): ReadonlySet<string> {
  const found = new Set(roots)
  const edges = [...productImports.filter(({ isTypeOnly }) => !isTypeOnly)]
  const all = withLater ? [...edges, ...laterImports] : edges
  const byFile = Map.groupBy(all, ({ file }) => file)
  for (const file of found) {
    // What the browser may call on the server does not come to it.
    if (isOfServer(file)) continue
    for (const { target } of byFile.get(file) ?? []) {
      const next = fileOf(target)
      if (next !== null) found.add(next)
    }
  }
  return found
}

function isOfServer(file: string): boolean {
  return /^['"]use server['"]|^import 'server-only'/m.test(readSource(file))
}

/** What begins to run in the browser on these pages. */
function clientsOf(pages: readonly string[]): readonly string[] {
  return [...reachedFrom(pages, false)].filter((file) =>
    /^['"]use client['"]/.test(readSource(file)),
  )
}

const area = 'app/(shopper)/'
const form = `${area}shop/[visitId]/form/`
const pages = productFiles.filter(
  (file) => file.startsWith(area) && /\/(?:page|layout|not-found)\.tsx$/.test(file),
)

/** What the worker keeps: the page that opens without a network, and all that it can ask for. */
const shell = [`${area}shop/offline/page.tsx`, `${area}layout.tsx`]

/** What no phone without a network ever asks for. */
const onlineAlone = new Map([
  [
    `${area}_device/unsent-dialog`,
    'nobody signs out without the server; a page that stands open says that it is not there',
  ],
  [
    `${form}ungiven-form`,
    'the server has said that there is no such visit; away from it the form opens',
  ],
  [
    'components/ui/office-shell',
    'the frame of a desk around the pages of a shopper who has one too',
  ],
])

const partsOf = (roots: readonly string[]) => {
  const files = reachedFrom(clientsOf(roots))
  return laterImports.filter(({ file }) => files.has(file) && !isOfServer(file))
}

describe('what comes after a page of the shopper', () => {
  const parts = partsOf(pages)

  test('is known: there are so many parts, none of them computed', () => {
    expect(parts.length).toBeGreaterThan(45)
  })

  test.each([...new Set(parts.map(({ target }) => target))].toSorted())('%s is kept', (target) => {
    const kept = new Set(partsOf(shell).map((part) => part.target))
    if (onlineAlone.has(target)) expect(kept).not.toContain(target)
    else expect(kept).toContain(target)
  })
})

/** What an open form may do without where it has not come: said at the place. */
const dispensable = new Map([
  [
    `${area}_device/send-in-pieces`,
    'a photo then goes in one piece, and without a network not at all',
  ],
  [
    `${area}_device/storage-facts`,
    'whether there is little room is asked as soon as the form rests',
  ],
])

describe('what comes after the form, in a browser without the worker', () => {
  test('all of it is fetched ahead of its need by the form that may need it', async () => {
    const targets = [...new Set(partsOf([`${form}form-screen.tsx`]).map(({ target }) => target))]
    const fetched = new Set<string>()
    for (const target of targets) {
      vi.doMock(fileOf(target) === null ? target : `@/${target}`, async (original) => {
        fetched.add(target)
        return original()
      })
    }
    const { comingLater } = await import('@/app/(shopper)/shop/[visitId]/form/later-screens')
    const { rare } = await import('@/components/forms/visit-form/rare-control')
    const fetchers = [...comingLater, ...Object.values(rare).map(({ fetch }) => fetch)]
    await Promise.all(fetchers.map((fetch) => fetch()))
    expect(targets.filter((target) => !fetched.has(target)).toSorted()).toEqual(
      [...dispensable.keys()].toSorted(),
    )
  })
})
