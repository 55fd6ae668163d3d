import { canonicalJson } from '@/lib/core/canonical-json'
import { computePeriod } from '@/lib/core/compute-period'
import { takeSnapshot } from '@/lib/core/period-seal'
import { aDriverScheme, aPerson, aScore, someFacts } from '../factories/pay'
import { type Bench, median, rounded, timed } from './bench'

const people = 5_000
const visitsEach = 4
const metrics = ['trips', 'on_time', 'clean', 'handover'] as const

const facts = someFacts({
  schemes: [
    {
      versionId: 'scheme-4',
      number: 4,
      effectiveFrom: '2026-09-01',
      document: aDriverScheme(),
    },
  ],
  people: Array.from({ length: people }, (_, index) =>
    aPerson({ id: `person-${index}`, personnelNumber: String(index) }),
  ),
  scores: Array.from({ length: people * visitsEach }, (_, index) =>
    aScore(`visit-${index}`, {
      personId: `person-${index % people}`,
      total: `${7000 + ((index * 37) % 3000)}/100`,
    }),
  ),
  kpiFacts: Array.from({ length: people }, (_, index) =>
    metrics.map((metric) => ({
      id: `${metric}-${index}`,
      metric,
      personId: `person-${index}`,
      unitId: null,
      month: '2026-10',
      value: metric === 'trips' ? String(15 + (index % 12)) : `0.${80 + (index % 20)}`,
    })),
  ).flat(),
})

export const payBench: Bench = {
  name: 'pay without formulas',
  async run() {
    const snapshot = takeSnapshot(facts)
    const computing = await timed(3, () => computePeriod(snapshot))
    const { statements } = computePeriod(snapshot)
    const writing = await timed(3, () => statements.map((statement) => canonicalJson(statement)))
    return {
      people,
      visitsEach,
      statements: statements.length,
      computeMs: rounded(median(computing)),
      peoplePerSecond: rounded((people / median(computing)) * 1000, 0),
      writeMs: rounded(median(writing)),
    }
  },
}
