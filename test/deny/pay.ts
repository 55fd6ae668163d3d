import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { listFacts } from '@/lib/facts/use-cases/list-facts'
import { decideLine } from '@/lib/line-decisions/use-cases/decide-line'
import { askReopening } from '@/lib/periods/use-cases/ask-reopening'
import { compareRuns } from '@/lib/periods/use-cases/compare-runs'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { exportPayroll } from '@/lib/periods/use-cases/export-payroll'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { reopenPeriod } from '@/lib/periods/use-cases/reopen-period'
import { verifyPeriods } from '@/lib/periods/use-cases/verify-periods'
import { listAllPeriods, verifyLockedPeriod, viewPeriod } from '@/lib/periods/use-cases/view-period'
import { listOwnStatements, viewStatement } from '@/lib/periods/use-cases/view-statement'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { listSchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { listAllSchemes, viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import { aScheme } from '../factories/pay'
import { type DenyCase, hrs, once, onNoRow, onNothing, onRow, staff } from './case'

const noFigures = { kind: 'kpi', bytes: new Uint8Array(), mode: 'preview' } as const

/** HR: schemes and periods; an employee his own statements, the unit head nobody else's. */
export const payCases: readonly DenyCase[] = [
  onNoRow(importFacts, hrs, () => noFigures),
  onNoRow(listFacts, hrs, () => ({ month: null })),

  onNothing(listAllPeriods, hrs),
  onNoRow(openPeriod, hrs, () => ({ month: '2026-11' })),
  onRow(viewPeriod, once(hrs), ({ periodId }) => periodId),
  onRow(computePeriod, once(hrs), ({ periodId }) => ({ periodId })),
  onRow(
    decidePeriod,
    once(hrs),
    ({ periodId, runId }) => ({ periodId, runId, decision: 'submit' as const }),
    'a month to submit',
  ),
  onRow(
    decidePeriod,
    once(hrs),
    ({ periodId, runId }) => ({ periodId, runId, decision: 'approve' as const }),
    'a month to approve',
  ),
  onRow(
    decidePeriod,
    once(hrs),
    ({ periodId, runId }) => ({ periodId, runId, decision: 'lock' as const }),
    'a month to lock',
  ),
  onRow(verifyLockedPeriod, once(hrs), ({ periodId }) => ({ periodId })),
  onRow(exportPayroll, once(hrs), ({ periodId }) => ({ periodId })),
  onRow(
    viewStatement,
    { north: [...hrs, 'employee'], south: [...hrs, 'otherEmployee'] },
    ({ statementId }) => statementId,
  ),
  onNothing(listOwnStatements, [...hrs, ...staff]),

  onNoRow(verifyPeriods, hrs, () => ({ month: null })),
  onRow(compareRuns, once(hrs), ({ periodId, runId }) => ({ periodId, runId })),
  onRow(askReopening, once(hrs), ({ periodId, runId }) => ({
    periodId,
    runId,
    reason: 'a wrong timesheet',
  })),
  onRow(reopenPeriod, once(hrs), ({ periodId, runId }) => ({ periodId, runId })),
  onRow(decideLine, { north: hrs, south: hrs }, ({ statementId }) => ({
    statementId,
    component: 'courtesy',
    kind: 'amount' as const,
    amount: '1.00',
    reason: 'an order',
  })),

  onNothing(listAllSchemes, hrs),
  onNothing(listSchemeChoices, hrs),
  onNoRow(createScheme, hrs, () => ({ template: 'empty' as const })),
  onRow(viewScheme, once(hrs), ({ schemeId }) => schemeId),
  onRow(saveSchemeDraft, once(hrs), ({ schemeId }) => ({
    schemeId,
    revision: 1,
    document: aScheme(),
  })),
  onRow(activateScheme, once(hrs), ({ schemeId }) => ({
    schemeId,
    revision: 1,
    effectiveFrom: '2026-12',
  })),
]
