import { describe, expect, test } from 'vitest'
import { factsUnder } from '@/test/factories/pay'
import { percents, reading } from '@/test/factories/pay-period'
import { canonicalJson } from './canonical-json'
import { computePeriod } from './compute-period'
import { sha256OfText } from './fingerprint'
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

  test('an ordinary month keeps the bytes that it had before points were pooled', () => {
    expect(sealOf(snapshot, 'previous')).toBe(
      'f13d371c64bb6d203bb5f96e4a0fa3bc8519076576b302338e2fb4913f185c4a',
    )
    expect(sha256OfText(canonicalJson(computePeriod(snapshot)))).toBe(
      'e51d9394ee136eef53680e5cdf3a287d46309ade7b8c4dd6c79e3e5975aa01fe',
    )
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
