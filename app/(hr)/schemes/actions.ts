'use server'

import { formAction } from '@/lib/platform/actions'
import {
  activateSchemeSchema,
  copySchemeSchema,
  createSchemeSchema,
  retireSchemeSchema,
  saveSchemeDraftSchema,
} from '@/lib/schemes/schema'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { copyScheme } from '@/lib/schemes/use-cases/copy-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { retireScheme } from '@/lib/schemes/use-cases/retire-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'

export async function createSchemeAction(input: unknown) {
  return formAction(createSchemeSchema, createScheme)(input)
}

export async function copySchemeAction(input: unknown) {
  return formAction(copySchemeSchema, copyScheme)(input)
}

export async function saveSchemeDraftAction(input: unknown) {
  return formAction(saveSchemeDraftSchema, saveSchemeDraft)(input)
}

export async function activateSchemeAction(input: unknown) {
  return formAction(activateSchemeSchema, activateScheme)(input)
}

export async function retireSchemeAction(input: unknown) {
  return formAction(retireSchemeSchema, retireScheme)(input)
}
