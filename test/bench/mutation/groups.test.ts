import { globSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  childrenOf,
  parseSource,
  readSource,
  type SourceNode,
  sourceFiles,
} from '@/test/architecture/source-files'
import { changedFiles, mutationGroups, noticingTests } from './groups'

const filesLike = (pattern: string) => globSync(pattern).map((file) => file.replaceAll('\\', '/'))

/** Types and what is taken from elsewhere are gone before anything runs. */
const isErased = (node: SourceNode) =>
  node.type === 'TSInterfaceDeclaration' ||
  node.type === 'TSTypeAliasDeclaration' ||
  node.type === 'ImportDeclaration' ||
  (node.type === 'ExportNamedDeclaration' && node.exportKind === 'type')

const runs = (file: string) =>
  childrenOf(parseSource(file, readSource(file))).some((node) => !isErased(node))

describe('the groups of the mutation test', () => {
  test('every file of the core that does something stands in one of them', () => {
    const homes = Map.groupBy(
      mutationGroups.flatMap((group) => changedFiles(group).map((file) => ({ file, group }))),
      ({ file }) => file,
    )
    const homeless = sourceFiles(['lib/core']).filter(
      (file) => !file.includes('/generated-') && runs(file) && !homes.has(file),
    )
    expect(homeless).toEqual([])
    expect([...homes].filter(([, own]) => own.length > 1).map(([file]) => file)).toEqual([])
  })

  test('every name in a group is that of a file', () => {
    const names = mutationGroups.flatMap((group) => group.files.map((name) => ({ group, name })))
    const idle = names.filter(
      ({ group, name }) => changedFiles({ ...group, files: [name] }).length === 0,
    )
    expect(idle.map(({ name }) => name)).toEqual([])
  })

  test('every test of the core notices for one of them', () => {
    const noticing = new Set(mutationGroups.flatMap(noticingTests).flatMap(filesLike))
    const idle = filesLike('lib/core/**/*.test.ts').filter((file) => !noticing.has(file))
    expect(idle).toEqual([])
  })

  test('a file of types alone does nothing; a file of one table does', () => {
    expect(runs('lib/core/statement.ts')).toBe(false)
    expect(runs('lib/core/touchpoint-words.ts')).toBe(true)
  })
})
