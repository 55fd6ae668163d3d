import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileTree } from './compiled-messages'
import type { Locale } from './locales'

/** A namespace file: texts in ICU MessageFormat, nested as deep as the screens need. */
export type MessageTree = { readonly [key: string]: string | MessageTree }

export type MessagesByNamespace = { readonly [namespace: string]: MessageTree }

export const messagesFolder = join(process.cwd(), 'lib', 'platform', 'i18n', 'messages')

/** In the application the formatter is the small one, in pages and on the server alike. */
const isBundled = process.env.NEXT_RUNTIME !== undefined

const loaded = new Map<Locale, MessagesByNamespace>()

/**
 * All texts of one language, one namespace per file: a new namespace is a new file, nothing else.
 * Read once per process; in development again each time, so that a saved text shows at once.
 */
export function messagesIn(locale: Locale): MessagesByNamespace {
  const known = loaded.get(locale)
  if (known && process.env.NODE_ENV !== 'development') return known
  const folder = join(messagesFolder, locale)
  const entries = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file): [string, MessageTree] => {
      const tree: MessageTree = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      return [file.slice(0, -'.json'.length), isBundled ? compileTree(tree) : tree]
    })
  const messages: MessagesByNamespace = Object.fromEntries(entries)
  loaded.set(locale, messages)
  return messages
}

/** The texts that every client component may need, wherever it stands. */
export const sharedNamespaces: readonly string[] = ['common', 'frame', 'errors']

/** The part of the texts that a page sends to the browser. */
export function messagesForClient(
  locale: Locale,
  namespaces: readonly string[],
): MessagesByNamespace {
  const all = messagesIn(locale)
  const wanted = [...sharedNamespaces, ...namespaces]
  return Object.fromEntries(
    wanted.flatMap((namespace) => {
      const tree = all[namespace]
      return tree ? [[namespace, tree]] : []
    }),
  )
}
