import type { GrantKind } from '@/lib/access/actor'

/** What the browser gets of a demo account. */
export interface RoleCard {
  readonly accountId: string
  readonly displayName: string
  /** The grant that the account is shown for. */
  readonly grant: GrantKind
  readonly sentence: GrantKind | 'second-hr'
}

/** In the order of the story: plan, visit, review, see, pay, run. */
const order: readonly GrantKind[] = [
  'programme-manager',
  'shopper',
  'reviewer',
  'employee',
  'unit-head',
  'hr',
  'administrator',
]

// An account with several grants is shown for the rarest of them.
const telling: readonly GrantKind[] = [
  'administrator',
  'unit-head',
  'hr',
  'reviewer',
  'programme-manager',
  'shopper',
  'employee',
]

/** The demo's accounts as cards, one for each grant; HR has two, because four eyes need them. */
export function roleCards(
  accounts: readonly {
    readonly accountId: string
    readonly displayName: string
    readonly grants: readonly GrantKind[]
  }[],
): readonly RoleCard[] {
  const shown = accounts.map(({ accountId, displayName, grants }) => ({
    accountId,
    displayName,
    grant: telling.find((kind) => grants.includes(kind)) ?? 'employee',
  }))
  return order.flatMap((grant) => {
    const byName = shown
      .filter((card) => card.grant === grant)
      .sort((a, b) => (a.displayName < b.displayName ? -1 : 1))
    const [first, second] = byName
    if (!first) return []
    const cards: RoleCard[] = [{ ...first, sentence: grant }]
    if (grant === 'hr' && second) cards.push({ ...second, sentence: 'second-hr' })
    return cards
  })
}
