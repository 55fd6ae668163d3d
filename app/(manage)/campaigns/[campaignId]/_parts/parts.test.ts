import { describe, expect, test } from 'vitest'
import type { ViewedCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import { nextStepOf, partOf } from './parts'

const visits = { all: 0, open: 0, toReview: 0, toRelease: 0, released: 0 }

function view(
  matters: Partial<Omit<ViewedCampaign, 'campaign' | 'visits'>> & {
    campaign?: Partial<ViewedCampaign['campaign']>
    visits?: Partial<ViewedCampaign['visits']>
  } = {},
): ViewedCampaign {
  return {
    currency: 'RUB',
    timeZone: 'Europe/Moscow',
    today: '2026-10-20',
    mayChange: true,
    mayPlan: true,
    mayRelease: false,
    ...matters,
    visits: { ...visits, ...matters.visits },
    notice: {
      deliveredTo: 0,
      withoutAccess: 0,
      missing: 0,
      mayNamePeople: false,
      reason: 'names-nobody',
      from: null,
      ...matters.notice,
    },
    campaign: {
      id: 'c',
      name: 'Октябрь',
      purpose: '',
      startsOn: '2026-10-01',
      endsOn: '2026-10-31',
      namesPeople: false,
      noticeText: null,
      noticePublishedOn: null,
      noticeDays: 14,
      noticeUnitIds: [],
      fee: '700.00',
      deadlineHours: 24,
      state: 'open',
      ...matters.campaign,
    },
  }
}

const reader = { mayChange: false, mayPlan: false }
const silent = {
  deliveredTo: 0,
  withoutAccess: 0,
  missing: 0,
  mayNamePeople: false,
  reason: 'notice-not-published',
  from: null,
} as const

describe('the next step', () => {
  test.each([
    ['a draft is opened', view({ campaign: { state: 'draft' } }), 'open'],
    ['not by who may not', view({ ...reader, campaign: { state: 'draft' } }), null],
    ['the notice first', view({ notice: silent, campaign: { state: 'draft' } }), 'notice'],
    ['visits are assigned', view(), 'plan'],
    [
      'results wait for a reviewer',
      view({ ...reader, mayRelease: true, visits: { toRelease: 1 } }),
      'release',
    ],
    ['the days are over', view({ today: '2026-11-01' }), 'close'],
    [
      'the days are over, reports wait',
      view({ today: '2026-11-01', visits: { toReview: 1 } }),
      null,
    ],
    ['nothing after the close', view({ campaign: { state: 'closed' } }), null],
  ])('%s', (_, seen, step) => {
    expect(nextStepOf(seen)).toBe(step)
  })
})

describe('the part of the address', () => {
  test('what is not there, or not for this reader, is the visits', () => {
    expect(partOf(view(), 'plan')).toBe('plan')
    expect(partOf(view(reader), 'plan')).toBe('visits')
    expect(partOf(view({ campaign: { state: 'closed' } }), 'plan')).toBe('visits')
    expect(partOf(view(), 'nonsense')).toBe('visits')
    expect(partOf(view(), undefined)).toBe('visits')
  })
})
