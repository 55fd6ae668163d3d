import { openItemKey, type SettledItem } from '@/lib/core/open-item'
import type {
  OpenItem,
  PeriodFacts,
  SnapshotPerson,
  SnapshotScore,
} from '@/lib/core/period-snapshot'
import type { Component, Gate, KpiValue, SchemeDocument, ScoreValue } from '@/lib/core/scheme'

/** Documents of the pay core; a test names only what matters to it. */

export const ownScore: ScoreValue = {
  kind: 'score',
  subject: 'person',
  source: { kind: 'all' },
  periods: 1,
}

export function aKpi(metric: string, target: string | null = null): KpiValue {
  return { kind: 'kpi', subject: 'person', metric, target }
}

export function aComponent(only: Partial<Component> = {}): Component {
  const code = only.code ?? 'courtesy'
  return {
    code,
    title: { en: code },
    share: '1',
    value: ownScore,
    curve: { kind: 'proportional', cap: null },
    sampling: { minimumVisits: 3, smoothing: 'none' },
    missing: 'pay-full',
    ...only,
  }
}

export function aGate(only: Partial<Gate> = {}): Gate {
  return {
    code: 'critical',
    title: { en: 'critical failure confirmed twice' },
    capRate: '0.8',
    condition: { kind: 'failures', subject: 'person', atLeast: 2 },
    ...only,
  }
}

export function aScheme(only: Partial<SchemeDocument> = {}): SchemeDocument {
  return {
    format: 'etalon.scheme/1',
    name: { en: 'Service bonus' },
    regulation: { number: '17-P', date: '2026-08-28' },
    currency: 'RUB',
    period: 'month',
    appliesTo: { positionIds: [], unitIds: [], from: '2026-09-01' },
    base: { kind: 'fixed', amount: '60000.00' },
    components: [aComponent()],
    gates: [],
    floor: null,
    cap: null,
    proration: true,
    rounding: { mode: 'half-up', unit: '0.01' },
    ...only,
  }
}

/** The worked example of the pay rules: 55 % trips, 15 % on time, 10 % courtesy, and two more. */
export function aDriverScheme(only: Partial<SchemeDocument> = {}): SchemeDocument {
  return aScheme({
    components: [
      aComponent({ code: 'trips', share: '0.55', value: aKpi('trips', '25') }),
      aComponent({ code: 'on_time', share: '0.15', value: aKpi('on_time') }),
      aComponent({ code: 'courtesy', share: '0.10' }),
      aComponent({ code: 'clean', share: '0.10', value: aKpi('clean') }),
      aComponent({ code: 'handover', share: '0.10', value: aKpi('handover') }),
    ],
    ...only,
  })
}

export function aPerson(only: Partial<SnapshotPerson> = {}): SnapshotPerson {
  return {
    id: 'sokolova',
    personnelNumber: '0042',
    fullName: 'Anna Sokolova',
    hiredOn: '2020-01-15',
    leftOn: null,
    unitId: 'depot',
    positionId: 'driver',
    schemeVersionIds: ['scheme-4'],
    assignments: [{ unitId: 'depot', positionId: 'driver', fromOn: '2020-01-15', throughOn: null }],
    salaries: [],
    payFacts: [],
    adjustments: [],
    ...only,
  }
}

/** A visit of 100 % to Anna Sokolova in October. */
export function aScore(visitId: string, only: Partial<SnapshotScore> = {}): SnapshotScore {
  return {
    visitId,
    scoreId: `score-of-${visitId}`,
    checklistId: 'delivery',
    checklistVersionId: 'delivery-2',
    touchpoint: 'store',
    unitId: 'depot',
    personId: 'sokolova',
    visitedOn: '2026-10-14',
    countsIn: '2026-10',
    total: '100/1',
    criticalFailures: 0,
    sections: [],
    standards: [],
    ...only,
  }
}

/** October 2026 with one person, one scheme and nothing measured. */
export function someFacts(only: Partial<PeriodFacts> = {}): PeriodFacts {
  return {
    organisation: { id: 'organisation', name: 'Stroydom' },
    periodId: 'period-10',
    month: '2026-10',
    run: 1,
    noise: { reliability: '0.21', deviation: '6.5', source: 'published-default', subjects: 0 },
    schemes: [
      {
        versionId: 'scheme-4',
        number: 4,
        effectiveFrom: '2026-09-01',
        document: aScheme(),
      },
    ],
    people: [aPerson()],
    units: [
      { id: 'depot', name: 'Depot' },
      { id: 'shop', name: 'Shop' },
    ],
    positions: [{ id: 'driver', name: 'Driver' }],
    scores: [],
    kpiFacts: [],
    ...only,
  }
}

/** The same facts under another scheme. */
export function factsUnder(document: SchemeDocument, only: Partial<PeriodFacts> = {}): PeriodFacts {
  const version = { versionId: 'scheme-4', number: 4, effectiveFrom: '2026-09-01', document }
  return someFacts({ schemes: [version], ...only })
}

/** An open item that somebody settled; of the time before with no period and no part. */
export function aSettled(item: OpenItem, only: Partial<SettledItem> = {}): SettledItem {
  const { month, person, reason, amount, about } = item
  return {
    ...{ item: openItemKey(item), month, person, reason, amount },
    ...{ periodId: about?.periodId ?? null, part: about?.part ?? null },
    settledAt: '2026-11-03T09:00:00.000Z',
    ...only,
  }
}
