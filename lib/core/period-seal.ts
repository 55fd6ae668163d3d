import { canonicalJson } from './canonical-json'
import { plainDecimalText } from './display-number'
import { sha256OfText } from './fingerprint'
import { payRulesVersion } from './payout-result'
import { groupMeansOf } from './period-measures'
import type {
  PeriodFacts,
  PeriodSnapshot,
  SealedRoster,
  SnapshotAssignment,
  SnapshotNoise,
  SnapshotPerson,
  SnapshotScore,
  SnapshotStint,
} from './period-snapshot'
import type { VisitNoise } from './reliability'
import { ok, type Result, refuse } from './result'
import { SnapshotIndex } from './snapshot-index'

/** sha256 in hexadecimal. */
export type Seal = string

/**
 * The snapshot of a period: the gathered facts in their one order, with the group means.
 *
 * Rule    the order in which facts were gathered leaves no trace (`inOrder`), so the same facts give the
 *         same bytes and the same seal.
 * Throws  RangeError when two KPI figures stand for one metric, subject and month.
 * Source  PAY.md, Periods.
 */
export function takeSnapshot(facts: PeriodFacts): PeriodSnapshot {
  const ordered = inOrder(facts)
  const index = new SnapshotIndex(ordered)
  return {
    ...ordered,
    format: 'etalon.period-snapshot/1',
    rulesVersion: payRulesVersion,
    groupMeans: ordered.schemes.flatMap((scheme) =>
      groupMeansOf({ index, scheme, snapshot: facts }, ordered.people),
    ),
  }
}

/**
 * The facts of a period in their one order.
 *
 * Rule    lists are ordered by their identifiers, and those that came with later versions are absent
 *         where they are empty. Lists inside a scheme document keep their own order, which decides ties.
 * Returns the same facts.
 * Source  PAY.md, Periods.
 */
export function inOrder(facts: PeriodFacts): PeriodFacts {
  const { unplaced, tooLate, roster, openItems, ...always } = facts
  return {
    ...always,
    ...orderedIfAny('unplaced', unplaced, (person) => person.id),
    ...orderedIfAny('tooLate', tooLate, (visit) => visit.visitId),
    ...orderedIfAny('openItems', openItems, ({ month, person, reason, about }) =>
      [month, person.id, reason, about?.schemeVersionId, about?.component].join(' '),
    ),
    ...(roster === undefined ? {} : { roster: orderedRoster(roster) }),
    schemes: orderedBy(facts.schemes, (scheme) => scheme.versionId),
    people: orderedBy(facts.people, (person) => person.id).map(orderedPerson),
    units: orderedBy(facts.units, (unit) => unit.id),
    positions: orderedBy(facts.positions, (position) => position.id),
    scores: orderedBy(facts.scores, (score) => score.scoreId).map(orderedScore),
    kpiFacts: orderedBy(facts.kpiFacts, (fact) => fact.id),
  }
}

/**
 * The noise of an organisation's visits as a snapshot keeps it.
 *
 * Rule    numbers become decimals without idle zeros, so that the snapshot has one canonical text.
 * Units   reliability 0..1; deviation in percentage points.
 * Throws  RangeError for a number of more than nine places.
 * Source  PAY.md, Periods (a snapshot stores r, s_w and group means).
 */
export function noiseForSnapshot(noise: VisitNoise): SnapshotNoise {
  const { reliability, deviation, source, subjects } = noise
  return {
    reliability: plainDecimalText(reliability),
    deviation: plainDecimalText(deviation),
    source,
    subjects,
  }
}

/**
 * The seal of a period: it holds the snapshot and, through it, all periods before.
 *
 * Rule    sha256 of the snapshot's canonical JSON, a line feed, and the previous period's seal
 *         (nothing after the line feed for the first period).
 * Returns 64 hexadecimal digits.
 * Throws  RangeError for a snapshot that has no canonical JSON.
 * Source  PAY.md, Periods.
 */
export function sealOf(snapshot: PeriodSnapshot, previousSeal: Seal | null): Seal {
  return sealOfText(canonicalJson(snapshot), previousSeal)
}

/**
 * The same for a snapshot that is already canonical text, as it is stored.
 *
 * Rule    as `sealOf`, of the text itself: it is not read and written again, so a stored snapshot
 *         keeps its seal whatever later versions of the format add.
 * Returns 64 hexadecimal digits.
 * Source  PAY.md, Periods.
 */
export function sealOfText(snapshotText: string, previousSeal: Seal | null): Seal {
  return sha256OfText(`${snapshotText}\n${previousSeal ?? ''}`)
}

/**
 * Whether a stored snapshot is the one that was sealed, in its place after the previous period.
 *
 * Rule    the seal made of the text and the previous period's seal is the one that was kept.
 * Returns the seal, or the refusal `seal-broken` for a changed text, another place in the chain,
 *         another seal.
 * Source  PAY.md, Periods (`verify` proves it).
 */
export function verifySeal(
  snapshotText: string,
  previousSeal: Seal | null,
  seal: Seal,
): Result<Seal, 'seal-broken'> {
  return sealOfText(snapshotText, previousSeal) === seal ? ok(seal) : refuse('seal-broken')
}

function orderedPerson(person: SnapshotPerson): SnapshotPerson {
  const { decisions, stints, ...always } = person
  return {
    ...always,
    schemeVersionIds: orderedBy(person.schemeVersionIds, (id) => id),
    assignments: orderedBy(person.assignments, assignmentKey),
    salaries: orderedBy(person.salaries, (salary) => salary.fromOn),
    payFacts: orderedBy(person.payFacts, (fact) => fact.month),
    adjustments: orderedBy(person.adjustments, (adjustment) => adjustment.id),
    ...orderedIfAny('decisions', decisions, ({ schemeVersionId, component }) =>
      [schemeVersionId, component].join(' '),
    ),
    ...orderedIfAny('stints', stints?.map(orderedStint), (stint) => stint.fromOn),
  }
}

function orderedRoster({ inForce, parents, unpaid, ...more }: SealedRoster): SealedRoster {
  return {
    ...more,
    inForce: orderedBy(inForce, (id) => id),
    parents: orderedBy(parents, ({ unitId }) => unitId),
    unpaid: orderedBy(unpaid, ({ id }) => id).map((person) => ({
      ...person,
      assignments: orderedBy(person.assignments, assignmentKey),
    })),
  }
}

function assignmentKey({ fromOn, unitId, positionId }: SnapshotAssignment): string {
  return [fromOn, unitId, positionId].join(' ')
}

function orderedStint(stint: SnapshotStint): SnapshotStint {
  return { ...stint, schemeVersionIds: orderedBy(stint.schemeVersionIds, (id) => id) }
}

/** What was added to snapshots later is absent where there is none: old ones keep their bytes. */
function orderedIfAny<Key extends string, Item>(
  key: Key,
  items: readonly Item[] | undefined,
  keyOf: (item: Item) => string,
): { readonly [key in Key]?: readonly Item[] } {
  if (items === undefined || items.length === 0) return {}
  return { [key]: orderedBy(items, keyOf) } as { readonly [key in Key]?: readonly Item[] }
}

function orderedScore(score: SnapshotScore): SnapshotScore {
  return {
    ...score,
    sections: orderedBy(score.sections, (part) => part.id),
    standards: orderedBy(score.standards, (part) => part.id),
  }
}

// By UTF-16 code units, not by the words of a language: the order must be the same everywhere.
function orderedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return items.toSorted((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)]
    return left < right ? -1 : left > right ? 1 : 0
  })
}
