import { describe, expect, test } from 'vitest'
import { aComponent, aGate, aScheme, ownScore } from '@/test/factories/pay'
import type { Curve, Gate, SchemeDocument } from './scheme'
import { schemeProblems } from './scheme-problems'

function told(document: SchemeDocument) {
  return schemeProblems(document).map(
    ({ code, severity, place }) => `${severity} ${code} ${place.join('.')}`,
  )
}

const cliff = 'warning cliff-on-few-visits gates.0.condition.minimumVisits'

describe('a gate', () => {
  const condition = (more: Partial<Extract<Gate['condition'], { kind: 'lower-bound' }>> = {}) =>
    aScheme({
      gates: [
        aGate({
          condition: {
            kind: 'lower-bound',
            value: ownScore,
            below: '0.7',
            minimumVisits: 8,
            ...more,
          },
        }),
      ],
    })

  test.each<[string, SchemeDocument, readonly string[]]>([
    ['a lower bound', condition({ minimumVisits: 8 }), []],
    ['a lower bound on few visits', condition({ minimumVisits: 7 }), [cliff]],
    ['a bound of zero', condition({ below: '0' }), ['error gate-never gates.0.condition.below']],
    [
      'a bound of words',
      condition({ below: 'low' }),
      ['error not-a-decimal gates.0.condition.below'],
    ],
    [
      'a bound over no periods',
      condition({ value: { ...ownScore, periods: 0 } }),
      ['error periods-not-positive gates.0.condition.value.periods'],
    ],
    [
      'a bound on no visits',
      condition({ minimumVisits: 0 }),
      ['error minimum-visits-not-positive gates.0.condition.minimumVisits'],
    ],
    [
      'a bound on two visits',
      condition({ minimumVisits: 2 }),
      ['warning minimum-visits-low gates.0.condition.minimumVisits', cliff],
    ],
    [
      'a presence of zero',
      aScheme({ gates: [aGate({ condition: { kind: 'presence', below: '0' } })] }),
      ['error gate-never gates.0.condition.below'],
    ],
    [
      'half a failure',
      aScheme({
        gates: [aGate({ condition: { kind: 'failures', subject: 'unit', atLeast: 1.5 } })],
      }),
      ['error gate-never gates.0.condition.atLeast'],
    ],
    [
      'without a title',
      aScheme({ gates: [aGate({ title: { en: ' ' } })] }),
      ['activation name-missing gates.0.title'],
    ],
  ])('%s', (_name, document, expected) => {
    expect(told(document)).toEqual(expected)
  })

  test('cuts for presence and low scores are no discipline', () => {
    const cut = (given: Gate['condition']) =>
      told(aScheme({ gates: [aGate({ capRate: '0', condition: given })] }))
    expect(cut({ kind: 'presence', below: '0.5' })).toEqual([])
    const [bound] = condition().gates
    if (bound === undefined) throw new Error('one gate')
    expect(cut(bound.condition)).toEqual([])
  })

  test('that caps at nothing on three visits is a cliff, one that takes nothing is none', () => {
    const [bound] = condition({ minimumVisits: 3 }).gates
    if (bound === undefined) throw new Error('one gate')
    const of = (capRate: string) => told(aScheme({ gates: [{ ...bound, capRate }] }))
    expect(of('0')).toEqual([cliff])
    expect(of('0.99')).toEqual([cliff])
    expect(of('0.991')).toEqual([])
    expect(of('1.2')).toEqual([])
    const [found] = schemeProblems(aScheme({ gates: [bound] }))
    expect(found?.values).toEqual({ minimumVisits: '3', advisable: '8' })
  })

  test('says nothing of a cliff while the parts are wrong', () => {
    const { gates } = condition({ minimumVisits: 3 })
    const share = aScheme({ components: [aComponent({ share: '1,0' })], gates })
    expect(told(share)).toEqual(['error not-a-decimal components.0.share'])
  })

  test('says nothing of a cut while the parts are wrong', () => {
    const cut = [aGate({ capRate: '0' })]
    const share = aScheme({ components: [aComponent({ share: '1,0' })], gates: cut })
    expect(told(share)).toEqual(['error not-a-decimal components.0.share'])
    const curve: Curve = { kind: 'points', points: [] }
    expect(told(aScheme({ components: [aComponent({ curve })], gates: cut }))).toEqual([
      'error curve-empty components.0.curve.points',
    ])
  })
})
