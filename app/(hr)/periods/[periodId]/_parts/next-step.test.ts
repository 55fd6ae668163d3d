import { describe, expect, it } from 'vitest'
import type { PeriodDecision } from '@/lib/periods/queries'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { nextStep } from './next-step'

type Read = Parameters<typeof nextStep>[0]

const month = (state: PeriodView['period']['state'], more: Partial<Read> = {}): Read => ({
  period: { state } as PeriodView['period'],
  statements: [{} as PeriodView['statements'][number]],
  moves: [],
  decisions: [],
  cannotApprove: null,
  cannotReopen: 'not-asked',
  ...more,
})

const asked = [{ kind: 'reopen-asked' } as PeriodDecision]

describe('what comes next in a month', () => {
  it('is told by its state', () => {
    for (const state of ['open', 'computed', 'approved', 'locked', 'exported'] as const)
      expect(nextStep(month(state))).toBe(state)
  })

  it('is not to submit what pays nobody', () => {
    expect(nextStep(month('computed', { statements: [] }))).toBe('open')
  })

  it('is the approval only for those who may give it', () => {
    const moves = ['compute', 'approve'] as const
    expect(nextStep(month('submitted', { moves }))).toBe('approve')
    expect(nextStep(month('submitted', { moves, cannotApprove: 'wrote-the-scheme' }))).toBe(
      'submitted',
    )
  })

  it('is the answer to who asks for it to be opened again, by somebody else', () => {
    const second = month('locked', { decisions: asked, cannotReopen: null })
    expect(nextStep(second)).toBe('reopen')
    const oneself = month('locked', { decisions: asked, cannotReopen: 'asked-oneself' })
    expect(nextStep(oneself)).toBe('reopen-other')
    expect(nextStep(month('exported', { decisions: asked }))).toBe('exported')
  })

  it('is as of any locked month once nobody can open it any more', () => {
    const late = month('locked', { decisions: asked, cannotReopen: 'later-locked' })
    expect(nextStep(late)).toBe('locked')
  })
})
