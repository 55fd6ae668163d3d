'use server'

import {
  checklistSchema,
  createChecklistSchema,
  publishChecklistSchema,
  saveChecklistDraftSchema,
} from '@/lib/checklists/schema'
import { createChecklist } from '@/lib/checklists/use-cases/create-checklist'
import { publishChecklist } from '@/lib/checklists/use-cases/publish-checklist'
import { restoreChecklist, retireChecklist } from '@/lib/checklists/use-cases/retire-checklist'
import { saveChecklistDraft } from '@/lib/checklists/use-cases/save-checklist-draft'
import { readDraft } from '@/lib/checklists/use-cases/view-checklist'
import { formAction } from '@/lib/platform/actions'

export async function createChecklistAction(input: unknown) {
  return formAction(createChecklistSchema, createChecklist)(input)
}

export async function saveChecklistDraftAction(input: unknown) {
  return formAction(saveChecklistDraftSchema, saveChecklistDraft)(input)
}

export async function readDraftAction(input: unknown) {
  return formAction(checklistSchema, readDraft)(input)
}

export async function publishChecklistAction(input: unknown) {
  return formAction(publishChecklistSchema, publishChecklist)(input)
}

export async function retireChecklistAction(input: unknown) {
  return formAction(checklistSchema, retireChecklist)(input)
}

export async function restoreChecklistAction(input: unknown) {
  return formAction(checklistSchema, restoreChecklist)(input)
}
