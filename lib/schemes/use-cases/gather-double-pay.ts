import type { OrganisationId } from '@/lib/access/actor'
import { addMonths, isCalendarDate, type Month, monthDays } from '@/lib/core/calendar'
import type { Localized } from '@/lib/core/checklist'
import {
  firstPaidTwice,
  type MonthsToPay,
  type PaidStretch,
  paidStretches,
  sharedMonths,
} from '@/lib/core/paid-twice'
import { unitPathsOf } from '@/lib/core/unit-paths'
import { listEmployed } from '@/lib/period-facts/queries'
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

/** When and whom a scheme pays that begins, or comes back. */
interface Paying {
  readonly schemeId: string
  readonly stretches: readonly PaidStretch[]
}

/** A draft that is activated from a month on; one that does not say yet from when it pays is not. */
export function draftFrom(
  { id, draft }: SchemeRow,
  from: Month,
  toPay: MonthsToPay | null,
): Paying {
  const isDated = isCalendarDate(draft.appliesTo.from)
  const version = { effectiveFrom: `${from}-01`, document: draft }
  return { schemeId: id, stretches: isDated ? paidStretches([version], toPay) : [] }
}

/** A scheme that comes back: by the versions that pay the months which are not locked. */
export async function resumedScheme(
  tx: Transaction,
  organisationId: OrganisationId,
  { id: schemeId }: SchemeRow,
): Promise<Paying> {
  const versions = await listSchemeVersions(tx, organisationId, schemeId)
  const toPay = await monthsToPay(tx, organisationId)
  return { schemeId, stretches: paidStretches(versions, toPay) }
}

/** Whom a scheme pays beside the other active ones, by whatever version of each is in force then. */
export async function gatherDoublePay(
  tx: Transaction,
  organisationId: OrganisationId,
  { schemeId: own, stretches }: Paying,
): Promise<DoublePay> {
  const first = stretches.map(({ from }) => from).toSorted()[0]
  if (first === undefined) return { people: 0, schemes: [] }
  const others = await othersOf(tx, organisationId, own)
  const people = await listEmployed(tx, organisationId, { ...monthDays(first), last: lastDay })
  const paths = unitPathsOf(await listUnits(tx, organisationId))
  const twice = new Set<string>()
  const schemes = others.flatMap(({ schemeId, name, stretches: theirs }) => {
    const shared = stretches.flatMap((one) =>
      theirs.flatMap((other) => sharedMonths(one, other) ?? []),
    )
    const found = people.flatMap((person) => {
      const months = shared.flatMap((both) => firstPaidTwice(both, person, paths) ?? [])
      return months.length === 0 ? [] : [{ id: person.id, month: months.toSorted()[0] ?? first }]
    })
    for (const { id } of found) twice.add(id)
    const [from] = found.map(({ month }) => month).toSorted()
    return from === undefined ? [] : [{ schemeId, name, from, people: found.length }]
  })
  return { people: twice.size, schemes }
}

/** Whoever is hired or moves later is known by the roster already. */
const lastDay = '9999-12-31'

interface Other extends Paying {
  readonly name: Localized
}

/** The other active schemes by all their versions, each under the name of its newest. */
async function othersOf(
  tx: Transaction,
  organisationId: OrganisationId,
  own: string,
): Promise<readonly Other[]> {
  const schemes = await listSchemes(tx, organisationId)
  const versions = await listSchemeVersions(tx, organisationId, null)
  return schemes.flatMap(({ id: schemeId, retiredAt }) => {
    // Newest first.
    const theirs = versions.filter((version) => version.schemeId === schemeId)
    const [newest] = theirs
    if (schemeId === own || retiredAt !== null || newest === undefined) return []
    return [{ schemeId, name: newest.document.name, stretches: paidStretches(theirs) }]
  })
}

/** Null before any lock: every month may be paid. */
export async function monthsToPay(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<MonthsToPay | null> {
  const periods = await listMonthPeriods(tx, organisationId)
  const isLocked = ({ state }: (typeof periods)[number]) =>
    state === 'locked' || state === 'exported'
  const last = periods
    .filter(isLocked)
    .map(({ month }) => month)
    .toSorted()
    .at(-1)
  if (last === undefined) return null
  const open = periods.filter((period) => !isLocked(period)).map(({ month }) => month)
  return { first: addMonths(last, 1), open }
}
