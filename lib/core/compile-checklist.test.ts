import { expect, test } from 'vitest'
import { aChecklist, aSection, textQuestion, yesNo } from '@/test/factories/checklist'
import { compileChecklist } from './compile-checklist'

test('every question knows the sections that hold it, from the root inwards', () => {
  const inner = aSection('i', [yesNo('c')], { sections: [aSection('j', [textQuestion('d')])] })
  const { questions, sections, placeOf, hasLogic } = compileChecklist(
    aChecklist([aSection('s', [yesNo('a')], { sections: [inner] }), aSection('t', [yesNo('b')])]),
  )
  expect(questions.map(({ question, sectionId, path }) => [question.id, sectionId, path])).toEqual([
    ['a', 's', ['s']],
    ['c', 'i', ['s', 'i']],
    ['d', 'j', ['s', 'i', 'j']],
    ['b', 't', ['t']],
  ])
  expect(sections.map(({ section }) => section.id)).toEqual(['s', 'i', 'j', 't'])
  expect([...placeOf]).toEqual([
    ['a', 0],
    ['c', 1],
    ['d', 2],
    ['b', 3],
  ])
  expect(questions.map(({ scored }) => scored !== null)).toEqual([true, true, false, true])
  expect(hasLogic).toBe(false)
})

test('two questions with one identifier are refused', () => {
  const twice = aChecklist([aSection('s', [yesNo('a')]), aSection('t', [yesNo('a')])])
  expect(() => compileChecklist(twice)).toThrow(new RangeError('Two questions share an identifier'))
})
