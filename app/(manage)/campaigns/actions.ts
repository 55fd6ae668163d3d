'use server'

import { saveBriefingSchema } from '@/lib/briefings/schema'
import { saveBriefing } from '@/lib/briefings/use-cases/save-briefing'
import {
  campaignIdSchema,
  changeCampaignSchema,
  createCampaignSchema,
  publishNoticeSchema,
} from '@/lib/campaigns/schema'
import { changeCampaign } from '@/lib/campaigns/use-cases/change-campaign'
import { closeCampaign } from '@/lib/campaigns/use-cases/close-campaign'
import { createCampaign } from '@/lib/campaigns/use-cases/create-campaign'
import { openCampaign } from '@/lib/campaigns/use-cases/open-campaign'
import { publishStaffNotice } from '@/lib/campaigns/use-cases/publish-staff-notice'
import { assignShopperSchema, planVisitsSchema } from '@/lib/planning/schema'
import { assignShopper } from '@/lib/planning/use-cases/assign-shopper'
import { planVisits } from '@/lib/planning/use-cases/plan-visits'
import { previewVisits } from '@/lib/planning/use-cases/preview-visits'
import { formAction } from '@/lib/platform/actions'
import { releaseVisitsSchema } from '@/lib/reviews/schema'
import { releaseVisits } from '@/lib/reviews/use-cases/release-visits'
import { cancelVisitSchema } from '@/lib/visits/schema'
import { cancelVisit } from '@/lib/visits/use-cases/cancel-visit'

export async function createCampaignAction(input: unknown) {
  return formAction(createCampaignSchema, createCampaign)(input)
}

export async function changeCampaignAction(input: unknown) {
  return formAction(changeCampaignSchema, changeCampaign)(input)
}

export async function saveBriefingAction(input: unknown) {
  return formAction(saveBriefingSchema, saveBriefing)(input)
}

export async function openCampaignAction(input: unknown) {
  return formAction(campaignIdSchema, openCampaign)(input)
}

export async function closeCampaignAction(input: unknown) {
  return formAction(campaignIdSchema, closeCampaign)(input)
}

export async function publishNoticeAction(input: unknown) {
  return formAction(publishNoticeSchema, publishStaffNotice)(input)
}

export async function previewVisitsAction(input: unknown) {
  return formAction(planVisitsSchema, previewVisits)(input)
}

export async function planVisitsAction(input: unknown) {
  return formAction(planVisitsSchema, planVisits)(input)
}

export async function assignShopperAction(input: unknown) {
  return formAction(assignShopperSchema, assignShopper)(input)
}

export async function cancelVisitAction(input: unknown) {
  return formAction(cancelVisitSchema, cancelVisit)(input)
}

export async function releaseVisitsAction(input: unknown) {
  return formAction(releaseVisitsSchema, releaseVisits)(input)
}
