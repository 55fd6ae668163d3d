import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { type CalendarDate, laterOf, type Month, monthOf } from '@/lib/core/calendar'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { TrialMonth } from '@/lib/core/scheme-trial'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { listPositions } from '@/lib/people/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listSchemes, listSchemeVersions } from '@/lib/schemes/queries'
import { listUnits } from '@/lib/units/queries'
import {
  findTrial,
  listMonthsWithFacts,
  listPeopleOfMonth,
  listTrials,
  type PreviewPerson,
  type StoredTrial,
  type TrialInList,
} from '../queries'
import { trialInputLimits } from '../schema'

/** More trials than anybody looks through; older ones are still found by their link. */
const listed = 100

export interface ListedTrial extends TrialInList {
  /** The day in the organisation's time zone. */
  readonly madeOn: CalendarDate
}

/** The kept trials, newest first. */
export async function listSchemeTrials(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<readonly ListedTrial[]> {
  authoriseVerb(actor, 'scheme-trial:read')
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, actor.organisationId)
    const trials = await listTrials(tx, actor.organisationId, listed)
    return trials.map((trial) => ({ ...trial, madeOn: dateIn(trial.madeAt, timeZone) }))
  })
}

export interface SchemeTrialView extends StoredTrial {
  /** Of the organisation: the moment of a trial is told there. */
  readonly timeZone: string
}

/** One trial as it was made. */
export async function viewSchemeTrial(
  actor: Actor,
  trialId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<SchemeTrialView> {
  authoriseVerb(actor, 'scheme-trial:read')
  return db.asActor(actor, async (tx) => {
    const found = await findTrial(tx, actor.organisationId, trialId)
    const trial = authorise(actor, 'scheme-trial:read', found)
    const { timeZone } = await findOrganisation(tx, actor.organisationId)
    return { ...trial, timeZone }
  })
}

export interface SchemeToTry {
  readonly schemeId: string
  /** Null for the draft. */
  readonly version: number | null
  readonly name: StoredTrial['document']['schemes'][number]['name']
  readonly period: SchemeDocument['period']
  /** The first month that a version pays; null for the draft. */
  readonly paysFrom: Month | null
  /** When the draft was last saved; null for a version. */
  readonly savedAt: Date | null
  /** Names of those whom it pays; empty for all positions, and for all units. */
  readonly positions: readonly string[]
  readonly units: readonly string[]
}

export interface TrialChoices {
  readonly schemes: readonly SchemeToTry[]
  /** Months that are over and in which something was measured, delivered or paid, newest first. */
  readonly months: readonly TrialMonth[]
  /** Of the organisation: when a draft was saved is told there. */
  readonly timeZone: string
  /** The day there. */
  readonly today: CalendarDate
}

/** What can be tried, and on which months. */
export async function listTrialChoices(
  actor: Actor,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<TrialChoices> {
  authoriseVerb(actor, 'scheme-trial:make')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const versions = await listSchemeVersions(tx, organisationId, null)
    const schemes = await listSchemes(tx, organisationId)
    const told = await schemeTeller(tx, organisationId)
    const today = dateIn(now, timeZone)
    return {
      ...{ timeZone, today },
      schemes: schemes.flatMap(({ id: schemeId, draft, retiredAt, updatedAt }) => [
        ...(retiredAt === null
          ? [{ schemeId, version: null, paysFrom: null, savedAt: updatedAt, ...told(draft) }]
          : []),
        ...versions
          .filter((version) => version.schemeId === schemeId)
          .map(({ number, effectiveFrom, document }) => ({
            ...{ schemeId, version: number, savedAt: null, ...told(document) },
            paysFrom: monthOf(laterOf(effectiveFrom, document.appliesTo.from)),
          })),
      ]),
      months: await listMonthsWithFacts(
        tx,
        organisationId,
        monthOf(today),
        trialInputLimits.months,
      ),
    }
  })
}

/** What somebody knows a scheme by: its name, how often and whom it pays. */
async function schemeTeller(tx: Transaction, organisationId: OrganisationId) {
  const positions = await listPositions(tx, organisationId)
  const units = await listUnits(tx, organisationId)
  const namesOf = (
    all: readonly { readonly id: string; readonly name: string }[],
    ids: readonly string[],
  ) => all.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  return ({ name, period, appliesTo }: SchemeDocument) => ({
    ...{ name, period },
    positions: namesOf(positions, appliesTo.positionIds),
    units: namesOf(units, appliesTo.unitIds),
  })
}

export interface PreviewChoices {
  readonly months: readonly TrialMonth[]
  /** Employed in the newest of the months. */
  readonly people: readonly PreviewPerson[]
}

/** On whom, and on which months, a draft can be looked at while it is written. */
export async function listPreviewChoices(
  actor: Actor,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<PreviewChoices> {
  authoriseVerb(actor, 'scheme-trial:make')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    const thisMonth = monthOf(dateIn(now, timeZone))
    const limit = trialInputLimits.months
    const months = await listMonthsWithFacts(tx, organisationId, thisMonth, limit)
    const newest = months[0]?.month
    const people = newest ? await listPeopleOfMonth(tx, organisationId, newest) : []
    return { months, people }
  })
}
