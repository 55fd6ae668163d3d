import { expect, test } from 'vitest'
import { aChecklist } from '@/test/factories/checklist'
import { agreedPolicies } from './agreed-policies'

const { policies } = aChecklist([])

test('what all have in common is named, what differs is not', () => {
  expect(agreedPolicies([])).toBeNull()
  expect(agreedPolicies([policies, { ...policies, allowOver100: true }])).toEqual({
    method: policies.method,
    notApplicable: policies.notApplicable,
    unanswered: policies.unanswered,
  })
  const other = { ...policies, method: 'total-points', unanswered: 'counts' } as const
  expect(agreedPolicies([other, policies])).toEqual({
    method: 'mixed',
    notApplicable: policies.notApplicable,
    unanswered: 'mixed',
  })
})
