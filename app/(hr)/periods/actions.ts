'use server'

import { decideLineSchema } from '@/lib/line-decisions/schema'
import { decideLine } from '@/lib/line-decisions/use-cases/decide-line'
import { settleOpenItemSchema } from '@/lib/open-items/schema'
import {
  askReopeningSchema,
  compareRunsSchema,
  decidePeriodSchema,
  openPeriodSchema,
  periodSchema,
  reopenPeriodSchema,
} from '@/lib/periods/schema'
import { askReopening } from '@/lib/periods/use-cases/ask-reopening'
import { compareRuns } from '@/lib/periods/use-cases/compare-runs'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { reopenPeriod } from '@/lib/periods/use-cases/reopen-period'
import { settleOpenItem } from '@/lib/periods/use-cases/settle-open-item'
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

export async function compareRunsAction(input: unknown) {
  return formAction(compareRunsSchema, compareRuns)(input)
}

export async function askReopeningAction(input: unknown) {
  return formAction(askReopeningSchema, askReopening)(input)
}

export async function reopenPeriodAction(input: unknown) {
  return formAction(reopenPeriodSchema, reopenPeriod)(input)
}

export async function settleOpenItemAction(input: unknown) {
  return formAction(settleOpenItemSchema, settleOpenItem)(input)
}

export async function decideLineAction(input: unknown) {
  return formAction(decideLineSchema, decideLine)(input)
}
