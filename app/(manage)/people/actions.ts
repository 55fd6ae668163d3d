'use server'

import { payOffCycleSchema } from '@/lib/off-cycle/schema'
import {
  changePersonSchema,
  createPersonSchema,
  createPositionSchema,
  setSalarySchema,
  transferPersonSchema,
} from '@/lib/people/schema'
import { changePerson } from '@/lib/people/use-cases/change-person'
import { createPerson } from '@/lib/people/use-cases/create-person'
import { createPosition } from '@/lib/people/use-cases/create-position'
import { setSalary } from '@/lib/people/use-cases/set-salary'
import { transferPerson } from '@/lib/people/use-cases/transfer-person'
import { formAction } from '@/lib/platform/actions'
import { computeLeaver } from '@/lib/reports/use-cases/compute-leaver'

export async function createPersonAction(input: unknown) {
  return formAction(createPersonSchema, createPerson)(input)
}

export async function changePersonAction(input: unknown) {
  return formAction(changePersonSchema, changePerson)(input)
}

export async function transferPersonAction(input: unknown) {
  return formAction(transferPersonSchema, transferPerson)(input)
}

export async function setSalaryAction(input: unknown) {
  return formAction(setSalarySchema, setSalary)(input)
}

export async function createPositionAction(input: unknown) {
  return formAction(createPositionSchema, createPosition)(input)
}

export async function computeLeaverAction(input: unknown) {
  return formAction(payOffCycleSchema, computeLeaver)(input)
}
