import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pipedText, pipesOf, withoutAnswers, withPipes } from './piped-text'

const quote = (id: string) => `\${${id}}`
const anna = (id: string) => (id === 'greeter' ? 'Anna' : null)

describe('a quoted answer', () => {
  test.each([
    [`How did ${quote('greeter')} say good-bye?`, 'How did Anna say good-bye?'],
    [`${quote(' greeter ')}!`, 'Anna!'],
    [`${quote('greeter')} and ${quote('greeter')}`, 'Anna and Anna'],
    [`What did ${quote('somebody')} say?`, 'What did … say?'],
    [
      `$greeter {greeter} ${quote('')} ${quote('-a')}`,
      `$greeter {greeter} ${quote('')} ${quote('-a')}`,
    ],
    ['No quote at all', 'No quote at all'],
    [
      `Not an identifier: ${quote('two words')} ${quote('')}`,
      `Not an identifier: ${quote('two words')} ${quote('')}`,
    ],
    ['A lone $ and {greeter}', 'A lone $ and {greeter}'],
  ])('%j', (text, expected) => expect(pipedText(text, anna)).toBe(expected))

  test('is an ellipsis where no report gives it', () => {
    expect(withoutAnswers(`How did ${quote('greeter')} say good-bye?`)).toBe(
      'How did … say good-bye?',
    )
    expect(withoutAnswers('No quote at all')).toBe('No quote at all')
  })

  test('is never read as a quote or a pattern itself', () => {
    expect(pipedText(quote('a'), () => quote('b'))).toBe(quote('b'))
    expect(pipedText(quote('a'), () => '$& $1 $$')).toBe('$& $1 $$')
  })

  test('a text without quotes stays as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('${'))
        expect(pipedText(text, () => 'never')).toBe(text)
      }),
    )
  })
})

test('the quoted questions are named once each', () => {
  expect(pipesOf(`${quote('a')} ${quote('b.1')} ${quote(' a ')} ${quote('-')}`)).toEqual([
    'a',
    'b.1',
  ])
})

test('the questions of a text, each once, in reading order', () => {
  expect(pipesOf('${b.2} ${a} ${ b.2 } ${q:x_y-1} ${!}')).toEqual(['b.2', 'a', 'q:x_y-1'])
  expect(pipesOf('none')).toEqual([])
})

test('the text of a copy quotes the questions of the copy', () => {
  const text = `Did ${quote('greeter')} and ${quote(' b.1 ')} greet ${quote('greeter')}?`
  expect(withPipes(text, (id) => `${id}-2`)).toBe(
    `Did ${quote('greeter-2')} and ${quote('b.1-2')} greet ${quote('greeter-2')}?`,
  )
  expect(withPipes('Did anybody greet?', () => 'never')).toBe('Did anybody greet?')
  // What a copy is called is no pattern.
  expect(withPipes(quote('a'), () => '$&')).toBe(quote('$&'))
})

test('an identifier has at most 80 characters', () => {
  const id = 'a'.repeat(80)
  expect(pipesOf(`\${${id}} \${${id}a}`)).toEqual([id])
})
