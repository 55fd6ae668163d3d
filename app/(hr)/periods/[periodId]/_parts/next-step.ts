import type { PeriodView } from '@/lib/periods/use-cases/view-period'

/** What comes next for this reader: the name of a sentence. */
export type NextStep = PeriodView['period']['state'] | 'approve' | 'reopen' | 'reopen-other'

/**
 * The state of a month says what comes next, but for three cases: a run that pays nobody lacks figures,
 * whoever may approve is asked to, and a request to open a locked month again is answered before the
 * month is handed over, as long as anybody can: once a later month is locked, nobody does.
 */
export function nextStep({
  period: { state },
  statements,
  moves,
  decisions,
  cannotApprove,
  cannotReopen,
}: Pick<
  PeriodView,
  'period' | 'statements' | 'moves' | 'decisions' | 'cannotApprove' | 'cannotReopen'
>): NextStep {
  if (state === 'computed' && statements.length === 0) return 'open'
  if (state === 'submitted' && moves.includes('approve') && cannotApprove === null) return 'approve'
  const isAsked = decisions.some(({ kind }) => kind === 'reopen-asked')
  if (state !== 'locked' || !isAsked || cannotReopen === 'later-locked') return state
  return cannotReopen === null ? 'reopen' : 'reopen-other'
}
