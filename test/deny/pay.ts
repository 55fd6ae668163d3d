import { viewPaidPhoto } from '@/lib/attachments/use-cases/view-paid-photo'
import type { StatementDocument } from '@/lib/core/statement'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { listFacts } from '@/lib/facts/use-cases/list-facts'
import { typeFigure } from '@/lib/facts/use-cases/type-figure'
import { typeTimesheet } from '@/lib/facts/use-cases/type-timesheet'
import { viewFigure, viewTimesheet } from '@/lib/facts/use-cases/view-fact'
import { decideLine } from '@/lib/line-decisions/use-cases/decide-line'
import { addStandardMetrics } from '@/lib/metrics/use-cases/add-standard-metrics'
import { listAllMetrics } from '@/lib/metrics/use-cases/list-metrics'
import { addMetric, changeMetric } from '@/lib/metrics/use-cases/save-metric'
import { openOffCycle } from '@/lib/off-cycle/use-cases/open-off-cycle'
import { viewOffCycle } from '@/lib/off-cycle/use-cases/view-off-cycle'
import { viewPayOverview } from '@/lib/pay-overview/use-cases/view-pay-overview'
import { defaultColumns } from '@/lib/payroll-layouts/schema'
import { savePayrollLayout } from '@/lib/payroll-layouts/use-cases/save-payroll-layout'
import { askReopening } from '@/lib/periods/use-cases/ask-reopening'
import { compareRuns } from '@/lib/periods/use-cases/compare-runs'
import { computePeriod } from '@/lib/periods/use-cases/compute-period'
import { decidePeriod } from '@/lib/periods/use-cases/decide-period'
import { exportPayroll, previewPayroll } from '@/lib/periods/use-cases/export-payroll'
import { listAllPeriods } from '@/lib/periods/use-cases/list-all-periods'
import { openPeriod } from '@/lib/periods/use-cases/open-period'
import { reopenPeriod } from '@/lib/periods/use-cases/reopen-period'
import { settleOpenItem } from '@/lib/periods/use-cases/settle-open-item'
import { verifyPeriods } from '@/lib/periods/use-cases/verify-periods'
import { viewCorrections } from '@/lib/periods/use-cases/view-corrections'
import { verifyLockedPeriod, viewPeriod } from '@/lib/periods/use-cases/view-period'
import {
  listOwnStatements,
  viewFormerStatement,
  viewStatement,
} from '@/lib/periods/use-cases/view-statement'
import { computeLeaver } from '@/lib/reports/use-cases/compute-leaver'
import { makeSchemeTrial } from '@/lib/reports/use-cases/make-scheme-trial'
import { previewSchemePay } from '@/lib/reports/use-cases/preview-scheme-pay'
import { readPaidVisits } from '@/lib/reports/use-cases/read-paid-visits'
import { viewPaidVisit } from '@/lib/results/use-cases/view-paid-visit'
import {
  listPreviewChoices,
  listSchemeTrials,
  listTrialChoices,
  viewSchemeTrial,
} from '@/lib/scheme-trials/use-cases/view-trials'
import { activateScheme } from '@/lib/schemes/use-cases/activate-scheme'
import { copyScheme } from '@/lib/schemes/use-cases/copy-scheme'
import { createScheme } from '@/lib/schemes/use-cases/create-scheme'
import { listSchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { retireScheme } from '@/lib/schemes/use-cases/retire-scheme'
import { saveSchemeDraft } from '@/lib/schemes/use-cases/save-scheme-draft'
import { listAllSchemes, viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import { listStatementBatches } from '@/lib/statement-batches/use-cases/list-batches'
import { startBatch } from '@/lib/statement-batches/use-cases/start-batch'
import { writeBatch } from '@/lib/statement-batches/use-cases/write-batch'
import { aScheme } from '../factories/pay'
import { any, type DenyCase, hrs, once, onNoRow, onNothing, onRow, staff } from './case'

const aMetric = {
  ...{ code: 'smiles', titleRu: 'Улыбки', titleEn: '', target: '' },
  ...{ unit: 'share' as const, direction: 'more' as const },
}
const typed = { month: '2026-09', number: '202', reason: 'Письмо склада', revision: 0 }
const aFigure = { ...typed, metric: 'trips', subject: 'person' as const, value: '0.8' }
const aTimesheet = { ...typed, workedDays: '20', normDays: '21', baseAmount: '' }
const noFigures = { kind: 'kpi', bytes: new Uint8Array(), mode: 'preview' } as const

/** HR: schemes and periods; an employee his own statements, the unit head nobody else's. */
export const payCases: readonly DenyCase[] = [
  onNoRow(importFacts, hrs, () => noFigures),
  onNoRow(listFacts, hrs, () => ({ month: null })),
  onNoRow(typeFigure, hrs, () => aFigure),
  onNoRow(typeTimesheet, hrs, () => aTimesheet),
  onRow(viewFigure, once(hrs), ({ figureId }) => figureId),
  onRow(viewTimesheet, once(hrs), ({ timesheetId }) => timesheetId),
  onNothing(listAllMetrics, hrs),
  onNoRow(addMetric, hrs, () => aMetric),
  onNoRow(changeMetric, hrs, () => aMetric),
  onNoRow(addStandardMetrics, hrs, () => ({ codes: ['nps'] })),

  onNothing(listAllPeriods, hrs),
  onNoRow(openPeriod, hrs, () => ({ month: '2026-11' })),
  onRow(openOffCycle, any(hrs), ({ personId }) => ({ personId, month: '2026-10' })),
  onRow(viewOffCycle, any(hrs), ({ personId }) => personId),
  onRow(computeLeaver, any(hrs), ({ personId }) => ({ personId, month: '2026-10' })),
  onRow(viewPeriod, once(hrs), ({ periodId }) => periodId),
  onRow(viewCorrections, once(hrs), ({ periodId }) => periodId),
  onRow(settleOpenItem, once(hrs), ({ periodId }) => ({
    periodId,
    ...{ item: '0'.repeat(64), reason: 'paid back at the desk' },
  })),
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
  onRow(previewPayroll, once(hrs), ({ periodId }) => periodId),
  onNoRow(savePayrollLayout, hrs, () => ({ columns: [...defaultColumns] })),
  onRow(
    viewFormerStatement,
    { north: [...hrs, 'employee'], south: [...hrs, 'otherEmployee'] },
    ({ statementId }) => statementId,
  ),
  onRow(
    viewStatement,
    { north: [...hrs, 'employee'], south: [...hrs, 'otherEmployee'] },
    ({ statementId }) => statementId,
  ),
  onNoRow(readPaidVisits, [...hrs, ...staff], ({ statementId }) => ({
    statementId,
    document: { traces: [], gateTraces: [] } as unknown as StatementDocument,
  })),
  onNothing(listOwnStatements, [...hrs, ...staff]),
  onRow(viewPaidVisit, { north: hrs, south: hrs }, ({ paidStatementId, releasedVisitId }) => ({
    statementId: paidStatementId,
    visitId: releasedVisitId,
  })),
  onRow(
    viewPaidVisit,
    {},
    ({ statementId, releasedVisitId }) => ({ statementId, visitId: releasedVisitId }),
    'a visit that the statement does not count',
  ),
  onRow(viewPaidPhoto, { north: hrs, south: hrs }, ({ paidStatementId, shownFileId }) => ({
    statementId: paidStatementId,
    fileId: shownFileId,
  })),
  onRow(
    viewPaidPhoto,
    {},
    ({ paidStatementId, fileId }) => ({ statementId: paidStatementId, fileId }),
    'a photo that no reviewer has released',
  ),
  onRow(viewPayOverview, once(hrs), ({ periodId }) => periodId),
  onRow(startBatch, once(hrs), ({ periodId }) => ({ periodId })),
  onRow(listStatementBatches, once(hrs), ({ periodId }) => periodId),
  onRow(writeBatch, once(hrs), ({ batchId }) => ({
    ...{ batchId, language: null },
    say: { ru: String, en: String },
    causesOf: async () => [],
  })),

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
  onRow(copyScheme, { north: hrs, south: hrs }, ({ schemeId }) => ({ schemeId })),
  onRow(viewScheme, once(hrs), ({ schemeId }) => schemeId),
  onRow(saveSchemeDraft, once(hrs), ({ schemeId }) => ({
    schemeId,
    revision: 1,
    document: aScheme(),
  })),
  onRow(retireScheme, once(hrs), ({ schemeId }) => ({ schemeId, isRetired: false })),
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
