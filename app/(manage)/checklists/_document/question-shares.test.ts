import { expect, it } from 'vitest'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { questionShares } from './question-shares'

const option = (id: string, points: string) => ({ id, text: { ru: id }, points })
const clean = aQuestionOf('single', {
  id: 'clean',
  weight: '0.2',
  options: [option('a', '5'), option('b', '2.5'), option('c', '0')],
})
const questions = [
  aQuestion({ id: 'open', weight: '0.3' }),
  clean,
  aQuestion({ id: 'extra', bonus: true }),
]

it('are weight times points of the best answer, of the section, of the score', () => {
  const other = aSection({ id: 'b', weight: '50', questions: [aQuestion({ id: 'last' })] })
  const sections = [aSection({ id: 'a', weight: '50', questions }), other]
  const shares = questionShares(aChecklistDocument({ sections }))
  expect(shares.get('open')).toEqual({
    ...{ percent: '11.54', weight: '0.3', points: '1', product: '0.3', sum: '1.3' },
  })
  expect(shares.get('clean')).toEqual({
    ...{ percent: '38.46', weight: '0.2', points: '5', product: '1', sum: '1.3' },
  })
  expect(shares.get('last')?.percent).toBe('50')
  expect(shares.get('extra')).toBeUndefined()
})

it('are unknown while a number is no number', () => {
  const sections = [aSection({ id: 'a', weight: 'ten', questions })]
  expect(questionShares(aChecklistDocument({ sections })).get('open')).toBeUndefined()
})
