import type { Actor } from '@/lib/access/actor'
import { may, type Verb } from '@/lib/access/permissions'
import type { PeriodMove, PeriodState } from '@/lib/core/period-states'
import type { DecidedInList, PeriodView } from '@/lib/periods/use-cases/view-period'

/** What the buttons of a month need to know. */
export interface PeriodMoves {
  readonly periodId: string
  readonly runId: string | null
  readonly month: string
  readonly state: PeriodState
  /** Of a period off-cycle: whom alone it pays; null for a month. */
  readonly person: string | null
  /** Open in this state and allowed to this reader, in their order. */
  readonly open: readonly PeriodMove[]
  readonly voids: PeriodView['voids']
  /** Released or appealed after the run: a lock leaves them to the next month. */
  readonly visitsSince: number
  /** Lines that wait for a person: a lock pays nothing for them. */
  readonly heldLines: number
  /** Lines that a person set to more than the scheme could ever pay: asked about before the next step. */
  readonly beyond: readonly DecidedInList[]
  readonly currency: string
  /** Whether this reader can ask for a locked month to be opened again, or open it; null: neither. */
  readonly reopening: 'ask' | 'open' | null
}

const verbs: Readonly<Record<PeriodMove, Verb>> = {
  compute: 'period:compute',
  submit: 'period:submit',
  approve: 'period:approve',
  lock: 'period:lock',
  reopen: 'period:reopen',
  export: 'period:export',
}

/** The moves that are open now, allowed to the actor, and not refused by the four eyes. */
export function periodMoves(actor: Actor, view: PeriodView): PeriodMoves {
  const isRefused = (move: PeriodMove) => move === 'approve' && view.cannotApprove !== null
  return {
    periodId: view.period.id,
    runId: view.period.currentRunId,
    month: view.period.month,
    state: view.period.state,
    person: view.period.person?.fullName ?? null,
    open: view.moves.filter((move) => may(actor, verbs[move]) && !isRefused(move)),
    voids: view.voids,
    visitsSince: view.changedSince?.visits ?? 0,
    heldLines: view.statements.reduce((sum, { held }) => sum + held, 0),
    beyond: view.decidedLines.filter(({ isAbove }) => isAbove),
    currency: view.currency,
    reopening:
      view.moves.includes('reopen') && may(actor, 'period:reopen') ? reopeningOf(view) : null,
  }
}

function reopeningOf({ cannotReopen }: PeriodView): PeriodMoves['reopening'] {
  if (cannotReopen === null) return 'open'
  return cannotReopen === 'not-asked' ? 'ask' : null
}
