import { canonicalJson } from '@/lib/core/canonical-json'
import { computePeriod } from '@/lib/core/compute-period'
import { takeSnapshot } from '@/lib/core/period-seal'
import type { Component } from '@/lib/core/scheme'
import { aComponent, aPerson, aScheme, aScore, factsUnder } from '../factories/pay'
import { type Bench, median, rounded, timed } from './bench'

const people = 500
const visitsEach = 4

/** What a company may make of two scores of a visit; each names other numbers. */
const formulas = [
  'IF(SCORE("all") >= 85%, 1, SCORE("tills"))',
  'MIN(SCORE("all"), SCORE("tills"))',
  '60% * SCORE("all") + 40% * SCORE("tills")',
  'BAND(SCORE("all"), 70%, 50%, 80%, 80%, 90%, 1) * IF(SCORE("tills") >= 60%, 1, 90%)',
  'LINEAR(SCORE("all"), 60%, 95%, 0, 1) * 70% + LINEAR(SCORE("tills"), 50%, 1, 0, 30%)',
  'IF(AND(SCORE("all") >= 80%, SCORE("tills") >= 75%), 1, 60%)',
  'CLAMP(AVERAGE(SCORE("all"), SCORE("tills")), 50%, 95%) / 95%',
  'IFS(SCORE("all") >= 92%, 1, SCORE("tills") >= 88%, 90%, SCORE("all") >= 0, 60%)',
  'ROUND(SCORE("all") * SCORE("tills"), 2)',
  'MAX(BAND(SCORE("all"), 75%, 60%, 90%, 1), BAND(SCORE("tills"), 65%, 50%, 85%, 95%))',
]

/** Ten parts, each a formula that reads two scores of visits; of the codes of sections any four. */
export function formulaParts(checklistId: string): readonly Component[] {
  return formulas.map((formula, place) =>
    aComponent({
      code: `part_${place}`,
      share: '0.1',
      value: {
        ...{ kind: 'formula', subject: 'person', periods: 1, formula },
        scores: [
          { code: 'all', source: { kind: 'all' } },
          { code: 'tills', source: { kind: 'section', checklistId, id: `s${place % 4}` } },
        ],
      },
      sampling: { minimumVisits: 2, smoothing: 'none' },
    }),
  )
}

const facts = () =>
  factsUnder(aScheme({ components: formulaParts('delivery') }), {
    readingRule: 2,
    people: Array.from({ length: people }, (_, index) =>
      aPerson({ id: `person-${index}`, personnelNumber: String(index) }),
    ),
    scores: Array.from({ length: people * visitsEach }, (_, index) =>
      aScore(`visit-${index}`, {
        personId: `person-${index % people}`,
        total: `${7000 + ((index * 37) % 3000)}/100`,
        sections: [0, 1, 2, 3].map((place) => ({
          id: `s${place}`,
          percent: `${5500 + ((index * 53 + place * 997) % 4500)}/100`,
        })),
      }),
    ),
  })

/** Ten parts whose values are formulas over two scores each: the dearest pay that anybody writes. */
export const formulaPayBench: Bench = {
  name: 'pay with formulas',
  async run() {
    const snapshot = takeSnapshot(facts())
    const computing = await timed(3, () => computePeriod(snapshot))
    const { statements } = computePeriod(snapshot)
    const writing = await timed(3, () => statements.map((statement) => canonicalJson(statement)))
    return {
      people,
      visitsEach,
      formulas: formulas.length,
      statements: statements.length,
      computeMs: rounded(median(computing)),
      computePersonMs: rounded(median(computing) / people, 3),
      writePersonMs: rounded(median(writing) / people, 3),
    }
  },
}
