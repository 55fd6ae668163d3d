'use server'

import {
  checklistSchema,
  checklistVersionSchema,
  compareVersionsSchema,
  createChecklistSchema,
  publishChecklistSchema,
} from '@/lib/checklists/schema'
import { compareVersions } from '@/lib/checklists/use-cases/compare-versions'
import { createChecklist } from '@/lib/checklists/use-cases/create-checklist'
import { publishChecklist } from '@/lib/checklists/use-cases/publish-checklist'
import { restoreChecklist, retireChecklist } from '@/lib/checklists/use-cases/retire-checklist'
import { restoreVersion, retireVersion } from '@/lib/checklists/use-cases/retire-version'
import { readDraft } from '@/lib/checklists/use-cases/view-checklist'
import { listKnownPicturesSchema } from '@/lib/pictures/schema'
import { listKnownPictures } from '@/lib/pictures/use-cases/list-known-pictures'
import { formAction } from '@/lib/platform/actions'
import {
  addBankItemsSchema,
  fillBankSchema,
  listBankItemsSchema,
  removeBankItemSchema,
} from '@/lib/question-bank/schema'
import { addBankItems } from '@/lib/question-bank/use-cases/add-bank-items'
import { fillBank } from '@/lib/question-bank/use-cases/fill-bank'
import { listBankItems } from '@/lib/question-bank/use-cases/list-bank-items'
import { removeBankItem } from '@/lib/question-bank/use-cases/remove-bank-item'

export async function createChecklistAction(input: unknown) {
  return formAction(createChecklistSchema, createChecklist)(input)
}

export async function readDraftAction(input: unknown) {
  return formAction(checklistSchema, readDraft)(input)
}

export async function compareVersionsAction(input: unknown) {
  return formAction(compareVersionsSchema, compareVersions)(input)
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

export async function retireVersionAction(input: unknown) {
  return formAction(checklistVersionSchema, retireVersion)(input)
}

export async function restoreVersionAction(input: unknown) {
  return formAction(checklistVersionSchema, restoreVersion)(input)
}

export async function listKnownPicturesAction(input: unknown) {
  return formAction(listKnownPicturesSchema, listKnownPictures)(input)
}

export async function addBankItemsAction(input: unknown) {
  return formAction(addBankItemsSchema, addBankItems)(input)
}

export async function fillBankAction(input: unknown) {
  return formAction(fillBankSchema, fillBank)(input)
}

export async function listBankItemsAction(input: unknown) {
  return formAction(listBankItemsSchema, listBankItems)(input)
}

export async function removeBankItemAction(input: unknown) {
  return formAction(removeBankItemSchema, removeBankItem)(input)
}
