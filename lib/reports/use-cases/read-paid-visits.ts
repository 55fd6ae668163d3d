import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import type { StatementDocument } from '@/lib/core/statement'
import type { Deps } from '@/lib/platform/deps'
import type { ViewedResult } from '@/lib/results/schema'
import { viewOwnResult } from '@/lib/results/use-cases/view-own-result'
import { viewPaidVisit } from '@/lib/results/use-cases/view-paid-visit'

/**
 * The visits that a statement counts, as far as the reader may see them, by day: HR sees those of the
 * statement, everybody the own ones. A visit that is not shown is left out, as if it were not there.
 */
export async function readPaidVisits(
  actor: Actor,
  { statementId, document }: { readonly statementId: string; readonly document: StatementDocument },
  deps: Deps,
): Promise<readonly ViewedResult[]> {
  authoriseVerb(actor, 'statement:read')
  const mayAll = may(actor, 'pay-visit:read')
  const found: ViewedResult[] = []
  for (const visitId of visitIdsOf(document)) {
    try {
      const { view } = mayAll
        ? await viewPaidVisit(actor, { statementId, visitId }, deps)
        : await viewOwnResult(actor, { visitId }, deps)
      found.push(view)
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not-found')) throw error
    }
  }
  return found
}

/** Each visit once, the oldest first. */
function visitIdsOf({ traces, gateTraces }: StatementDocument): readonly string[] {
  const days = new Map(
    [...traces, ...gateTraces].flatMap((trace): readonly (readonly [string, string])[] =>
      (trace.visits ?? []).map(({ visitId, visitedOn }) => [visitId, visitedOn]),
    ),
  )
  return [...days].toSorted(([, a], [, b]) => a.localeCompare(b)).map(([visitId]) => visitId)
}
