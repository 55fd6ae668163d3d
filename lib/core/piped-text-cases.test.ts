import { expect, test } from 'vitest'
import { pipedText, pipesOf } from './piped-text'

const textOf = (id: string) => (id === 'greeter' ? 'Anna' : null)

test.each([
  ['How did ${greeter} say good-bye?', 'How did Anna say good-bye?'],
  ['${ greeter }, ${greeter}', 'Anna, Anna'],
  ['${other} and ${greeter}', '… and Anna'],
  ['$greeter {greeter} ${} ${-a} ${a b}', '$greeter {greeter} ${} ${-a} ${a b}'],
  ['no answer at all', 'no answer at all'],
])('%s', (text, shown) => {
  expect(pipedText(text, textOf)).toBe(shown)
})

test('the questions of a text, each once, in reading order', () => {
  expect(pipesOf('${b.2} ${a} ${ b.2 } ${q:x_y-1} ${!}')).toEqual(['b.2', 'a', 'q:x_y-1'])
  expect(pipesOf('none')).toEqual([])
})

test('an identifier has at most 80 characters', () => {
  const id = 'a'.repeat(80)
  expect(pipesOf(`\${${id}} \${${id}a}`)).toEqual([id])
})
