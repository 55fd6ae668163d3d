import { describe, expect, test } from 'vitest'
import { type MessageTree, messagesIn } from '@/lib/platform/i18n/messages'
import {
  childrenOf,
  isNode,
  parseSource,
  place,
  readSource,
  type SourceNode,
  sourceFiles,
} from './source-files'

const makers = new Set(['useTranslations', 'getTranslations'])
const sayings = new Set(['rich', 'markup', 'raw', 'has'])

type Scope = Map<string, string | null>

/** Keys that a file asks for and no message file holds. A key with a variable part is a prefix. */
function unknownKeysIn(file: string, text: string): readonly string[] {
  const unknown: string[] = []

  const visit = (node: SourceNode, scopes: readonly Scope[]) => {
    const inner = isScope(node) ? [...scopes, new Map<string, string | null>()] : scopes
    if (node.type === 'VariableDeclarator') learn(node, inner.at(-1))
    if (isScope(node)) forgetParameters(node, inner.at(-1))
    const asked = askedKey(node, inner)
    if (asked !== null && !isKnown(asked)) unknown.push(`${place(file, text, node)} ${asked}`)
    for (const child of childrenOf(node)) visit(child, inner)
  }
  visit(parseSource(file, text), [new Map()])
  return unknown
}

function isScope(node: SourceNode): boolean {
  return /Function|BlockStatement/.test(node.type)
}

/** `const t = useTranslations('visits')`: from here on `t` speaks for `visits`. */
function learn(node: SourceNode, scope: Scope | undefined) {
  if (!isNode(node.id) || node.id.type !== 'Identifier') {
    // `const [locale, t] = await Promise.all([getLocale(), getTranslations('visits')])`
    learnFromAll(node, scope)
    return
  }
  const namespace = namespaceOf(node.init)
  if (namespace !== undefined) scope?.set(String(node.id.name), namespace)
}

function learnFromAll(node: SourceNode, scope: Scope | undefined) {
  if (!isNode(node.id) || node.id.type !== 'ArrayPattern' || !isNode(node.init)) return
  const call = node.init.type === 'AwaitExpression' ? node.init.argument : node.init
  if (!isNode(call) || !Array.isArray(call.arguments)) return
  const list: unknown = call.arguments[0]
  if (!isNode(list) || !Array.isArray(list.elements) || !Array.isArray(node.id.elements)) return
  for (const [index, target] of node.id.elements.entries()) {
    const namespace = namespaceOf(list.elements[index])
    if (isNode(target) && target.type === 'Identifier' && namespace !== undefined) {
      scope?.set(String(target.name), namespace)
    }
  }
}

/** A translator that comes as an argument speaks for a namespace that this file cannot know. */
function forgetParameters(node: SourceNode, scope: Scope | undefined) {
  for (const parameter of Array.isArray(node.params) ? node.params : []) {
    const forget = (part: SourceNode) => {
      if (part.type === 'Identifier') scope?.set(String(part.name), null)
      for (const child of childrenOf(part)) forget(child)
    }
    if (isNode(parameter)) forget(parameter)
  }
}

function namespaceOf(init: unknown): string | null | undefined {
  if (!isNode(init)) return undefined
  if (init.type === 'AwaitExpression') return namespaceOf(init.argument)
  if (init.type !== 'CallExpression' || !isNode(init.callee)) return undefined
  if (!makers.has(String(init.callee.name))) return undefined
  const argument: unknown = Array.isArray(init.arguments) ? init.arguments[0] : undefined
  if (argument === undefined) return ''
  const text = isNode(argument) ? keyText(argument) : null
  return text?.isWhole ? text.key : null
}

function askedKey(node: SourceNode, scopes: readonly Scope[]): string | null {
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return null
  const callee = node.callee
  const isSaying =
    callee.type === 'MemberExpression' &&
    isNode(callee.property) &&
    sayings.has(String(callee.property.name))
  const speaker = isSaying ? callee.object : callee
  if (!isNode(speaker) || speaker.type !== 'Identifier') return null
  const namespace = scopes
    .findLast((scope) => scope.has(String(speaker.name)))
    ?.get(String(speaker.name))
  if (namespace === undefined || namespace === null) return null
  const argument: unknown = Array.isArray(node.arguments) ? node.arguments[0] : undefined
  const text = isNode(argument) ? keyText(argument) : null
  if (!text) return null
  return [namespace, text.key].filter(Boolean).join('.') + (text.isWhole ? '' : '*')
}

function keyText(node: SourceNode): { key: string; isWhole: boolean } | null {
  if (node.type === 'Literal' && typeof node.value === 'string') {
    return { key: node.value, isWhole: true }
  }
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return null
  const first: unknown = node.quasis[0]
  const cooked = isNode(first) ? (first.value as { cooked: string }).cooked : ''
  const prefix = cooked.slice(0, cooked.lastIndexOf('.') + 1)
  if (node.quasis.length === 1) return { key: cooked, isWhole: true }
  return { key: prefix.replace(/\.$/, ''), isWhole: false }
}

function isKnown(asked: string): boolean {
  const path = asked.replace(/\*$/, '').replace(/\.$/, '').split('.').filter(Boolean)
  let here: string | MessageTree | undefined = messagesIn('en')
  for (const step of path) {
    here = typeof here === 'object' ? here[step] : undefined
  }
  return asked.endsWith('*') ? typeof here === 'object' : typeof here === 'string'
}

describe('keys of texts', () => {
  test('the test itself sees a wrong key', () => {
    const sample = `
      function A() { const t = useTranslations('common'); return t('close') + t('nothing') }
      async function B() {
        const [l, t] = await Promise.all([getLocale(), getTranslations('errors.fields')])
        return t('required') + t('absent', { l }) + t(\`\${l}\`)
      }
      function C({ t }) { return t('whatever') }
      function D() { const t = useTranslations(); return t('common.score.n') + t(\`common.nix.\${x}\`) }`
    expect(unknownKeysIn('sample.tsx', sample)).toEqual([
      'sample.tsx:2 common.nothing',
      'sample.tsx:5 errors.fields.absent',
      'sample.tsx:8 common.nix*',
    ])
  })

  test('every key that the source asks for has a text', () => {
    const unknown = sourceFiles(['app', 'components', 'lib']).flatMap((file) => {
      const text = readSource(file)
      return text.includes('Translations') ? unknownKeysIn(file, text) : []
    })
    expect(unknown).toEqual([])
  })
})
