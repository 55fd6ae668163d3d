import { describe, expect, it } from 'vitest'
import { aChecklistDocument, aQuestion, aSection } from '@/test/factories'
import { sectionShares } from './section-shares'

const section = (id: string, weight: string, bonus = false) =>
  aSection({ id, weight, questions: [aQuestion({ id: `${id}-1`, bonus })] })

describe('shares of the sections', () => {
  it('are taken of the sum, whatever it is', () => {
    const sections = [section('a', '0.5'), section('b', '0.25'), section('c', '0.232')]
    const shares = sectionShares(aChecklistDocument({ sections }))
    expect(shares.sum).toBe('0.982')
    expect(['a', 'b', 'c'].map(shares.get)).toEqual(['50.9', '25.5', '23.6'])
  })

  it('leave out bonus sections, and sections without points', () => {
    const silent = aSection({ id: 'silent', weight: '40', questions: [] })
    const sections = [section('a', '60'), section('extra', '10', true), silent]
    const shares = sectionShares(aChecklistDocument({ sections }))
    expect(shares.sum).toBe('60')
    expect(['a', 'extra', 'silent'].map(shares.get)).toEqual(['100', null, undefined])
  })

  it('are unknown while a weight is no number, or all are zero', () => {
    for (const weight of ['ten', '0']) {
      const shares = sectionShares(aChecklistDocument({ sections: [section('a', weight)] }))
      expect([shares.sum, shares.get('a')]).toEqual([null, undefined])
    }
  })
})
