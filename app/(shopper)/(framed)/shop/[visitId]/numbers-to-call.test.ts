import { expect, test } from 'vitest'
import { silentBriefing } from '@/lib/briefings/schema'
import type { Touchpoint } from '@/lib/core/checklist'
import { numbersToCall } from './numbers-to-call'

const told = (touchpoint: Touchpoint, scenario: string, ru = '', en = '') =>
  numbersToCall({
    touchpoint,
    scenario,
    briefing: { ...silentBriefing, instructions: { ru, en }, campaignId: 'c', passedAt: null },
  })

test('a call is made to the numbers of its scenario and its instructions, each once', () => {
  const found = told(
    'back-office',
    'Звоните: +7 000 555-04-01',
    '+7 000 555-04-00',
    '8 000 5550401',
  )
  expect(found?.map(({ href }) => href)).toEqual(['tel:+70005550401', 'tel:+70005550400'])
  expect(told('call', 'Спросите о заборе')).toEqual([])
})

test.each(['store', 'chat', 'email', 'social'] as const)('nobody is called at %s', (touchpoint) => {
  expect(told(touchpoint, 'Звоните: +7 000 555-04-01')).toBeNull()
})
