import { describe, expect, it } from 'vitest'
import { pipesOf } from '@/lib/core/piped-text'
import { questionOrder } from '@/lib/core/question-order'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import { keptPipes, readablePipes, shownPipes, unknownPipes } from './piped-spelling'

// An identifier that looks like a number is the reason for the mark.
const order = questionOrder(
  aChecklistDocument({
    sections: [aSection({ questions: [aQuestion({ id: 'greeter' }), aQuestion({ id: '1' })] })],
  }),
)

describe('answers in a text', () => {
  it.each([
    [`Hello, \${greeter}`, `Hello, \${#1}`],
    [`\${ 1 } and \${greeter}`, `\${#2} and \${#1}`],
    [`\${nobody}`, `\${nobody}`],
    ['no answer, $5 {x}', 'no answer, $5 {x}'],
  ])('%s is shown as %s', (kept, shown) => {
    expect(shownPipes(kept, order, '#')).toBe(shown)
    expect(pipesOf(keptPipes(shown, order))).toEqual(pipesOf(kept))
  })

  it('to a question that is gone have no number, and no identifier, for a reader', () => {
    expect(readablePipes(`\${greeter}, \${nobody}`, order, '№')).toBe(`\${№1}, \${№?}`)
  })

  it('both marks are understood, numbers of nobody stay and are told', () => {
    expect(keptPipes(`\${№1} \${ # 2 }`, order)).toBe(`\${greeter} \${1}`)
    const kept = keptPipes(`\${#9}`, order)
    expect(kept).toBe(`\${#9}`)
    expect(unknownPipes(kept)).toEqual([9])
  })

  it('typing letter by letter changes nothing but the finished mark', () => {
    const typed = `a \${№1} b`
    for (let end = 0; end <= typed.length; end += 1) {
      const part = typed.slice(0, end)
      expect(shownPipes(keptPipes(part, order), order, '№')).toBe(part)
    }
  })
})
