import { describe, expect, test, vi } from 'vitest'
import { productFiles } from './imports'
import {
  clientsOf,
  fileOf,
  inBrowser,
  isOfServer,
  type LaterImport,
  laterImportsOf,
  reachedFrom,
} from './reached'

const laterImports: readonly LaterImport[] = laterImportsOf(
  inBrowser.filter((file) => /^(?:app\/\(shopper\)|components|lib\/core)\//.test(file)),
)

const area = 'app/(shopper)/'
const form = `${area}shop/[visitId]/form/`
const pages = productFiles.filter(
  (file) => file.startsWith(area) && /\/(?:page|layout|not-found)\.tsx$/.test(file),
)

/** What the worker keeps: the page that opens without a network, and all that it can ask for. */
const shell = [
  `${area}shop/offline/page.tsx`,
  `${area}shop/offline/layout.tsx`,
  `${area}layout.tsx`,
]

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
  const files = reachedFrom(clientsOf(roots), laterImports)
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
