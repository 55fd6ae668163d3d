import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { monthOf } from '@/lib/core/calendar'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { TrialMonth } from '@/lib/core/scheme-trial'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { listSchemes, listSchemeVersions } from '@/lib/schemes/queries'
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

/** The kept trials, newest first. */
export async function listSchemeTrials(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<readonly TrialInList[]> {
  authoriseVerb(actor, 'scheme-trial:read')
  return db.asActor(actor, (tx) => listTrials(tx, actor.organisationId, listed))
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
}

export interface TrialChoices {
  readonly schemes: readonly SchemeToTry[]
  /** Months that are over and in which something was measured, delivered or paid, newest first. */
  readonly months: readonly TrialMonth[]
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
    const thisMonth = monthOf(dateIn(now, timeZone))
    return {
      schemes: schemes.flatMap(({ id: schemeId, draft, retiredAt }) => [
        ...(retiredAt === null
          ? [{ schemeId, version: null, name: draft.name, period: draft.period }]
          : []),
        ...versions
          .filter((version) => version.schemeId === schemeId)
          .map(({ number, document: { name, period } }) => ({
            ...{ schemeId, version: number, name, period },
          })),
      ]),
      months: await listMonthsWithFacts(tx, organisationId, thisMonth, trialInputLimits.months),
    }
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
