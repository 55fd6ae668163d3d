import compile from 'icu-minify/compile'
import type { MessageTree } from './messages'

/**
 * Texts taken apart on the server once, so that no page carries a parser of ICU MessageFormat
 * (next.config.js puts the small formatter in the place of the large one). A compiled text passes
 * for a text: only the formatter looks inside.
 */
export function compileTree(tree: MessageTree): MessageTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, member]) => [
      key,
      typeof member === 'string' ? compileText(member) : compileTree(member),
    ]),
  )
}

function compileText(text: string): string {
  // Through JSON: the compiler's objects have no prototype, and React hands on only plain ones.
  return JSON.parse(JSON.stringify(compile(text)))
}
