import { describe, expect, it } from 'vitest'
import {
  checklistDocumentSchema,
  checklistDraftSchema,
  checklistLimits,
} from '@/lib/checklist-documents/schema'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'

const parse = (document: unknown) => checklistDraftSchema.safeParse(document)

function problemsOf(document: unknown): string[] {
  const parsed = parse(document)
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
}

/** Sections in one another, so deep that a recursive reader would exhaust its stack. */
function nested(depth: number): unknown {
  let section: unknown = { sections: [] }
  for (let level = 0; level < depth; level += 1) section = { sections: [section] }
  return section
}

describe('a picture of a hint', () => {
  const withPicture = (hintPicture: string) =>
    aChecklistDocument({ sections: [aSection({ questions: [aQuestion({ hintPicture })] })] })

  it('is an identifier in a document, and whatever there was in a draft', () => {
    const named = withPicture('badge.png')
    expect(checklistDocumentSchema.safeParse(named).success).toBe(false)
    expect(checklistDraftSchema.parse(named)).toEqual(named)
    const known = withPicture('5f8f0d53-2f6b-4a54-9a39-3d0f5f0d7f11')
    expect(checklistDocumentSchema.parse(known)).toEqual(known)
  })
})

describe('a checklist document from outside', () => {
  it.each([
    ['a member that nobody knows', { ...aChecklistDocument(), price: 1 }],
    ['another format', { ...aChecklistDocument(), format: 'etalon.checklist/2' }],
    ['a touchpoint that nobody knows', { ...aChecklistDocument(), touchpoint: 'fax' }],
    ['a member missing', { ...aChecklistDocument(), policies: undefined }],
    ['no object at all', 'checklist'],
    ['a text longer than the limit', aChecklistDocument({ title: { ru: 'я'.repeat(201) } })],
    ['an identifier with a space', aChecklistDocument({ sections: [aSection({ id: 'a b' })] })],
  ])('is refused with %s', (_, document) => {
    expect(parse(document).success).toBe(false)
  })

  it.each([
    ['NUL', 'a\u0000b'],
    ['half a surrogate pair', 'a\uD83D'],
    ['an escape sequence', '\u001b[31m'],
  ])('is refused with %s in a text, by name', (_, ru) => {
    expect(problemsOf(aChecklistDocument({ title: { ru } }))).toEqual([
      'errors.fields.control-characters',
    ])
  })

  it('is refused when an identifier stands twice, whatever it names', () => {
    const twice = [aQuestion({ id: 's1' })]
    expect(problemsOf(aChecklistDocument({ sections: [aSection({ questions: twice })] }))).toEqual([
      'checklists.refused.same-id',
    ])
    const option = { id: 'a', text: { ru: 'А' }, points: '1' }
    const question = aQuestionOf('single', { id: 'q1', options: [option, option] })
    const sections = [aSection({ questions: [question] })]
    expect(problemsOf(aChecklistDocument({ sections }))).toEqual(['checklists.refused.same-id'])
  })

  it.each([checklistLimits.depth, 200_000])(
    'is refused %i sections deep, without a crash',
    (depth) => {
      const document = { ...aChecklistDocument(), sections: [nested(depth)] }
      expect(problemsOf(document)).toEqual(['checklists.refused.too-deep'])
    },
  )

  it('is refused with more questions than anybody asks', () => {
    const sections = [0, 1].map((place) =>
      aSection({
        id: `s${place}`,
        questions: Array.from({ length: 1001 }, (_, n) => aQuestion({ id: `q${place}-${n}` })),
      }),
    )
    expect(problemsOf(aChecklistDocument({ sections }))).toEqual([
      'checklists.refused.too-many-questions',
    ])
  })

  it('keeps what a draft says, and refuses to score by it where it is no number', () => {
    const document = aChecklistDocument({ sections: [aSection({ weight: '2,5 или 3' })] })
    expect(checklistDraftSchema.parse(document)).toEqual(document)
    expect(checklistDocumentSchema.safeParse(document).success).toBe(false)
  })

  it('trims texts and takes an empty translation for an absent one', () => {
    const document = aChecklistDocument({
      title: { ru: '  Визит\u00a0', en: ' ' },
      sections: [aSection({ questions: [aQuestion({ hint: { ru: '', en: '\n' } })] })],
    })
    const parsed = checklistDraftSchema.parse(document)
    expect(parsed.title).toEqual({ ru: 'Визит' })
    expect(parsed.sections[0]?.questions[0]?.hint).toBeNull()
  })

  it('reads its own answer again without a change', () => {
    const once = checklistDraftSchema.parse(aChecklistDocument())
    expect(checklistDraftSchema.parse(once)).toEqual(once)
  })
})
