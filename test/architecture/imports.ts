import path from 'node:path'
import { isNode, parseSource, readSource, type SourceNode, sourceFiles } from './source-files'

/** One import of a source file. */
export interface Import {
  readonly file: string
  /** A file of this project without its ending ("lib/core/money"), or a package's name. */
  readonly target: string
  readonly isLocal: boolean
  /** Erased before anything runs: types alone. */
  readonly isTypeOnly: boolean
}

const scripts = /\.(?:tsx?|mjs)$/

/** Every source file of the product. */
export const productFiles = [
  ...sourceFiles(['app', 'bin', 'components', 'lib'], scripts).filter(
    (file) => !file.startsWith('lib/platform/db/generated/'),
  ),
  'proxy.ts',
]

/** What every file of the product imports. */
export const productImports: readonly Import[] = productFiles.flatMap((file) =>
  importsOf(file, parseSource(file, readSource(file))),
)

function importsOf(file: string, program: SourceNode): readonly Import[] {
  const body = Array.isArray(program.body) ? program.body.filter(isNode) : []
  return body.flatMap((node) => {
    const source = isNode(node.source) ? String(node.source.value) : null
    return source === null ? [] : [{ file, ...targetOf(file, source), isTypeOnly: isErased(node) }]
  })
}

function targetOf(file: string, source: string) {
  const local = source.startsWith('@/')
    ? source.slice(2)
    : source.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), source)
      : null
  if (local !== null) return { target: local.replace(scripts, ''), isLocal: true }
  const parts = source.split('/')
  const name = source.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? source)
  return { target: name, isLocal: false }
}

function isErased(node: SourceNode): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : []
  return specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === 'type')
}
