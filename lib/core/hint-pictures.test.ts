import { describe, expect, it } from 'vitest'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import { checklistProblems } from './checklist-problems'
import { hintPicturesOf, isPictureId, withKnownPicture, withKnownPictures } from './hint-pictures'

const here = '5f8f0d53-2f6b-4a54-9a39-3d0f5f0d7f11'
const elsewhere = 'c0a8f6a2-70d1-4b26-8a8e-b1a2c5f5e0aa'

const document = aChecklistDocument({
  sections: [
    aSection({
      id: 's1',
      questions: [aQuestion({ id: 'q1', hintPicture: here }), aQuestion({ id: 'q2' })],
      sections: [
        aSection({
          id: 's2',
          questions: [
            aQuestion({ id: 'q3', hintPicture: elsewhere }),
            aQuestion({ id: 'q4', hintPicture: here }),
            aQuestion({ id: 'q5', hintPicture: 'badge.png' }),
          ],
        }),
      ],
    }),
  ],
})

describe('pictures of hints', () => {
  it('are named by UUIDs, in capitals too', () => {
    expect([here, here.toUpperCase()].every(isPictureId)).toBe(true)
    const others = ['', 'badge.png', here.slice(1), `${here}0`, ` ${here}`, here.replace('4', '9')]
    expect(others.filter((other) => other !== here).some(isPictureId)).toBe(false)
  })

  it('are listed once, whatever they are called', () => {
    expect(hintPicturesOf(document)).toEqual([here, elsewhere, 'badge.png'])
  })

  it('in capitals are the same pictures, and are called as they are kept', () => {
    const loud = aQuestion({ id: 'q1', hintPicture: here.toUpperCase() })
    const written = aChecklistDocument({ sections: [aSection({ questions: [loud] })] })
    expect(hintPicturesOf(written)).toEqual([here])
    const { document: next, lost } = withKnownPictures(written, new Set([here]))
    expect(lost).toEqual([])
    expect(next.sections[0]?.questions[0]?.hintPicture).toBe(here)
    expect(withKnownPicture(loud, new Set([here])).hintPicture).toBe(here)
    expect(withKnownPicture(loud, new Set([elsewhere]))).not.toHaveProperty('hintPicture')
  })

  it('leave their question where they are not known, and its place is told', () => {
    const { document: next, lost } = withKnownPictures(document, new Set([here]))
    expect(lost).toEqual([3, 5])
    expect(hintPicturesOf(next)).toEqual([here])
    expect(next.sections[0]?.sections[0]?.questions[0]).toEqual(aQuestion({ id: 'q3' }))
  })

  it('all known leave the document as it is', () => {
    const known = new Set([here, elsewhere, 'badge.png'])
    expect(withKnownPictures(document, known)).toEqual({ document, lost: [] })
    expect(withKnownPictures(document, known).document).toBe(document)
    const plain = aQuestion({ id: 'q' })
    expect(withKnownPicture(plain, known)).toBe(plain)
  })

  it('that can be none keep a checklist from being published', () => {
    const named = checklistProblems(document).filter(({ code }) => code === 'picture-unknown')
    expect(named).toMatchObject([
      { severity: 'error', sectionId: 's2', questionId: 'q5', field: 'hintPicture' },
    ])
  })
})
