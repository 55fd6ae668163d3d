import { describe, expect, it } from 'vitest'
import type { GrantKind } from '@/lib/access/actor'
import { roleCards } from './role-cards'

const account = (displayName: string, ...grants: GrantKind[]) => ({
  accountId: displayName,
  displayName,
  grants,
})

describe('roleCards', () => {
  it('shows each role once, in the order of the story, and two of HR', () => {
    const cards = roleCards([
      account('Я', 'hr'),
      account('А', 'hr'),
      account('Б', 'administrator'),
      account('В', 'employee'),
      account('Г', 'employee'),
      account('Д', 'programme-manager'),
    ])
    expect(cards.map((card) => [card.displayName, card.sentence])).toEqual([
      ['Д', 'programme-manager'],
      ['В', 'employee'],
      ['А', 'hr'],
      ['Я', 'second-hr'],
      ['Б', 'administrator'],
    ])
  })

  it('shows somebody of several grants for the telling one', () => {
    expect(roleCards([account('Е', 'employee', 'unit-head')])).toMatchObject([
      { grant: 'unit-head', sentence: 'unit-head' },
    ])
  })

  it('shows nothing where there is nobody', () => {
    expect(roleCards([])).toEqual([])
  })
})
