'use server'

import { formAction } from '@/lib/platform/actions'
import {
  changeStandardSchema,
  createStandardSchema,
  removeStandardSchema,
} from '@/lib/standards/schema'
import { changeStandard } from '@/lib/standards/use-cases/change-standard'
import { createStandard } from '@/lib/standards/use-cases/create-standard'
import { removeStandard } from '@/lib/standards/use-cases/remove-standard'

export async function createStandardAction(input: unknown) {
  return formAction(createStandardSchema, createStandard)(input)
}

export async function changeStandardAction(input: unknown) {
  return formAction(changeStandardSchema, changeStandard)(input)
}

export async function removeStandardAction(input: unknown) {
  return formAction(removeStandardSchema, removeStandard)(input)
}
