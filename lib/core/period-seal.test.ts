import { describe, expect, test } from 'vitest'
import { factsUnder } from '@/test/factories/pay'
import { percents, reading } from '@/test/factories/pay-period'
import { canonicalJson } from './canonical-json'
import { computePeriod } from './compute-period'
import { noiseForSnapshot, sealOf, takeSnapshot, verifySeal } from './period-seal'
import { visitNoise } from './reliability'

describe('the seal', () => {
  const facts = factsUnder(reading({}), { scores: percents('70', '80', '90') })
  const snapshot = takeSnapshot(facts)

  test('holds the snapshot and its place after the previous period', () => {
    const text = canonicalJson(snapshot)
    const seal = sealOf(snapshot, 'previous')
    expect(seal).toMatch(/^[0-9a-f]{64}$/)
    expect(verifySeal(text, 'previous', seal)).toEqual({ ok: true, value: seal })
    expect(verifySeal(text, null, seal)).toEqual({ ok: false, reason: 'seal-broken' })
    expect(verifySeal(text.replace('"70/1"', '"71/1"'), 'previous', seal).ok).toBe(false)
  })

  test('survives storing and reading', () => {
    const text = canonicalJson(snapshot)
    expect(canonicalJson(JSON.parse(text))).toBe(text)
    expect(canonicalJson(computePeriod(JSON.parse(text)))).toBe(
      canonicalJson(computePeriod(snapshot)),
    )
  })

  test('the noise of visits is kept as text', () => {
    expect(noiseForSnapshot(visitNoise([]))).toEqual({
      reliability: '0.21',
      deviation: '6.5',
      source: 'published-default',
      subjects: 0,
    })
  })
})
