import { expect, test } from 'vitest'
import { aComponent, aKpi, aScheme, ownScore } from '@/test/factories/pay'
import type { ComponentValue, ScoreSource } from './scheme'
import { checklistsOfScheme } from './scheme-checklists'

const named = (...values: readonly ComponentValue[]) => [
  ...checklistsOfScheme(aScheme({ components: values.map((value) => aComponent({ value })) })),
]
const score = (source: ScoreSource): ComponentValue => ({ ...ownScore, source })

test('a scheme names checklists as a whole or by a section, each once', () => {
  expect(
    named(
      score({ kind: 'checklist', id: 'delivery' }),
      score({ kind: 'section', checklistId: 'call', id: 'greeting' }),
      score({ kind: 'section', checklistId: 'delivery', id: 'till' }),
    ),
  ).toEqual(['delivery', 'call'])
})

test('so does a formula by the scores that it names', () => {
  const formula: ComponentValue = {
    ...{ kind: 'formula', subject: 'person', periods: 1, formula: 'SCORE("A") + SCORE("B")' },
    scores: [
      { code: 'A', source: { kind: 'checklist', id: 'delivery' } },
      { code: 'B', source: { kind: 'standard', id: 'name-tag' } },
    ],
  }
  expect(named(formula)).toEqual(['delivery'])
})

test('all visits, a touchpoint, a standard and a figure name none, nor does what is not chosen yet', () => {
  expect(
    named(
      score({ kind: 'all' }),
      score({ kind: 'touchpoint', id: 'call' }),
      score({ kind: 'standard', id: 'name-tag' }),
      score({ kind: 'checklist', id: '' }),
      aKpi('trips'),
    ),
  ).toEqual([])
})
