import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sharedNamespaces } from '@/lib/platform/i18n/messages'
import { productFiles, productImports } from './imports'
import { clientsOf, fileOf, inBrowser, laterImportsOf, reachedFrom } from './reached'
import { readSource } from './source-files'

const laterImports = laterImportsOf(inBrowser)
const isSender = (file: string) => readSource(file).includes('<ClientMessages')

/** The namespaces that a file sends, or null where it sends none of its own. */
function sentBy(file: string): ReadonlySet<string> | null {
  const given = /<ClientMessages\s+namespaces=\{([\s\S]*?)\}\s*>/.exec(readSource(file))?.[1]
  return given === undefined ? null : new Set([...sharedNamespaces, ...listed(file, given)])
}

/** The texts in a list, and in the lists that it names. */
function listed(file: string, list: string): readonly string[] {
  const texts = [...list.matchAll(/'([^']+)'/g)].flatMap(([, text]) => (text ? [text] : []))
  const names = [...list.replaceAll(/'[^']+'/g, '').matchAll(/[A-Za-z]\w*/g)].map(([name]) => name)
  return [...texts, ...names.flatMap((name) => constantIn(file, name))]
}

function constantIn(file: string, name: string): readonly string[] {
  const around = productImports.filter((one) => one.file === file && one.isLocal)
  for (const place of [file, ...around.map(({ target }) => fileOf(target) ?? file)]) {
    const list = new RegExp(`const ${name}\\b[^=]*= \\[([\\s\\S]*?)\\]`).exec(readSource(place))
    if (list?.[1] !== undefined) return listed(place, list[1])
  }
  throw new Error(`${file} sends ${name}, which is nowhere`)
}

/** What stands around a page: its own texts, else those of the nearest layout. */
function sentTo(file: string): ReadonlySet<string> {
  const own = sentBy(file)
  if (own) return own
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    const layout = `${folder}/layout.tsx`
    const sent = productFiles.includes(layout) ? sentBy(layout) : null
    if (sent) return sent
  }
  return new Set(sharedNamespaces)
}

/** What the components that run in the browser ask for, except inside of what sends texts itself. */
function askedFrom(root: string): ReadonlyMap<string, string> {
  const asked = new Map<string, string>()
  for (const file of reachedFrom(clientsWithin(root), laterImports)) {
    for (const [, namespace] of readSource(file).matchAll(/useTranslations\('([\w-]+)/g)) {
      if (namespace) asked.set(namespace, file)
    }
  }
  return asked
}

function clientsWithin(root: string): readonly string[] {
  const senders = [...reachedFrom([root])].filter((file) => file !== root && isSender(file))
  const inside = new Set(senders.flatMap((sender) => clientsOf([sender])))
  return clientsOf([root]).filter((file) => !inside.has(file))
}

const senders = productFiles.filter((file) => file.endsWith('.tsx') && isSender(file))
const pages = productFiles.filter((file) => /^app\/.*\/(?:page|not-found)\.tsx$/.test(file))

/** A part of a screen that this screen never shows. */
const elsewhere = new Map([
  [
    'app/(manage)/_parts/import/standard-changes.tsx',
    'the panel of all imports names it; only that of standards has changes of standards',
  ],
])

describe('the texts that reach the browser', () => {
  test.each([...new Set([...pages, ...senders])].toSorted())('%s has those it asks for', (file) => {
    const sent = sentTo(file)
    const missing = [...askedFrom(file)].filter(
      ([namespace, asking]) => !sent.has(namespace) && !elsewhere.has(asking),
    )
    expect(missing).toEqual([])
  })

  test('of the standards are with their own import', () => {
    expect(sentTo('app/(manage)/standards/import/page.tsx')).toContain('checklists')
  })
})
