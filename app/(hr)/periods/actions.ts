'use server'

import { decidePeriodSchema, openPeriodSchema, periodSchema } from '@/lib/periods/schema'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { verifyLockedPeriod } from '@/lib/periods/use-cases/view-period'
import { formAction } from '@/lib/platform/actions'

export async function openPeriodAction(input: unknown) {
  return formAction(openPeriodSchema, openPeriod)(input)
}

export async function computePeriodAction(input: unknown) {
  return formAction(periodSchema, computePeriod)(input)
}

export async function decidePeriodAction(input: unknown) {
  return formAction(decidePeriodSchema, decidePeriod)(input)
}

export async function verifyPeriodAction(input: unknown) {
  return formAction(periodSchema, verifyLockedPeriod)(input)
}
