import type { VisitState } from './visit-states'

/** What the order of the shopper's home depends on. Instants are ISO 8601 texts. */
export interface HomeVisit {
  readonly id: string
  readonly state: VisitState
  readonly opensAt: string
  readonly closesAt: string
  readonly dueAt: string
  readonly canAccept: boolean
  readonly pay: { readonly paidOn: string | null }
}

/** What the phone knows beyond the server: by the ids of visits. */
export interface OnPhone {
  /** A finished report waits here and moves by itself. */
  readonly waiting: ReadonlySet<string>
  /** The server has confirmed a report, whatever the list says yet. */
  readonly confirmed: ReadonlySet<string>
}

export const homeGroups = [
  'due',
  'returned',
  'accepted',
  'offered',
  'waiting',
  'submitted',
  'approved',
  'paid',
  'cancelled',
] as const

export type HomeGroup = (typeof homeGroups)[number]

/** Why a visit stands first. */
export type FirstReason = 'overdue' | 'due' | 'returned' | 'open' | 'offered' | 'later'

export interface First<Visit> {
  readonly visit: Visit
  readonly why: FirstReason
  readonly group: HomeGroup
}

export interface ShopperHome<Visit> {
  /** null: nothing waits for the shopper. */
  readonly first: First<Visit> | null
  /** Every visit once, the first one left out; empty groups too, in their order. */
  readonly groups: readonly { readonly group: HomeGroup; readonly visits: readonly Visit[] }[]
}

const DAY_MS = 86_400_000

/**
 * The shopper's visits by what they wait for, and the one to do something about now.
 *
 * Rule    a finished report needs nothing of the shopper, whatever the server does not know yet.
 *         `due` is an accepted visit whose report is expected within a day, or was. First comes what
 *         is due (earliest deadline), then what came back, what can be made now, what is offered and
 *         can still be taken, and last what opens later.
 * Units   visits come with the soonest deadline first and stay in that order.
 * Returns groups of the reader's own visits; those of no group (planned) are left out.
 * Source  PHONE.md; LOOK.md, Frame (the next thing to do on top).
 */
export function shopperHome<Visit extends HomeVisit>(
  visits: readonly Visit[],
  onPhone: OnPhone,
  now: Date,
): ShopperHome<Visit> {
  const placed = visits.flatMap((visit) => {
    const group = groupOf(visit, onPhone, now)
    return group === null ? [] : [{ visit, group }]
  })
  const first = firstOf(placed, now)
  const groups = homeGroups.map((group) => ({
    group,
    visits: placed
      .filter((one) => one.group === group && one.visit.id !== first?.visit.id)
      .map(({ visit }) => visit),
  }))
  return { first, groups }
}

function groupOf(visit: HomeVisit, { waiting, confirmed }: OnPhone, now: Date): HomeGroup | null {
  switch (visit.state) {
    case 'approved':
    case 'released':
      return visit.pay.paidOn === null ? 'approved' : 'paid'
    case 'submitted':
      return 'submitted'
    case 'returned':
      return waiting.has(visit.id) ? 'waiting' : 'returned'
    case 'accepted':
      if (waiting.has(visit.id)) return 'waiting'
      if (confirmed.has(visit.id)) return 'submitted'
      return isDueSoon(visit, now) ? 'due' : 'accepted'
    case 'offered':
      return 'offered'
    case 'cancelled':
      return waiting.has(visit.id) ? 'waiting' : 'cancelled'
    default:
      return null
  }
}

interface Placed<Visit> {
  readonly visit: Visit
  readonly group: HomeGroup
}

function firstOf<Visit extends HomeVisit>(
  placed: readonly Placed<Visit>[],
  now: Date,
): First<Visit> | null {
  const reasons: readonly (readonly [FirstReason, (one: Placed<Visit>) => boolean])[] = [
    ['overdue', ({ visit, group }) => isMine(group) && new Date(visit.dueAt) < now],
    ['due', ({ visit, group }) => isMine(group) && isDueSoon(visit, now)],
    ['returned', ({ group }) => group === 'returned'],
    ['open', ({ visit, group }) => group === 'accepted' && new Date(visit.opensAt) <= now],
    ['offered', ({ visit, group }) => group === 'offered' && canStillTake(visit, now)],
    ['later', ({ group }) => group === 'accepted'],
  ]
  for (const [why, applies] of reasons) {
    const found = placed.find(applies)
    if (found) return { ...found, why }
  }
  return null
}

const isMine = (group: HomeGroup) => group === 'due' || group === 'returned'

function isDueSoon({ dueAt }: HomeVisit, now: Date): boolean {
  return new Date(dueAt).getTime() - now.getTime() < DAY_MS
}

/** The list may be a day old on a phone without a network: the window is asked again. */
function canStillTake({ canAccept, closesAt }: HomeVisit, now: Date): boolean {
  return canAccept && now < new Date(closesAt)
}
