import { describe, expect, it } from 'vitest'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import { readChecklistFile, writeChecklistFile } from './checklist-file'

const standard = {
  number: '2.3',
  text: { ru: 'Подойти за 2 минуты' },
  touchpoint: 'store',
} as const
const id = '7d2f5a6e-0000-4000-8000-000000000001'

function documentWith(standardId: string | null) {
  return aChecklistDocument({ sections: [aSection({ questions: [aQuestion({ standardId })] })] })
}

function fileWith(over: object): string {
  const file = {
    format: 'etalon.checklist-file/1',
    checklist: documentWith('2.3'),
    standards: [standard],
  }
  return JSON.stringify({ ...file, ...over })
}

function refusal(text: string) {
  const read = readChecklistFile(text)
  return read.ok ? 'accepted' : read.problems
}

describe('a checklist file', () => {
  it.each([
    ['no JSON', '<html>', 'checklists.refused.not-json'],
    ['nothing', '', 'checklists.refused.not-json'],
    ['JSON of something else', '{"format":"other/1"}', 'checklists.refused.not-a-checklist'],
    ['a bare document', JSON.stringify(documentWith(null)), 'checklists.refused.not-a-checklist'],
    [
      'a standard that it does not carry',
      fileWith({ standards: [] }),
      'checklists.refused.standard-missing',
    ],
    [
      'one number for two standards',
      fileWith({ standards: [standard, standard] }),
      'checklists.refused.standard-twice',
    ],
  ])('with %s is refused', (_, text, problem) => {
    expect(refusal(text)).toEqual([{ path: '', problem }])
  })

  it('names the place of every fault', () => {
    const checklist = { ...documentWith('2.3'), touchpoint: 'fax', title: { ru: 'я'.repeat(300) } }
    expect(refusal(fileWith({ checklist }))).toEqual([
      { path: 'checklist.title.ru', problem: 'errors.fields.too-long?max=200' },
      { path: 'checklist.touchpoint', problem: 'errors.fields.choice' },
    ])
  })

  it('carries numbers of standards instead of identifiers, and only those in use', () => {
    const unused = { ...standard, id: 'x', number: '9.9' }
    const text = writeChecklistFile(documentWith(id), [{ ...standard, id }, unused])
    expect(text).not.toContain(id)
    expect(readChecklistFile(text)).toEqual({
      ok: true,
      file: {
        format: 'etalon.checklist-file/1',
        checklist: documentWith('2.3'),
        standards: [standard],
      },
    })
  })

  it('drops a reference to a standard that is gone', () => {
    const read = readChecklistFile(writeChecklistFile(documentWith(id), []))
    expect(read).toMatchObject({ ok: true, file: { checklist: documentWith(null), standards: [] } })
  })

  it('may begin with a byte order mark', () => {
    expect(readChecklistFile(`\uFEFF${fileWith({})}`).ok).toBe(true)
  })
})
