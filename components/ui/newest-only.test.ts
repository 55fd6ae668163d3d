import { describe, expect, it } from 'vitest'
import { newestOnly } from './newest-only'

function aQuestion() {
  let signal: AbortSignal | null = null
  const answer = Promise.withResolvers<string>()
  const send = (given: AbortSignal) => {
    signal = given
    return answer.promise
  }
  return { send, answer: answer.resolve, isEnded: () => signal?.aborted }
}

describe('of two questions on their way', () => {
  it('the newer one counts, in whatever order the answers come', async () => {
    for (const order of ['older first', 'newer first']) {
      const { ask } = newestOnly()
      const [older, newer] = [aQuestion(), aQuestion()]
      const answers = Promise.all([ask(older.send), ask(newer.send)])
      expect([older.isEnded(), newer.isEnded()]).toEqual([true, false])
      if (order === 'older first') older.answer('older')
      newer.answer('newer')
      older.answer('older')
      expect(await answers, order).toEqual([null, 'newer'])
    }
  })

  it('neither counts once both are given up', async () => {
    const { ask, giveUp } = newestOnly()
    const question = aQuestion()
    const answer = ask(question.send)
    giveUp()
    question.answer('late')
    expect(await answer).toBeNull()
    const next = aQuestion()
    const again = ask(next.send)
    next.answer('next')
    expect(await again).toBe('next')
  })
})
