import { describe, expect, it } from 'vitest'
import { askedQuestions, withAsked } from './asked'

describe('questions to the shopper', () => {
  const rows = ['constructor', 'toString', 'q1'].map((questionId) => ({
    questionId,
    question: `О ${questionId}?`,
  }))

  it('are none where nothing was asked, whatever the questions are called', () => {
    expect(askedQuestions(rows, new Map())).toEqual([])
  })

  it('stand in the order of the checklist, without blank ones', () => {
    const asked = withAsked(withAsked(new Map(), 'q1', ' Когда? '), 'constructor', 'Кто?')
    expect(askedQuestions(rows, withAsked(asked, 'toString', ' '))).toEqual([
      { questionId: 'constructor', question: 'О constructor?', text: 'Кто?' },
      { questionId: 'q1', question: 'О q1?', text: 'Когда?' },
    ])
  })
})
