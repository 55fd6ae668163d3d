import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aChecklistDocument, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { aChecklist, yesNo } from '@/test/factories/checklist'
import { checklistDifference, isSame } from './checklist-difference'
import { effectiveWeights } from './effective-weights'
import { Fraction } from './exact'

const q = (id: string, matters: Parameters<typeof aQuestion>[0] = {}) =>
  aQuestion({ id, ...matters })
const s = (id: string, ids: readonly string[], weight = '1') =>
  aSection({ id, weight, questions: ids.map((own) => q(own)) })
const doc = (...sections: ReturnType<typeof aSection>[]) => aChecklistDocument({ sections })

const kinds = (before: ReturnType<typeof doc>, after: ReturnType<typeof doc>) =>
  checklistDifference(before, after).changes.map((change) =>
    'part' in change ? `${change.kind} ${change.part.id}` : change.kind,
  )

describe('the parts', () => {
  const before = doc(s('A', ['a', 'b', 'c', 'd']), s('B', ['e']))

  it('are the same in the same document', () => {
    expect(isSame(checklistDifference(before, structuredClone(before)))).toBe(true)
  })

  it('are added and removed, a section with all that it holds being one of them', () => {
    const after = doc(s('A', ['a', 'b', 'c', 'x']), s('C', ['y', 'z']))
    const { changes } = checklistDifference(before, after)
    const told = changes.filter(({ kind }) => kind === 'added' || kind === 'removed')
    expect(told).toMatchObject([
      { kind: 'removed', part: { id: 'd', number: 4 }, within: { ru: 'Раздел A' }, questions: 0 },
      { kind: 'removed', part: { id: 'B' }, within: null, questions: 1 },
      { kind: 'added', part: { id: 'x', number: 4 }, within: { ru: 'Раздел A' }, questions: 0 },
      { kind: 'added', part: { id: 'C' }, within: null, questions: 2 },
    ])
  })

  it('are moved to another section, and out of a removed one', () => {
    expect(kinds(before, doc(s('A', ['a', 'b', 'c', 'd', 'e'])))).toEqual(['removed B', 'moved e'])
  })

  it('count as reordered only where they left their order', () => {
    expect(kinds(before, doc(s('A', ['d', 'a', 'b', 'c']), s('B', ['e'])))).toEqual(['reordered d'])
    expect(kinds(before, doc(s('B', ['e']), s('A', ['a', 'b', 'c', 'd'])))).toHaveLength(1)
  })
})

describe('one question', () => {
  const change = (
    before: Parameters<typeof aQuestion>[0],
    after: Parameters<typeof aQuestion>[0],
  ) =>
    checklistDifference(
      doc(aSection({ questions: [q('q1', before)] })),
      doc(aSection({ questions: [q('q1', after)] })),
    ).changes.map((own) => (own.kind === 'part' ? own.change : own))

  it('says which text changed in which language', () => {
    expect(change({ text: { ru: 'Да?' } }, { text: { ru: 'Да?', en: 'Yes?' } })).toEqual([
      { kind: 'text', of: 'text', language: 'en', before: '', after: 'Yes?' },
    ])
  })

  it('says which number and which rule changed', () => {
    const showWhen = { kind: 'answered', question: 'q0' } as const
    expect(change({ no: '0' }, { no: '-1', required: true, showWhen })).toEqual([
      { kind: 'field', field: 'required', before: false, after: true },
      { kind: 'field', field: 'no', before: '0', after: '-1' },
      { kind: 'rule', rule: 'showWhen', how: 'added' },
    ])
  })

  it('takes what is absent for what it meant', () => {
    expect(change({}, { informational: undefined, commentOn: undefined })).toEqual([])
  })

  it('names options that came, went and were given other points', () => {
    const options = (...own: [string, string][]) =>
      aQuestionOf('single', {
        id: 'q1',
        options: own.map(([id, points]) => ({ id, points, text: { ru: id } })),
      })
    const before = doc(aSection({ questions: [options(['a', '1'], ['b', '0'], ['c', '0'])] }))
    const after = doc(aSection({ questions: [options(['c', '0'], ['a', '2'], ['d', '0'])] }))
    const told = checklistDifference(before, after).changes
    expect(told.map((own) => (own.kind === 'part' ? own.change : own))).toEqual([
      { kind: 'option-removed', option: { ru: 'b' } },
      { kind: 'option-added', option: { ru: 'd' } },
      {
        ...{ kind: 'option-points', option: { ru: 'a' }, of: 'points', before: '1', after: '2' },
      },
      { kind: 'options-reordered' },
    ])
  })
})

describe('what it does to the score', () => {
  it('says the effective weight of sections and questions before and after', () => {
    const before = doc(s('A', ['a', 'b'], '60'), s('B', ['c'], '40'))
    const after = doc(s('A', ['a', 'b', 'x'], '60'), s('B', ['c'], '20'))
    const { weights } = checklistDifference(before, after)
    expect(weights.map(({ part, before: was, after: is }) => [part.id, was, is])).toEqual([
      ['A', '60', '75'],
      ['B', '40', '25'],
      ['a', '30', '25'],
      ['b', '30', '25'],
      ['c', '40', '25'],
    ])
  })

  it('is silent while a number is none', () => {
    expect(checklistDifference(doc(s('A', ['a'])), doc(s('A', ['a'], 'сто'))).weights).toEqual([])
  })
})

describe('effective weights', () => {
  it('follow the method: sections by weight, points by points', () => {
    const sections = [
      { ...aSection({ id: 'A', weight: '3' }), questions: [yesNo('a', { yes: '2' }), yesNo('b')] },
      { ...aSection({ id: 'B', weight: '1' }), questions: [yesNo('c', { weight: '5' })] },
    ]
    const texts = (method: 'weighted-sections' | 'total-points') =>
      [...(effectiveWeights(aChecklist(sections, { method })) ?? [])].map(
        ([id, share]) => `${id} ${share.n}/${share.d}`,
      )
    expect(texts('weighted-sections')).toEqual(['a 1/2', 'b 1/4', 'c 1/4'])
    expect(texts('total-points')).toEqual(['a 3/7', 'b 3/14', 'c 5/14'])
  })

  it('give a bonus question nothing and the others all of it, whatever the sum of weights', () => {
    const weight = fc.integer({ min: 1, max: 982 }).map((n) => String(n / 1000))
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 6 }), (weights) => {
        const sections = weights.map((own, n) =>
          aSection({
            id: `s${n}`,
            weight: own,
            questions: [q(`q${n}`), q(`r${n}`, { weight: own }), q(`b${n}`, { bonus: true })],
          }),
        )
        const shares = effectiveWeights(aChecklistDocument({ sections }))
        const sum = [...(shares?.values() ?? [])].reduce((a, b) => a.plus(b), Fraction.zero)
        expect(sum.equals(Fraction.one)).toBe(true)
        expect(shares?.get('b0')?.isZero).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})
