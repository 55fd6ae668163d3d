import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSync } from 'vite'

/** A node of a parsed source file; only what the tests look at. */
export interface SourceNode {
  readonly type: string
  readonly start: number
  readonly [name: string]: unknown
}

/** Source files below the given folders of the project, tests left out. */
export function sourceFiles(folders: readonly string[], pattern = /\.tsx?$/): readonly string[] {
  return folders
    .flatMap((folder) => filesBelow(join(process.cwd(), folder)))
    .map((file) => relative(process.cwd(), file).replaceAll('\\', '/'))
    .filter((file) => pattern.test(file) && !/\.test\.tsx?$/.test(file))
    .sort()
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

export function readSource(file: string): string {
  return readFileSync(join(process.cwd(), file), 'utf8')
}

export function parseSource(file: string, text: string): SourceNode {
  const parsed = parseSync(file, text)
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]?.message}`)
  return parsed.program as unknown as SourceNode
}

export function isNode(value: unknown): value is SourceNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** The nodes directly inside another, in the order of the source. */
export function childrenOf(node: SourceNode): readonly SourceNode[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
}

export function place(file: string, text: string, node: SourceNode): string {
  return `${file}:${text.slice(0, node.start).split('\n').length}`
}
