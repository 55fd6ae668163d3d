import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { type CalendarDate, laterOf, monthOf } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import { sha256OfText } from '@/lib/core/fingerprint'
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
  type SchemeMarks,
  type StoredTrial,
  type TrialInList,
} from '../queries'
import { trialInputLimits } from '../schema'
import { tellSchemes } from './tell-schemes'

/** More trials than anybody looks through; older ones are still found by their link. */
const listed = 100

/** Of the organisation: moments are told there. */
interface Clock {
  readonly timeZone: string
  /** The day there. */
  readonly today: CalendarDate
}

export interface SchemeTrials extends Clock {
  /** Newest first. */
  readonly trials: readonly TrialInList[]
}

/** The kept trials. */
export async function listSchemeTrials(
  actor: Actor,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<SchemeTrials> {
  authoriseVerb(actor, 'scheme-trial:read')
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, actor.organisationId)
    const trials = await listTrials(tx, actor.organisationId, listed)
    return { trials, timeZone, today: dateIn(now, timeZone) }
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

export interface SchemeToTry extends SchemeMarks {
  readonly schemeId: string
  /** Null for the draft. */
  readonly version: number | null
  readonly name: StoredTrial['document']['schemes'][number]['name']
  readonly period: SchemeDocument['period']
  /** Two of one print are the same scheme and cannot stand beside each other. */
  readonly fingerprint: string
  /** The newest version from which the draft does not differ; null for a version. */
  readonly sameAsVersion: number | null
}

export interface TrialChoices extends Clock {
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
    const told = await tellSchemes(tx, organisationId)
    const today = dateIn(now, timeZone)
    return {
      ...{ timeZone, today },
      schemes: schemes.flatMap(({ id: schemeId, draft, retiredAt, updatedAt }) => {
        const own = versions.filter((version) => version.schemeId === schemeId)
        const fingerprint = sha256OfText(canonicalJson(draft))
        const same = own.find((version) => version.fingerprint === fingerprint)
        const ofDraft: SchemeToTry = {
          ...{ schemeId, version: null, paysFrom: null, savedAt: updatedAt, fingerprint },
          ...{ sameAsVersion: same?.number ?? null, ...told(draft) },
        }
        const ofVersions = own.map(
          ({ number, effectiveFrom, document, ...version }): SchemeToTry => ({
            ...{ schemeId, version: number, savedAt: null },
            paysFrom: monthOf(laterOf(effectiveFrom, document.appliesTo.from)),
            ...{ fingerprint: version.fingerprint, sameAsVersion: null, ...told(document) },
          }),
        )
        return [...(retiredAt === null ? [ofDraft] : []), ...ofVersions]
      }),
      months: await listMonthsWithFacts(
        tx,
        organisationId,
        monthOf(today),
        trialInputLimits.months,
      ),
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
