import { describe, expect, test } from 'vitest'
import type { Localized } from '@/lib/core/checklist'
import { treeOf } from '@/lib/core/formula/canonical-trees'
import { checkFormula } from '@/lib/core/formula/check-formula'
import { valuePlace } from '@/lib/core/formula/formula-scope'
import type { ComputedValue } from '@/lib/core/scheme'
import { aComponent, aKpi } from '@/test/factories/pay'
import { formulaNames, withNamedScores } from './formula-names'

const choices = {
  metrics: [
    { code: 'nps', title: { ru: 'Лояльность' }, unit: 'points', direction: 'more', target: null },
  ] as const,
  checklists: [
    { id: 'c-1', title: { ru: 'Звонок', en: 'Call' }, isRetired: false, sections: [] },
    { id: 'c-2', title: { ru: 'Звонок' }, isRetired: false, sections: [] },
  ],
  standards: [{ id: 's-1', number: '3.2', text: { ru: 'Здоровается первым' } }],
}
const words = {
  text: (text: Localized) => text.en ?? text.ru ?? '',
  all: 'all visits',
  touchpoint: (id: string) => `channel ${id}`,
}
const value: ComputedValue = {
  kind: 'formula',
  subject: 'person',
  periods: 1,
  formula: '',
  scores: [],
}
const others = [
  aComponent({ code: 'own' }),
  aComponent({ code: 'trips', value: aKpi('trips_done') }),
]

describe('the names that a formula is offered', () => {
  const names = formulaNames(choices, others, 'own', value, words)

  test('are those of the organisation and of the other components', () => {
    expect([...names.scope.codes.SCORE.keys()]).toEqual(
      expect.arrayContaining(['all', 'store', 'Звонок', 'Звонок 2', '3.2']),
    )
    expect([...names.scope.codes.KPI.keys()]).toEqual(['nps', 'trips_done'])
    expect(names.scope.names.has('trips.rate')).toBe(true)
    expect(names.scope.names.has('own')).toBe(false)
    // What names itself is told so, as the remarks beside it do, and not that there is no such name.
    const told = (text: string) =>
      checkFormula(treeOf(text), names.scope, valuePlace, 'en').problems
    expect(told('own * 0.5')).toMatchObject([{ code: 'own-name', values: { name: 'own' } }])
    expect(told('own.rate')).toMatchObject([{ code: 'own-name', values: { name: 'own' } }])
    expect(told('owned')).toMatchObject([{ code: 'unknown-name' }])
    expect(names.titles.get('Звонок')).toBe('Call')
    expect(names.titles.get('nps')).toBe('Лояльность')
  })

  test('know which parts are figures in their own unit', () => {
    expect(names.scope.names.get('trips')?.isFraction).toBe(false)
    const onTime = {
      code: 'on_time',
      title: {},
      unit: 'share',
      direction: 'more',
      target: null,
    } as const
    const parts = [...others, aComponent({ code: 'in_time', value: aKpi('on_time') })]
    const { scope } = formulaNames({ ...choices, metrics: [onTime] }, parts, 'own', value, words)
    expect(scope.names.get('in_time')?.isFraction).toBe(true)
    expect(scope.names.get('trips')?.isFraction).toBe(false)
  })

  test('a code that the formula has keeps its meaning after a checklist is renamed', () => {
    const kept = [{ code: 'Звонок', source: { kind: 'checklist', id: 'c-2' } as const }]
    const { scores } = formulaNames(choices, others, 'own', { ...value, scores: kept }, words)
    expect(scores.find(({ code }) => code === 'Звонок')?.source).toEqual(kept[0]?.source)
    expect(scores.filter(({ code }) => code === 'Звонок')).toHaveLength(1)
  })

  test('only what is read is kept with the formula', () => {
    const formula = 'SCORE("Звонок 2") + KPI("trips_done")'
    expect(withNamedScores({ ...value, formula }, names.scores).scores).toEqual([
      { code: 'Звонок 2', source: { kind: 'checklist', id: 'c-2' } },
    ])
  })

  test('while the text does not read, nothing is lost', () => {
    const scores = [{ code: 'Звонок', source: { kind: 'checklist', id: 'c-1' } as const }]
    const draft = { ...value, formula: 'SCORE("Звонок"', scores }
    expect(withNamedScores(draft, names.scores)).toEqual(draft)
  })
})
