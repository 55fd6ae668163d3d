import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { standingsOf } from '@/lib/core/form-progress'
import { fullReading } from '@/lib/core/full-reading'
import { aChecklist, aSection, textQuestion } from '@/test/factories/checklist'
import { aDraft } from '@/test/factories/phone'
import { markupIn, textOf } from '@/test/markup'
import { finishGaps, undecidedIn } from './finish-gaps'
import { GapList } from './finish-screen'

const document = aChecklist([aSection('s1', [textQuestion('text')])])
const found = (questionId: string) => ({
  id: `cut ${questionId}`,
  questionId,
  beganAt: '2026-10-20T09:04:00.000Z',
  sound: new Blob(['voice']),
})
const facts = { sounds: [], isReceiptAsked: false, isDayPossible: true }
const answered = { ...emptyAnswer, typed: 'Да', answeredAt: '2026-10-20T09:00:00.000Z' }

function finishing(draft = aDraft('account')) {
  return { ...facts, draft, standings: standingsOf(document, draft, fullReading) }
}

describe('before sending', () => {
  test('an answered form has nothing to mend', () => {
    expect(finishGaps(finishing())).toEqual([])
  })

  test('a recording that was cut short stands there with its question until it is decided upon', () => {
    const gaps = finishGaps({ ...finishing(), sounds: [found('text')] })
    expect(gaps).toEqual([{ kind: 'sound', place: 0, found: found('text') }])
    const { standings } = finishing()
    const words = { standings, zone: 'UTC', onGo: () => {} }
    const factsOf = () => ({ text: 'Что сказал сотрудник Ольга?' }) as never
    const said = textOf(markupIn('ru', createElement(GapList, { gaps, factsOf, ...words })))
    expect(said).toMatch(/Что сказал сотрудник Ольга\? Незаконченная запись от 09:04/)
    expect(said).not.toMatch(/Не хватает/)
  })

  test('one at a question that is not asked, or not to be answered, holds up nothing', () => {
    const hidden = { ...finishing(), sounds: [found('gone')] }
    expect(finishGaps(hidden)).toEqual([])
    const left = { ...answered, notApplicable: true, why: 'закрыто' }
    const draft = aDraft('account', { answers: { text: left } })
    expect(undecidedIn({ ...finishing(draft), sounds: [found('text')] })).toEqual([])
  })

  test('half a receipt and a day to come are among them, in the order of the screen', () => {
    const receipt = { photoId: null, amount: '5', currency: 'RUB' }
    const draft = aDraft('account', { receipt })
    const asked = { ...finishing(draft), isReceiptAsked: true, isDayPossible: false }
    const sounds = [found('text')]
    expect(finishGaps({ ...asked, sounds }).map(({ kind }) => kind)).toEqual([
      'sound',
      'receipt',
      'day',
    ])
    expect(finishGaps({ ...asked, isReceiptAsked: false, isDayPossible: true })).toEqual([])
  })
})
