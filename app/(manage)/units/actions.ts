'use server'

import { formAction } from '@/lib/platform/actions'
import { saveUnitSchema } from '@/lib/units/schema'
import { saveUnit } from '@/lib/units/use-cases/save-unit'

export async function saveUnitAction(input: unknown) {
  return formAction(saveUnitSchema, saveUnit)(input)
}
