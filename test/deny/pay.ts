import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { listFacts } from '@/lib/facts/use-cases/list-facts'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { exportPayroll } from '@/lib/periods/use-cases/export-payroll'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { listAllPeriods, verifyLockedPeriod, viewPeriod } from '@/lib/periods/use-cases/view-period'
import { listOwnStatements, viewStatement } from '@/lib/periods/use-cases/view-statement'
import { makeSchemeTrial } from '@/lib/reports/use-cases/make-scheme-trial'
import { previewSchemePay } from '@/lib/reports/use-cases/preview-scheme-pay'
import {
  listPreviewChoices,
  listSchemeTrials,
  listTrialChoices,
  viewSchemeTrial,
} from '@/lib/scheme-trials/use-cases/view-trials'
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

  onNothing(listSchemeTrials, hrs),
  onNothing(listTrialChoices, hrs),
  onNothing(listPreviewChoices, hrs),
  onRow(makeSchemeTrial, once(hrs), ({ schemeId }) => ({
    schemes: [{ schemeId, version: null }],
    months: ['2026-10'],
  })),
  onRow(viewSchemeTrial, once(hrs), ({ trialId }) => trialId),
  onNoRow(previewSchemePay, hrs, ({ personId }) => ({
    document: aScheme(),
    month: '2026-10',
    personId,
  })),
]
