import { describe, expect, it } from 'vitest'
import { outdatedBy, type WrittenSince } from './outdated-run'

const nothing: WrittenSince = {
  ...{ lines: 0, visits: 0, figures: 0, timesheets: 0, salaries: 0, people: 0, rules: 0 },
  ...{ schemes: 0, settlements: 0 },
}

describe('a run', () => {
  it('goes on where nothing, or only visits, came after it', () => {
    expect(outdatedBy(nothing)).toBeNull()
    expect(outdatedBy({ ...nothing, visits: 7 })).toBeNull()
  })

  it('is outdated by a decision and by every kind of fact', () => {
    const none = { decisions: 0, facts: 0, schemes: 0 }
    expect(outdatedBy({ ...nothing, lines: 1 })).toEqual({ ...none, decisions: 1 })
    expect(outdatedBy({ ...nothing, settlements: 1 })).toEqual({ ...none, decisions: 1 })
    expect(outdatedBy({ ...nothing, lines: 2, settlements: 1 })).toMatchObject({ decisions: 3 })
    const kinds = ['figures', 'timesheets', 'salaries', 'people', 'rules', 'schemes'] as const
    for (const kind of kinds)
      expect(outdatedBy({ ...nothing, [kind]: 2 })).toEqual({
        ...{ decisions: 0, facts: 2, schemes: kind === 'schemes' ? 2 : 0 },
      })
    expect(outdatedBy({ ...nothing, lines: 1, visits: 3, figures: 2, rules: 1 })).toEqual({
      decisions: 1,
      facts: 3,
      schemes: 0,
    })
  })
})
