import { ok, type Result, refuse } from './result'

/** The life of a pay period, in order. Source: PAY.md, Periods. */
export const periodStates = [
  'open',
  'computed',
  'submitted',
  'approved',
  'locked',
  'exported',
] as const

export type PeriodState = (typeof periodStates)[number]

export type PeriodMove = 'compute' | 'submit' | 'approve' | 'lock' | 'reopen' | 'export'

/**
 * `already-done` the period stands where the move leads; `too-early` a step is missing before it;
 * `too-late` the period is past it; `run-replaced` the run that was decided about is not the one
 * that stands any more.
 */
export type PeriodRefusal = 'already-done' | 'too-early' | 'too-late' | 'run-replaced'

interface MoveRule {
  readonly from: readonly PeriodState[]
  readonly to: PeriodState
}

const moves: Readonly<Record<PeriodMove, MoveRule>> = {
  compute: { from: ['open', 'computed', 'submitted', 'approved'], to: 'computed' },
  submit: { from: ['computed'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  lock: { from: ['approved'], to: 'locked' },
  reopen: { from: ['locked'], to: 'open' },
  // The file can be fetched again; it is the same file.
  export: { from: ['locked', 'exported'], to: 'exported' },
}

/**
 * The state of a period after a move.
 *
 * Rule    open -> computed -> submitted -> approved -> locked -> exported, step by step. Before the
 *         lock a new run goes back to `computed` from anywhere, and with it the submission and the
 *         approval of the old run are void. After the lock nothing changes but the export; until
 *         that a second person can open the month again, and a new run follows.
 * Returns the next state, or why the move is not open.
 * Source  PAY.md, Periods.
 */
export function afterPeriodMove(
  state: PeriodState,
  move: PeriodMove,
): Result<PeriodState, PeriodRefusal> {
  const rule = moves[move]
  if (rule.from.includes(state)) return ok(rule.to)
  if (state === rule.to && move !== 'reopen') return refuse('already-done')
  const isBefore = rule.from.every((from) => stepOf(state) < stepOf(from))
  return refuse(isBefore ? 'too-early' : 'too-late')
}

/**
 * The state after a decision about one run.
 *
 * Rule    whoever decides names the run that was looked at; when another run stands by now, the
 *         decision is void and nothing moves.
 * Returns the next state, or why the move is not open.
 * Source  PAY.md, Periods (a new run voids an approval).
 */
export function afterDecision(
  period: { readonly state: PeriodState; readonly currentRunId: string | null },
  move: Exclude<PeriodMove, 'compute'>,
  runId: string,
): Result<PeriodState, PeriodRefusal> {
  if (period.currentRunId !== runId) return refuse('run-replaced')
  return afterPeriodMove(period.state, move)
}

/**
 * Whether a new run now takes back a submission or an approval, for the warning before it.
 *
 * Rule    a new run goes back to `computed`: who submitted or approved looked at another one.
 * Returns null where nothing stands that it could take back.
 * Source  PAY.md, Periods (before lock a new run replaces the proposal and voids an approval).
 */
export function voidsDecision(state: PeriodState): 'submission' | 'approval' | null {
  if (state === 'submitted') return 'submission'
  return state === 'approved' ? 'approval' : null
}

/**
 * The moves that are open in a state, for the buttons of a screen.
 *
 * Rule    by the state alone; who may make the move is another question.
 * Returns in the order of a period's life; none once nothing moves it.
 * Source  PAY.md, Periods.
 */
export function openPeriodMoves(state: PeriodState): readonly PeriodMove[] {
  return (Object.keys(moves) as PeriodMove[]).filter((move) => moves[move].from.includes(state))
}

function stepOf(state: PeriodState): number {
  return periodStates.indexOf(state)
}

export type ApproverRefusal =
  | 'wrote-the-scheme'
  | 'submitted-the-period'
  | 'overrode-a-line'
  | 'settled-money'
  | 'is-paid-by-the-period'

/** Who had a hand in a run, by account, and whom it pays, by person. */
export interface RunPeople {
  readonly schemeAuthors: readonly string[]
  readonly submittedBy: string
  readonly overriddenBy: readonly string[]
  /** Who settled money of the period by hand. */
  readonly settledBy: readonly string[]
  readonly paidPeople: readonly string[]
}

/**
 * Whether somebody may approve a run.
 *
 * Rule    four eyes: who wrote a scheme version of the run, submitted it, overrode a line of it,
 *         settled money of it by hand or is paid by it cannot approve it. The database holds the same rule.
 * Returns ok, or the first reason that speaks against it.
 * Source  PAY.md, Periods.
 */
export function mayApproveRun(
  approver: { readonly accountId: string; readonly personId: string | null },
  run: RunPeople,
): Result<true, ApproverRefusal> {
  if (run.schemeAuthors.includes(approver.accountId)) return refuse('wrote-the-scheme')
  if (run.submittedBy === approver.accountId) return refuse('submitted-the-period')
  if (run.overriddenBy.includes(approver.accountId)) return refuse('overrode-a-line')
  if (run.settledBy.includes(approver.accountId)) return refuse('settled-money')
  const isPaid = approver.personId !== null && run.paidPeople.includes(approver.personId)
  return isPaid ? refuse('is-paid-by-the-period') : ok(true)
}

export type ReopenRefusal = 'later-locked' | 'not-asked' | 'asked-oneself'

/**
 * Whether somebody may open a locked month again.
 *
 * Rule    one person has asked for it with a reason, another one does it; and no later month is
 *         locked, for its seal is made upon this one. The database holds the same rule.
 * Returns ok, or the first reason that speaks against it.
 * Source  PAY.md, Periods (reopen only before export, with a reason and a second person).
 */
export function mayReopen(
  accountId: string,
  asked: { readonly by: string | null; readonly isLaterLocked: boolean },
): Result<true, ReopenRefusal> {
  if (asked.isLaterLocked) return refuse('later-locked')
  if (asked.by === null) return refuse('not-asked')
  return asked.by === accountId ? refuse('asked-oneself') : ok(true)
}
