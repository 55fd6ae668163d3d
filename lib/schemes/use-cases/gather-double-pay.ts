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

/** Whom a scheme pays from a month on: of one, or of each of its versions. */
interface Paying {
  readonly schemeId: string
  readonly stretches: readonly { readonly from: Month; readonly rule: AppliesTo }[]
}

/** A draft that is activated from a month on. */
export function draftFrom({ id, draft }: SchemeRow, from: Month): Paying {
  return { schemeId: id, stretches: [{ from, rule: draft.appliesTo }] }
}

/** A scheme that comes back: by the versions that pay the months which are not locked. */
export async function resumedScheme(
  tx: Transaction,
  organisationId: OrganisationId,
  { id: schemeId }: SchemeRow,
): Promise<Paying> {
  const { first, open } = await monthsToPay(tx, organisationId)
  const from = [first, ...open].flatMap((month) => month ?? []).toSorted()[0] ?? null
  // Newest first.
  const versions = await listSchemeVersions(tx, organisationId, schemeId)
  const begun = versions.findIndex(
    ({ effectiveFrom }) => from !== null && monthOf(effectiveFrom) <= from,
  )
  const paying = begun === -1 ? versions : versions.slice(0, begun + 1)
  return {
    schemeId,
    stretches: paying.map(({ effectiveFrom, document }) => ({
      from: laterOf(monthOf(effectiveFrom), from ?? monthOf(effectiveFrom)),
      rule: document.appliesTo,
    })),
  }
}

/** Whom a scheme, paying from a month on, pays beside the other active ones. */
export async function gatherDoublePay(
  tx: Transaction,
  organisationId: OrganisationId,
  { schemeId: own, stretches }: Paying,
): Promise<DoublePay> {
  const twice = new Set<string>()
  const found = new Map<string, OtherScheme>()
  const employedIn = rosterReader(tx, organisationId)
  const paths = unitPathsOf(await listUnits(tx, organisationId))
  for (const stretch of stretches) {
    // A draft may not say yet from when it pays; it is not activated so.
    if (!isCalendarDate(stretch.rule.from)) continue
    for (const other of await othersFrom(tx, organisationId, own, stretch)) {
      const { schemeId, name, from } = other
      const both = (await employedIn(from)).filter((person) =>
        [stretch.rule, other.rule].every((rule) => isPaidBy(rule, person, paths, from)),
      )
      for (const { id } of both) twice.add(id)
      const known = found.get(schemeId)
      if (both.length === 0 || (known !== undefined && known.people >= both.length)) continue
      found.set(schemeId, { schemeId, name, from, people: both.length })
    }
  }
  return { people: twice.size, schemes: [...found.values()] }
}

/** Who is employed in a month, read once. */
function rosterReader(tx: Transaction, organisationId: OrganisationId) {
  const employed = new Map<Month, readonly Employed[]>()
  return async (month: Month): Promise<readonly Employed[]> => {
    const known = employed.get(month)
    if (known !== undefined) return known
    const read = await listEmployed(tx, organisationId, monthDays(month))
    employed.set(month, read)
    return read
  }
}

function isPaidBy(
  rule: AppliesTo,
  person: Employed,
  paths: ReadonlyMap<string, readonly string[]>,
  month: Month,
): boolean {
  const days = monthDays(month)
  const place = placeOf(person, days)
  if (place === undefined) return false
  const unitPath = paths.get(place.unitId) ?? [place.unitId]
  return schemeAppliesTo(rule, { positionId: place.positionId, unitPath }, days.last)
}

/** The other active schemes as they pay from the month on, each with the first month of both. */
async function othersFrom(
  tx: Transaction,
  organisationId: OrganisationId,
  own: string,
  { from: effectiveFrom, rule }: Paying['stretches'][number],
) {
  const begins = laterOf(effectiveFrom, rule.from.slice(0, 7))
  const active = (await listSchemes(tx, organisationId)).filter(
    ({ id, retiredAt }) => id !== own && retiredAt === null,
  )
  const versions = await listSchemeVersions(tx, organisationId, null)
  return active.flatMap((other) => {
    // Newest first: the one in force in the month, or else the first one that will be.
    const theirs = versions.filter(({ schemeId }) => schemeId === other.id)
    const version = theirs.find((one) => monthOf(one.effectiveFrom) <= begins) ?? theirs.at(-1)
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
