import { describe, expect, test } from 'vitest'
import {
  childrenOf,
  isNode,
  parseSource,
  place,
  readSource,
  type SourceNode,
  sourceFiles,
} from './source-files'

const folders = ['app', 'components']

/** Attributes whose value a reader sees or hears. */
const spoken =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|alt|caption|confirmLabel|description|emptyLabel|error|head|heading|hint|label|lead|legend|note|pendingText|placeholder|subtitle|summary|term|text|title|unit|word)$/

/** Letters of any language; digits, punctuation and units of measure in symbols are free. */
const words = /\p{L}{2}/u

/** What a reader would see although no message says it. */
function hardCodedIn(file: string, text: string): readonly string[] {
  const found: string[] = []
  const report = (node: SourceNode, what: unknown) =>
    found.push(`${place(file, text, node)} ${wordsOf(what).trim()}`)

  const visit = (node: SourceNode) => {
    if (node.type === 'JSXText' && words.test(String(node.value))) report(node, node.value)
    if (node.type === 'JSXAttribute' && isNode(node.name) && spoken.test(String(node.name.name))) {
      for (const literal of literalsOf(node.value)) report(literal, literal.value)
    }
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of childrenOf(node)) {
        if (child.type !== 'JSXExpressionContainer') continue
        for (const literal of literalsOf(child)) report(literal, literal.value)
      }
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(parseSource(file, text))
  return found
}

/** The text of a literal, or of the fixed part of a template. */
function wordsOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return 'cooked' in value ? String(value.cooked) : ''
}

/** Strings with words that an expression can come out as. */
function literalsOf(value: unknown): readonly SourceNode[] {
  if (!isNode(value)) return []
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' && words.test(value.value) ? [value] : []
    case 'TemplateLiteral':
      return childrenOf(value).flatMap((part) =>
        part.type === 'TemplateElement' && words.test(wordsOf(part.value)) ? [part] : [],
      )
    case 'JSXExpressionContainer':
      return literalsOf(value.expression)
    case 'ConditionalExpression':
      return [...literalsOf(value.consequent), ...literalsOf(value.alternate)]
    case 'LogicalExpression':
      return [...literalsOf(value.left), ...literalsOf(value.right)]
    default:
      return []
  }
}

describe('no text on a screen is hard-coded', () => {
  test('the test itself sees what it forbids', () => {
    const sample = `
      const a = <p title="Close">Hello {b} {c ? 'yes' : t('no')} {\`total \${n}\`}</p>
      const d = <Field label={wide ? 'Name' : undefined} className="grid gap-2" />
      const e = <p className="num">{x} · n = {n} %</p>`
    expect(hardCodedIn('sample.tsx', sample)).toEqual([
      'sample.tsx:2 yes',
      'sample.tsx:2 total',
      'sample.tsx:2 Close',
      'sample.tsx:2 Hello',
      'sample.tsx:3 Name',
    ])
  })

  test('no bare words in JSX below app/ and components/', () => {
    const found = sourceFiles(folders, /\.tsx$/).flatMap((file) =>
      hardCodedIn(file, readSource(file)),
    )
    expect(found).toEqual([])
  })

  test('no Cyrillic below app/ and components/', () => {
    const found = sourceFiles(folders).flatMap((file) =>
      readSource(file)
        .split('\n')
        .flatMap((line, index) =>
          /\p{Script=Cyrillic}/u.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
        ),
    )
    expect(found).toEqual([])
  })
})
