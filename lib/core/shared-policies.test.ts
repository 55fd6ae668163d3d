import { expect, test } from 'vitest'
import { aChecklist } from '@/test/factories/checklist'
import { sharedPolicies } from './shared-policies'

const { policies } = aChecklist([])

test('what all have in common is named, what differs is not', () => {
  expect(sharedPolicies([])).toBeNull()
  expect(sharedPolicies([policies, { ...policies, allowOver100: true }])).toEqual({
    method: policies.method,
    notApplicable: policies.notApplicable,
    unanswered: policies.unanswered,
  })
  const other = { ...policies, method: 'total-points', unanswered: 'counts' } as const
  expect(sharedPolicies([other, policies])).toEqual({
    method: 'mixed',
    notApplicable: policies.notApplicable,
    unanswered: 'mixed',
  })
})
