import { expect, test } from 'vitest'
import { aChecklist, aSection, no, yes, yesNo } from '@/test/factories/checklist'
import { visitNoise } from './reliability'
import { scoreEvaluation } from './score-evaluation'
import { sureOfVisit } from './section-interval'

const noise = () => visitNoise([])

test('a section is less sure than the whole, an inner one less than its section', () => {
  const inner = aSection('inner', [yesNo('b')])
  const document = aChecklist([
    { ...aSection('wide', [yesNo('a'), yesNo('a2'), yesNo('a3')]), weight: '3', sections: [inner] },
    aSection('narrow', [yesNo('c')]),
  ])
  const answers = [yes('a'), no('a2'), yes('a3'), no('b'), yes('c')]
  const sure = sureOfVisit(scoreEvaluation(document, answers), noise())
  // 62.5 +- 10.69; three quarters of the total: 6.5 / sqrt(3/4); an inner quarter of these: 3/16.
  expect(sure).toMatchObject({ low: '51.81', high: '73.19' })
  expect(sure?.sections).toEqual([
    { id: 'wide', low: '37.65', high: '62.35' },
    { id: 'inner', low: '0.00', high: '24.69' },
    { id: 'narrow', low: '78.62', high: '100.00' },
  ])
})

test('without a score nothing is sure, and a section without one has no interval', () => {
  const document = aChecklist([aSection('a', [yesNo('a')]), aSection('b', [yesNo('b')])])
  expect(sureOfVisit(scoreEvaluation(document, []), noise())).toBeNull()
  const one = sureOfVisit(scoreEvaluation(document, [yes('a')]), noise())
  expect(one?.sections.map(({ id }) => id)).toEqual(['a'])
})

test('a section on which no part of the total hangs has no interval either', () => {
  const document = aChecklist([aSection('a', [yesNo('a')]), aSection('b', [yesNo('b')])])
  const { total, sections } = scoreEvaluation(document, [yes('a'), no('b')])
  const told = (more: Partial<(typeof sections)[number]>) => {
    const changed = sections.map((section) =>
      section.id === 'b' ? { ...section, ...more } : section,
    )
    return sureOfVisit({ total, sections: changed }, noise())?.sections.map(({ id }) => id)
  }
  expect(told({})).toEqual(['a', 'b'])
  expect(told({ score: null })).toEqual(['a'])
  expect(told({ share: null })).toEqual(['a'])
  expect(told({ possible: '0/1' })).toEqual(['a'])
})
