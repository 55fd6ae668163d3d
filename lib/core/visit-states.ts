import { ok, type Result, refuse } from './result'

/**
 * The life of a visit, in order. A visit that a shopper declines waits again as `planned`; that it
 * was declined, by whom and why, is a record of its own.
 * Source: PRODUCT.md; PHONE.md, Keeping it.
 */
export const visitStates = [
  'planned',
  'offered',
  'accepted',
  'submitted',
  'returned',
  'approved',
  'released',
  'cancelled',
] as const

export type VisitState = (typeof visitStates)[number]

/** Why a shopper gives a visit back. */
export const declineReasons = ['known-there', 'no-time'] as const

export type DeclineReason = (typeof declineReasons)[number]

export type VisitMove =
  | 'offer'
  | 'withdraw'
  | 'accept'
  | 'decline'
  | 'submit'
  | 'return'
  | 'approve'
  | 'release'
  | 'cancel'

/** Who a move belongs to; access to the row itself is the permission table's matter. */
export type VisitMover = 'programme-manager' | 'shopper' | 'reviewer'

/**
 * `already-done` the visit stands where the move leads; `too-early` a step is missing before it;
 * `too-late` the visit is past it; `cancelled` nothing moves it any more.
 */
export type VisitRefusal = 'already-done' | 'too-early' | 'too-late' | 'cancelled'

interface MoveRule {
  readonly from: readonly VisitState[]
  readonly to: VisitState
  readonly by: VisitMover
}

const moves: Readonly<Record<VisitMove, MoveRule>> = {
  // An offered visit can be offered to somebody else.
  offer: { from: ['planned', 'offered'], to: 'offered', by: 'programme-manager' },
  withdraw: { from: ['offered', 'accepted'], to: 'planned', by: 'programme-manager' },
  accept: { from: ['offered'], to: 'accepted', by: 'shopper' },
  decline: { from: ['offered', 'accepted'], to: 'planned', by: 'shopper' },
  submit: { from: ['accepted', 'returned'], to: 'submitted', by: 'shopper' },
  return: { from: ['submitted'], to: 'returned', by: 'reviewer' },
  approve: { from: ['submitted'], to: 'approved', by: 'reviewer' },
  release: { from: ['approved'], to: 'released', by: 'reviewer' },
  // Once a report is under review the shopper has earned an answer: return or approve it first.
  cancel: {
    from: ['planned', 'offered', 'accepted', 'returned'],
    to: 'cancelled',
    by: 'programme-manager',
  },
}

/**
 * The state of a visit after a move.
 *
 * Rule    the table above and nothing else. A retry of the same act is recognised by the caller
 *         before it asks, by what was stored: see `judgeReport` for a report sent twice.
 * Returns the next state, or why the move is not open.
 * Source  PHONE.md, Keeping it (a retry is recognised before any state check).
 */
export function afterMove(state: VisitState, move: VisitMove): Result<VisitState, VisitRefusal> {
  const rule = moves[move]
  if (rule.from.includes(state)) return ok(rule.to)
  if (state === rule.to) return refuse('already-done')
  if (state === 'cancelled') return refuse('cancelled')
  const isBefore = rule.from.every((from) => stepOf(state) < stepOf(from))
  return refuse(isBefore ? 'too-early' : 'too-late')
}

/**
 * Whom a move belongs to.
 *
 * Rule    every move has one kind of mover, whatever the state.
 * Returns the role; who of it may do it is for the permission table.
 * Source  PRODUCT.md, Who uses it.
 */
export function moverOf(move: VisitMove): VisitMover {
  return moves[move].by
}

/**
 * The moves that are open to somebody in a state, for the buttons of a screen.
 *
 * Rule    by state and mover alone, as in the table above.
 * Returns none for a state that the mover cannot change.
 * Source  PRODUCT.md, Who uses it; PHONE.md, Keeping it.
 */
export function openMoves(state: VisitState, mover: VisitMover): readonly VisitMove[] {
  return (Object.keys(moves) as VisitMove[]).filter(
    (move) => moves[move].by === mover && moves[move].from.includes(state),
  )
}

function stepOf(state: VisitState): number {
  return visitStates.indexOf(state)
}

/** A report that has come in before, as far as it decides about one that comes in now. */
export interface StoredReport {
  readonly id: string
  readonly sha256: string
}

export interface IncomingReport extends StoredReport {
  /** The report that it corrects; null for a first one. */
  readonly parentId: string | null
}

export type ReportRefusal = VisitRefusal | 'same-id-other-bytes' | 'parent-unknown'

/** Why a report is kept beside its visit and counted nowhere. */
export const asideReasons = [
  'visit-cancelled',
  'already-submitted',
  'visit-finished',
  /** It was taken back or given back, and may be another shopper's by now. */
  'visit-withdrawn',
] as const

export type AsideReason = (typeof asideReasons)[number]

/**
 * Whether a report that a visit has no place for is kept all the same.
 *
 * Rule    a finished report of a visit that was the shopper's to make is never sent back to his phone:
 *         where the visit was cancelled, or another report of it was first, it is kept and not counted.
 * Returns why it is not counted; null where it is refused (the visit was not taken, other bytes).
 * Source  PHONE.md, Keeping it (nothing is trapped in a phone).
 */
export function asideReasonOf(refusal: ReportRefusal): AsideReason | null {
  switch (refusal) {
    case 'cancelled':
      return 'visit-cancelled'
    case 'already-done':
      return 'already-submitted'
    case 'too-late':
      return 'visit-finished'
    default:
      return null
  }
}

/**
 * What becomes of a report that arrives.
 *
 * Rule    a retry is recognised before any state check: the same id with the same bytes gets the
 *         same receipt, whatever has become of the visit since; the same id with other bytes is a
 *         conflict, and both are kept. A report under review may still be corrected by one that
 *         names it as its parent. Otherwise the visit's state decides.
 * Returns `repeated` (nothing to write) or `new` with the visit's next state.
 * Source  PHONE.md, Keeping it; causes of loss L4, L7, L18.
 */
export function judgeReport(
  visit: { readonly state: VisitState; readonly reports: readonly StoredReport[] },
  incoming: IncomingReport,
): Result<
  { readonly kind: 'repeated' } | { readonly kind: 'new'; readonly state: VisitState },
  ReportRefusal
> {
  const known = visit.reports.find((report) => report.id === incoming.id)
  if (known) {
    return known.sha256 === incoming.sha256
      ? ok({ kind: 'repeated' })
      : refuse('same-id-other-bytes')
  }
  const isParentKnown = visit.reports.some((report) => report.id === incoming.parentId)
  if (incoming.parentId !== null && !isParentKnown) return refuse('parent-unknown')
  if (visit.state === 'submitted' && incoming.parentId !== null) {
    return ok({ kind: 'new', state: 'submitted' })
  }
  const next = afterMove(visit.state, 'submit')
  return next.ok ? ok({ kind: 'new', state: next.value }) : next
}
