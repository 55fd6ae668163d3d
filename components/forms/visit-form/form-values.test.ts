import { expect, test } from 'vitest'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { emptyDraft } from '@/lib/core/visit-draft'
import { aChecklist, aSection, yesNo } from '@/test/factories/checklist'
import { draftWith, valuesOf } from './form-values'

const nobody = { visitId: '', accountId: '', checklistVersionId: '', fingerprint: '' }

test.each(['constructor', 'toString', '__proto__', 'q.1'])(
  'the fields of a question called %s begin empty and keep what is typed',
  (id) => {
    const document = aChecklist([aSection('s', [yesNo(id), yesNo('other')])])
    const draft = emptyDraft({ ...nobody, startedAt: '2026-11-22T10:00:00Z' })
    expect(valuesOf(document, draft).answers).toEqual([emptyAnswer, emptyAnswer])
    const touched = new Map([
      [0, { wall: new Date('2026-11-22T10:01:00Z'), page: { life: 'a1', ms: 60_000 } }],
    ])
    const chosen = { ...emptyAnswer, choice: 'yes' }
    const next = draftWith(document, draft, { answers: [chosen, emptyAnswer] }, touched)
    expect(Object.keys(next.answers)).toEqual([id])
    expect(valuesOf(document, next).answers).toEqual([
      {
        ...chosen,
        answeredAt: '2026-11-22T10:01:00.000Z',
        pageTime: { life: 'a1', ms: 60_000 },
      },
      emptyAnswer,
    ])
  },
)
