import { expect } from 'vitest'
import { computePeriod } from '@/lib/core/compute-period'
import { takeSnapshot } from '@/lib/core/period-seal'
import type { PeriodFacts, SnapshotKpiFact, SnapshotScore } from '@/lib/core/period-snapshot'
import type { Component, SchemeDocument, ScoreValue } from '@/lib/core/scheme'
import type { StatementDocument } from '@/lib/core/statement'
import { aComponent, aScheme, aScore, ownScore } from './pay'

export const compute = (facts: PeriodFacts) => computePeriod(takeSnapshot(facts))

/** The one statement that the facts give. */
export function only(facts: PeriodFacts): StatementDocument {
  const { statements, unpaid } = compute(facts)
  expect(unpaid).toEqual([])
  expect(statements).toHaveLength(1)
  return statements[0] as StatementDocument
}

/** A figure of Anna Sokolova for October. */
export function aFact(
  metric: string,
  value: string,
  more: Partial<SnapshotKpiFact> = {},
): SnapshotKpiFact {
  const fact = { id: `${metric}-10`, metric, personId: 'sokolova', unitId: null, month: '2026-10' }
  return { ...fact, value, ...more }
}

/** One visit per percentage; null for a visit without a score. */
export const percents = (...totals: readonly (string | null)[]): readonly SnapshotScore[] =>
  totals.map((total, index) =>
    aScore(`visit-${index}`, { total: total === null ? null : `${total}/1` }),
  )

/** A scheme of one component that reads a score. */
export const reading = (
  value: Partial<ScoreValue>,
  more: Partial<Component> = {},
): SchemeDocument =>
  aScheme({ components: [aComponent({ value: { ...ownScore, ...value }, ...more })] })
