import { existsSync } from 'node:fs'
import path from 'node:path'
import { productFiles, productImports } from './imports'
import { childrenOf, isNode, parseSource, readSource, type SourceNode } from './source-files'

/** A part of a page whose code comes after it: `import('./part')`. */
export interface LaterImport {
  readonly file: string
  /** A file of this project without its ending, or a package's name. */
  readonly target: string
}

/** What these files ask for after they run. */
export function laterImportsOf(files: readonly string[]): readonly LaterImport[] {
  return files.flatMap((file) =>
    namesIn(parseSource(file, readSource(file))).map((name) => ({
      file,
      target: within(file, name),
    })),
  )
}

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

/** The source file behind a target of an import; null for a package. */
export function fileOf(target: string): string | null {
  return [`${target}.ts`, `${target}.tsx`].find((file) => existsSync(file)) ?? null
}

/** What the browser may only call on the server, or what never leaves it. */
export function isOfServer(file: string): boolean {
  return /^['"]use server['"]|^import 'server-only'/m.test(readSource(file))
}

/** What runs in the browser may be here; whatever of the rest of `lib` is of the server imports as it likes. */
export const inBrowser = productFiles.filter(
  (file) => /^(?:app|components|lib\/core)\//.test(file) && !isOfServer(file),
)

const edges = Map.groupBy(
  productImports.filter(({ isTypeOnly }) => !isTypeOnly),
  ({ file }) => file,
)

/** All files that these can ask for, with what comes later where it is given. */
export function reachedFrom(
  roots: readonly string[],
  later: readonly LaterImport[] = [],
): ReadonlySet<string> {
  const found = new Set(roots)
  const laterByFile = Map.groupBy(later, ({ file }) => file)
  for (const file of found) {
    // What the browser may call on the server does not come to it.
    if (isOfServer(file)) continue
    for (const { target } of [...(edges.get(file) ?? []), ...(laterByFile.get(file) ?? [])]) {
      const next = fileOf(target)
      if (next !== null) found.add(next)
    }
  }
  return found
}

/** What begins to run in the browser on these pages. */
export function clientsOf(pages: readonly string[]): readonly string[] {
  return [...reachedFrom(pages)].filter((file) => /^['"]use client['"]/m.test(readSource(file)))
}
