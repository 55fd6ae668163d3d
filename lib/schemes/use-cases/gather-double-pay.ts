import type { OrganisationId } from '@/lib/access/actor'
import { addMonths, isCalendarDate, type Month, monthDays, monthOf } from '@/lib/core/calendar'
import type { Localized } from '@/lib/core/checklist'
import { placeOf } from '@/lib/core/placed-person'
import { type AppliesTo, schemeAppliesTo } from '@/lib/core/scheme'
import { unitPathsOf } from '@/lib/core/unit-paths'
import { type Employed, listEmployed } from '@/lib/period-facts/queries'
import { listMonthPeriods } from '@/lib/periods/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listUnits } from '@/lib/units/queries'
import { listSchemes, listSchemeVersions, type SchemeRow } from '../queries'

/** Another active scheme that would pay some of the same people. */
export interface OtherScheme {
  readonly schemeId: string
  readonly name: Localized
  /** The first month that both pay. */
  readonly from: Month
  readonly people: number
}

export interface DoublePay {
  /** Different people, over all the other schemes. */
  readonly people: number
  readonly schemes: readonly OtherScheme[]
}

/** Whom a scheme, paying from a month on, pays beside the other active ones. */
export async function gatherDoublePay(
  tx: Transaction,
  organisationId: OrganisationId,
  scheme: SchemeRow,
  effectiveFrom: Month,
): Promise<DoublePay> {
  const { appliesTo } = scheme.draft
  // A draft may not say yet from when it pays; it is not activated so.
  if (!isCalendarDate(appliesTo.from)) return { people: 0, schemes: [] }
  const others = await othersFrom(tx, organisationId, scheme, effectiveFrom)
  const months = [...new Set(others.map(({ from }) => from))]
  const employed = new Map<Month, readonly Employed[]>()
  for (const month of months)
    employed.set(month, await listEmployed(tx, organisationId, monthDays(month)))
  const paths = unitPathsOf(await listUnits(tx, organisationId))
  const isPaid = (person: Employed, rule: AppliesTo, month: Month) => {
    const days = monthDays(month)
    const place = placeOf(person, days)
    if (place === undefined) return false
    const unitPath = paths.get(place.unitId) ?? [place.unitId]
    return schemeAppliesTo(rule, { positionId: place.positionId, unitPath }, days.last)
  }
  const twice = new Set<string>()
  const schemes = others.flatMap(({ schemeId, name, from, rule }) => {
    const both = (employed.get(from) ?? []).filter(
      (person) => isPaid(person, appliesTo, from) && isPaid(person, rule, from),
    )
    for (const { id } of both) twice.add(id)
    return both.length === 0 ? [] : [{ schemeId, name, from, people: both.length }]
  })
  return { people: twice.size, schemes }
}

/** The other active schemes as they pay from the month on, each with the first month of both. */
async function othersFrom(
  tx: Transaction,
  organisationId: OrganisationId,
  { id, draft }: SchemeRow,
  effectiveFrom: Month,
) {
  const begins = laterOf(effectiveFrom, draft.appliesTo.from.slice(0, 7))
  const active = (await listSchemes(tx, organisationId)).filter(
    (other) => other.id !== id && other.retiredAt === null,
  )
  const versions = await listSchemeVersions(tx, organisationId, null)
  return active.flatMap((other) => {
    // Newest first: the one in force in the month, or else the first one that will be.
    const own = versions.filter(({ schemeId }) => schemeId === other.id)
    const version = own.find((one) => monthOf(one.effectiveFrom) <= begins) ?? own.at(-1)
    if (version === undefined) return []
    const { document } = version
    const from = [document.appliesTo.from.slice(0, 7), monthOf(version.effectiveFrom)].reduce(
      laterOf,
      begins,
    )
    return [{ schemeId: other.id, name: document.name, from, rule: document.appliesTo }]
  })
}

const laterOf = (one: Month, other: Month): Month => (one < other ? other : one)

/** From which months a version may pay. */
export interface MonthsToPay {
  /** The month after the last locked one; null before any lock. */
  readonly first: Month | null
  /** Earlier months that are open: they were begun late and wait for their lock. */
  readonly open: readonly Month[]
}

export async function monthsToPay(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<MonthsToPay> {
  const periods = await listMonthPeriods(tx, organisationId)
  const isLocked = ({ state }: (typeof periods)[number]) =>
    state === 'locked' || state === 'exported'
  const last = periods
    .filter(isLocked)
    .map(({ month }) => month)
    .toSorted()
    .at(-1)
  const open = periods.filter((period) => !isLocked(period)).map(({ month }) => month)
  return { first: last === undefined ? null : addMonths(last, 1), open }
}
