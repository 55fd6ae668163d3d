import { describe, expect, test } from 'vitest'
import { aPerson, aScore, factsUnder } from '@/test/factories/pay'
import { reading } from '@/test/factories/pay-period'
import { canonicalJson } from './canonical-json'
import { replayMonth } from './scheme-replay'
import { triedScheme } from './tried-scheme'

describe('a tried scheme', () => {
  const document = reading(
    {},
    {
      curve: { kind: 'all-or-nothing', from: '0.85' },
      sampling: { minimumVisits: 1, smoothing: 'none' },
    },
  )
  const people = Array.from({ length: 12 }, (_, index) => aPerson({ id: `person-${index}` }))
  const scores = people.map(({ id }, index) =>
    aScore(`visit-${index}`, { personId: id, total: `${80 + index}/1` }),
  )
  const draft = {
    schemeId: 'scheme',
    name: { en: 'Draft' },
    version: null,
    revision: 3,
    fingerprint: 'abc',
    document,
    comparedWith: 'nothing',
    paid: [],
  } as const
  const tried = () =>
    triedScheme(draft, [replayMonth(factsUnder(document, { people, scores }))], '6.5')

  test('has a band for every payout and names the luckiest part with its visits', () => {
    const trial = tried()
    expect(trial.payouts).toHaveLength(12)
    expect(trial.visits).toBe(12)
    expect(trial.payouts[5]?.band).toEqual({ low: '0.00', high: '60000.00' })
    expect(trial.luck.verdict).toBe('mostly-luck')
    expect(trial.luck.part).toEqual({
      title: { en: 'courtesy' },
      hasStep: true,
      visits: '1.0',
    })
  })

  test('names those within one visit of the threshold, and is plain JSON', () => {
    // 6.5 points on one visit: 80 to 91 but for none below 78.5.
    const trial = tried()
    expect(trial.neighboursFound).toBe(12)
    expect(JSON.parse(canonicalJson(trial))).toEqual(trial)
  })

  test('counts a visit that pays several people once', () => {
    const ofUnit = reading(
      { subject: 'unit' },
      { sampling: { minimumVisits: 1, smoothing: 'none' } },
    )
    const month = replayMonth(factsUnder(ofUnit, { people, scores }))
    const { payouts, visits } = triedScheme({ ...draft, document: ofUnit }, [month], '6.5')
    expect({ payouts: payouts.length, visits }).toEqual({ payouts: 12, visits: 12 })
  })
})
