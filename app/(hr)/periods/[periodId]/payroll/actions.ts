'use server'

import { savePayrollLayoutSchema } from '@/lib/payroll-layouts/schema'
import { savePayrollLayout } from '@/lib/payroll-layouts/use-cases/save-payroll-layout'
import { formAction } from '@/lib/platform/actions'

export async function savePayrollLayoutAction(input: unknown) {
  return formAction(savePayrollLayoutSchema, savePayrollLayout)(input)
}
