import type { Actor } from '@/lib/access/actor'
import { createCampaign } from '@/lib/campaigns/use-cases/create-campaign'
import { openCampaign } from '@/lib/campaigns/use-cases/open-campaign'
import { publishStaffNotice } from '@/lib/campaigns/use-cases/publish-staff-notice'
import { addDays, addMonths, type DayRange, daysOfMonths, monthDays } from '@/lib/core/calendar'
import type { Deps } from '@/lib/platform/deps'
import { addShopper } from '@/lib/shoppers/use-cases/add-shopper'
import { type CampaignName, campaignNames, demoRoles, type Touchpoint } from './cast'
import { type Company, setPassword } from './found-company'
import { callCentre } from './places'
import {
  type Checklist,
  publishDocument,
  publishStoreVisit,
  publishTemplate,
} from './publish-checklists'
import { shoppersOf } from './roster'
import { actorOf, done } from './steps'
import { dayOfMonth, momentOf, moscow, type Story } from './story'
import { purposes, staffNotice } from './texts/campaigns'
import { orderDeskForm } from './texts/order-desk-form'

export interface Shopper {
  readonly shopperId: string
  readonly label: string
  readonly actor: Actor
}

export interface Programmes {
  /** As they stand now. */
  readonly checklists: Readonly<Record<Touchpoint, Checklist>>
  /** The store visit as it was until the second version came. */
  readonly formerStoreVisit: Checklist
  /** Branches, and has many kinds of answers. */
  readonly orderDesk: Checklist
  readonly campaignIds: Readonly<Record<CampaignName, string>>
  readonly shoppers: readonly Shopper[]
}

/** Place in the history of the month from which on the second store visit is used. */
export const monthOfSecondVersion = 4

/** Checklists, shoppers and programmes, in the weeks before the first month. */
export async function openProgrammes(
  story: Story,
  { actors, unitIds, organisationId }: Company,
  deps: Deps,
): Promise<Programmes> {
  const firstOn = dayOfMonth(story.months[0] ?? story.anchorMonth, 1)
  const at = (days: number, time: string) => ({
    ...deps,
    now: moscow(addDays(firstOn, days), time),
  })
  const { manager, administrator } = actors
  const shoppers: Shopper[] = []
  for (const { name, label, phone, email } of shoppersOf()) {
    const then = at(-30, '11:00')
    const shopper = { label, fullName: name, phone, email }
    const { shopperId, accountId } = done(await addShopper(manager, shopper, then))
    if (accountId === null) throw new Error('A shopper of the demo has no account')
    if (email === demoRoles.shopper.email) await setPassword(administrator, accountId, then)
    shoppers.push({ shopperId, label, actor: await actorOf(organisationId, accountId, then) })
  }
  const secondOn = addDays(dayOfMonth(story.months[monthOfSecondVersion] ?? '', 1), -6)
  const storeVisit = await publishStoreVisit(manager, at(-28, '12:00'), {
    ...deps,
    now: moscow(secondOn, '15:00'),
  })
  const campaign = (name: CampaignName, days: DayRange, then: Deps) =>
    startCampaign(manager, name, days, then)
  const allTime = daysOfMonths(
    story.months[0] ?? story.anchorMonth,
    addMonths(story.anchorMonth, 3),
  )
  const openedAt = at(-25, '10:00')
  const callCampaign = await campaign('call', allTime, openedAt)
  const concerned = [unitIds.get(callCentre.code) ?? '']
  done(
    await publishStaffNotice(manager, { campaignId: callCampaign, unitIds: concerned }, openedAt),
  )
  const pilotAt = { ...deps, now: momentOf(story, dayOfMonth(story.anchorMonth, 1), '08:30') }
  return {
    shoppers,
    checklists: {
      store: storeVisit.now,
      call: await publishTemplate(manager, 'call', at(-28, '12:20')),
      backOffice: await publishTemplate(manager, 'backOffice', at(-28, '12:40')),
    },
    formerStoreVisit: storeVisit.before,
    orderDesk: await publishDocument(manager, orderDeskForm, pilotAt),
    campaignIds: {
      store: await campaign('store', allTime, openedAt),
      call: callCampaign,
      backOffice: await campaign('backOffice', allTime, openedAt),
      pilot: await campaign('pilot', monthDays(story.anchorMonth), pilotAt),
      draft: await campaign('draft', monthDays(addMonths(story.anchorMonth, 4)), pilotAt),
    },
  }
}

const fees: Readonly<Record<CampaignName, string>> = {
  store: '900.00',
  call: '350.00',
  backOffice: '300.00',
  pilot: '1100.00',
  draft: '900.00',
}

/** Creates the campaign and, unless it is the draft, opens it. */
async function startCampaign(
  manager: Actor,
  name: CampaignName,
  days: DayRange,
  deps: Deps,
): Promise<string> {
  const namesPeople = name === 'call'
  const input = {
    name: campaignNames[name],
    purpose: purposes[name],
    startsOn: days.first,
    endsOn: days.last,
    fee: fees[name],
    deadlineHours: 24,
    namesPeople,
    noticeText: namesPeople ? staffNotice : null,
    noticeDays: 14,
  }
  const { campaignId } = done(await createCampaign(manager, input, deps))
  if (name !== 'draft') done(await openCampaign(manager, { campaignId }, deps))
  return campaignId
}
