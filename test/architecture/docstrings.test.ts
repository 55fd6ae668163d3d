import { describe, expect, test } from 'vitest'
import {
  childrenOf,
  isNode,
  parseSource,
  readSource,
  type SourceNode,
  sourceFiles,
} from './source-files'

const coreFiles = sourceFiles(['lib/core']).filter((file) => !/\/generated-[^/]+$/.test(file))

describe('the docstrings of the core', () => {
  test('each exported function says its rule and source, and units, what it returns or throws', () => {
    const incomplete = coreFiles.flatMap((file) =>
      incompleteIn(file, readSource(file)).map((missing) => `${file} ${missing}`),
    )
    expect(incomplete).toEqual([])
  })

  test('the core has functions to look at', () => {
    const functions = coreFiles.flatMap((file) => functionsOf(parseSource(file, readSource(file))))
    expect(functions.length).toBeGreaterThan(400)
  })
})

describe('a docstring', () => {
  const complete = `/**
 * The sum.
 *
 * Rule    exact.
 * Units   percent.
 * Source  SCORING.md, Numbers.
 */`

  test('is complete with any of units, returns and throws', () => {
    for (const label of ['Units', 'Returns', 'Throws']) {
      const docstring = complete.replace('Units  ', label.padEnd(7))
      expect(incompleteIn('a.ts', `${docstring}\nexport function sum() {}`)).toEqual([])
    }
  })

  test.each([
    ['no comment', '', ['Rule', 'Source', 'Units, Returns or Throws']],
    [
      'one sentence',
      '/** The sum. Rule, Source, Units. */',
      ['Rule', 'Source', 'Units, Returns or Throws'],
    ],
    ['an empty rule', complete.replace('exact.', ''), ['Rule']],
    ['no source', complete.replace(/ \* Source.*\n/, ''), ['Source']],
    [
      'neither units nor returns',
      complete.replace(/ \* Units.*\n/, ''),
      ['Units, Returns or Throws'],
    ],
    [
      'an ordinary comment',
      complete.replace('/**', '/*'),
      ['Rule', 'Source', 'Units, Returns or Throws'],
    ],
    [
      'the docstring of what stands before',
      `${complete}\nconst one = 1`,
      ['Rule', 'Source', 'Units, Returns or Throws'],
    ],
  ])('%s is incomplete', (_, before, missing) => {
    expect(incompleteIn('a.ts', `${before}\nexport function sum() {}`)).toEqual([
      `sum: ${missing.join('; ')}`,
    ])
  })

  test('belongs to arrows too; the first of several signatures has it', () => {
    const arrows = 'export const sum = (a: number) => a\nexport const later = async () => 1'
    expect(incompleteIn('a.ts', arrows).map((missing) => missing.split(':')[0])).toEqual([
      'sum',
      'later',
    ])
    const signatures = `${complete}
export function sum(a: 1): 1
export function sum(a: number): number
export function sum(a: number) { return a }`
    expect(incompleteIn('a.ts', signatures)).toEqual([])
  })

  test('is not asked of types, constants, classes and what stays inside', () => {
    const others = `export const limit = 3
export type Sum = () => number
export class Sums { add() { return 1 } }
function inside() {}
export { other } from './other'`
    expect(incompleteIn('a.ts', others)).toEqual([])
  })
})

/** What the docstrings of a file lack: "name: Rule; Source". */
function incompleteIn(file: string, text: string): readonly string[] {
  return functionsOf(parseSource(file, text)).flatMap(({ name, start }) => {
    const missing = missingIn(docstringBefore(text, start))
    return missing.length > 0 ? [`${name}: ${missing.join('; ')}`] : []
  })
}

interface ExportedFunction {
  readonly name: string
  /** Where its first signature begins. */
  readonly start: number
}

function functionsOf(program: SourceNode): readonly ExportedFunction[] {
  const starts = new Map<string, number>()
  for (const node of childrenOf(program)) {
    if (node.type !== 'ExportNamedDeclaration' || !isNode(node.declaration)) continue
    for (const name of functionNames(node.declaration)) {
      if (!starts.has(name)) starts.set(name, node.start)
    }
  }
  return [...starts].map(([name, start]) => ({ name, start }))
}

function functionNames(declaration: SourceNode): readonly string[] {
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'TSDeclareFunction') {
    return [nameOf(declaration)]
  }
  if (declaration.type !== 'VariableDeclaration') return []
  return childrenOf(declaration)
    .filter(({ init }) => isNode(init) && /^(?:Arrow)?Function/.test(init.type))
    .map(nameOf)
}

function nameOf({ id }: SourceNode): string {
  return isNode(id) ? String(id.name) : ''
}

/** The docstring that ends where a declaration begins; empty for none. */
function docstringBefore(text: string, start: number): string {
  const before = text.slice(0, start).trimEnd()
  return before.endsWith('*/') ? before.slice(before.lastIndexOf('/*')) : ''
}

function missingIn(docstring: string): readonly string[] {
  const says = (label: string) =>
    docstring.startsWith('/**') && new RegExp(`^ *\\* ${label.padEnd(7)} +\\S`, 'm').test(docstring)
  const missing = ['Rule', 'Source'].filter((label) => !says(label))
  const isQuantified = ['Units', 'Returns', 'Throws'].some(says)
  return isQuantified ? missing : [...missing, 'Units, Returns or Throws']
}
