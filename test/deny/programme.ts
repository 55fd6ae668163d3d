import { saveBriefing } from '@/lib/briefings/use-cases/save-briefing'
import { viewBriefing } from '@/lib/briefings/use-cases/view-briefing'
import { changeCampaign } from '@/lib/campaigns/use-cases/change-campaign'
import { closeCampaign } from '@/lib/campaigns/use-cases/close-campaign'
import { createCampaign } from '@/lib/campaigns/use-cases/create-campaign'
import { listCampaigns } from '@/lib/campaigns/use-cases/list-campaigns'
import { listOwnNotices } from '@/lib/campaigns/use-cases/list-own-notices'
import { openCampaign } from '@/lib/campaigns/use-cases/open-campaign'
import { publishStaffNotice } from '@/lib/campaigns/use-cases/publish-staff-notice'
import { viewCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import type { ImportChecklist } from '@/lib/checklists/schema'
import { compareVersions } from '@/lib/checklists/use-cases/compare-versions'
import { createChecklist } from '@/lib/checklists/use-cases/create-checklist'
import { exportChecklist } from '@/lib/checklists/use-cases/export-checklist'
import { importChecklist } from '@/lib/checklists/use-cases/import-checklist'
import { listChecklists } from '@/lib/checklists/use-cases/list-checklists'
import { listVersions } from '@/lib/checklists/use-cases/list-versions'
import { publishChecklist } from '@/lib/checklists/use-cases/publish-checklist'
import { restoreChecklist, retireChecklist } from '@/lib/checklists/use-cases/retire-checklist'
import { restoreVersion, retireVersion } from '@/lib/checklists/use-cases/retire-version'
import { saveChecklistDraft } from '@/lib/checklists/use-cases/save-checklist-draft'
import {
  readDraft,
  viewChecklist,
  viewChecklistVersion,
} from '@/lib/checklists/use-cases/view-checklist'
import { viewChecklistTrend } from '@/lib/overview/use-cases/view-checklist-trend'
import { viewOverview } from '@/lib/overview/use-cases/view-overview'
import { importPastScores } from '@/lib/past-scores/use-cases/import-past-scores'
import { keepPastEvaluation } from '@/lib/past-scores/use-cases/keep-past-evaluation'
import { listPastScoreImports } from '@/lib/past-scores/use-cases/list-past-score-imports'
import { removePastScoreImport } from '@/lib/past-scores/use-cases/remove-past-score-import'
import { viewPastEvaluation } from '@/lib/past-scores/use-cases/view-past-evaluation'
import { assignShopper } from '@/lib/planning/use-cases/assign-shopper'
import { listPlanOptions } from '@/lib/planning/use-cases/list-plan-options'
import { planVisits } from '@/lib/planning/use-cases/plan-visits'
import { previewVisits } from '@/lib/planning/use-cases/preview-visits'
import { addBankItems } from '@/lib/question-bank/use-cases/add-bank-items'
import { fillBank } from '@/lib/question-bank/use-cases/fill-bank'
import { listBankItems } from '@/lib/question-bank/use-cases/list-bank-items'
import { removeBankItem } from '@/lib/question-bank/use-cases/remove-bank-item'
import { addShopper } from '@/lib/shoppers/use-cases/add-shopper'
import { changeShopper } from '@/lib/shoppers/use-cases/change-shopper'
import { inviteShopper } from '@/lib/shoppers/use-cases/invite-shopper'
import { listShoppers } from '@/lib/shoppers/use-cases/list-shoppers'
import { aChecklistDocument, aQuestion } from '../factories'
import { aBriefing } from '../factories/briefing'
import { anInspectionOf } from '../factories/inspection'
import {
  administrators,
  any,
  type DenyCase,
  hrs,
  managers,
  notOwnUnit,
  once,
  onNoRow,
  onNothing,
  onRow,
  staff,
  visitOffice,
} from './case'
import type { Rows } from './rows'

const campaign = {
  name: 'Ноябрь',
  purpose: 'Узнать, где мы теряем покупателя',
  startsOn: '2026-10-01',
  endsOn: '2026-11-30',
  fee: '700.00',
  deadlineHours: 24,
  namesPeople: false,
  noticeText: null,
  noticeDays: 14,
}
const fromTemplate = { from: 'template', template: 'store-visit' } as const
const asFile = (into: ImportChecklist['into']): ImportChecklist => ({
  bytes: new TextEncoder().encode('Вопрос;Тип\nЧисто?;да/нет\n'),
  fileName: 'table.csv',
  mode: 'take',
  columns: null,
  into,
})
const keepers = [...administrators, ...managers]

const plan = ({
  campaignId,
  versionId,
  unitId,
}: Pick<Rows, 'campaignId' | 'versionId' | 'unitId'>) => ({
  campaignId,
  checklistVersionId: versionId,
  unitIds: [unitId],
  personIds: [],
  visitsEach: 1,
  spread: false,
  firstOn: '2026-10-21',
  lastOn: '2026-10-25',
  scenario: 'Попросите совета.',
  shopperIds: [],
})

/** Programme manager: standards, checklists, campaigns, assigning; sees shoppers. */
export const programmeCases: readonly DenyCase[] = [
  onNoRow(listCampaigns, visitOffice, () => ({})),
  onNoRow(createCampaign, managers, () => campaign),
  onRow(viewCampaign, once(visitOffice), ({ campaignId }) => ({ campaignId })),
  onRow(changeCampaign, once(managers), ({ spareCampaignId }) => ({
    campaignId: spareCampaignId,
    ...campaign,
  })),
  onRow(viewBriefing, once(visitOffice), ({ campaignId }) => ({ campaignId })),
  onRow(saveBriefing, once(managers), (rows) => aBriefing(rows.spareCampaignId)),
  onRow(openCampaign, once(managers), (rows) => ({ campaignId: rows.spareCampaignId })),
  onRow(publishStaffNotice, once(managers), (rows) => ({
    campaignId: rows.spareCampaignId,
    unitIds: [rows.unitId],
  })),
  onRow(closeCampaign, once(managers), (rows) => ({ campaignId: rows.spareCampaignId })),
  onNoRow(listOwnNotices, staff, () => ({})),

  onNoRow(listChecklists, visitOffice, () => ({})),
  onNoRow(createChecklist, managers, () => fromTemplate),
  onNoRow(importChecklist, managers, () => asFile(null)),
  onRow(importChecklist, once(managers), ({ checklistId }) =>
    asFile({ checklistId, revision: 1, how: 'append' }),
  ),
  onRow(viewChecklist, once(visitOffice), ({ checklistId }) => ({ checklistId })),
  onRow(readDraft, once(visitOffice), ({ checklistId }) => ({ checklistId })),
  onRow(viewChecklistVersion, once(visitOffice), ({ checklistId, versionId }) => ({
    checklistId,
    versionId,
  })),
  onRow(listVersions, once(visitOffice), ({ checklistId }) => ({ checklistId })),
  onRow(
    compareVersions,
    once(visitOffice),
    ({ checklistId, versionId }) => ({ checklistId, from: versionId, to: 'draft' }),
    'a version and the draft',
  ),
  onRow(
    exportChecklist,
    once(visitOffice),
    ({ checklistId }) => ({ checklistId, versionId: null }),
    'a draft',
  ),
  onRow(
    exportChecklist,
    once(visitOffice),
    ({ checklistId, versionId }) => ({ checklistId, versionId }),
    'a version',
  ),
  onRow(saveChecklistDraft, once(managers), ({ checklistId }) => ({
    checklistId,
    revision: 1,
    document: aChecklistDocument(),
  })),
  onRow(publishChecklist, once(managers), ({ checklistId }) => ({ checklistId, revision: 1 })),
  onRow(retireChecklist, once(managers), ({ checklistId }) => ({ checklistId })),
  ...[retireVersion, restoreVersion].map((change) =>
    onRow(change, once(managers), ({ checklistId, versionId }) => ({ checklistId, versionId })),
  ),
  onRow(restoreChecklist, once(managers), ({ checklistId }) => ({ checklistId })),

  onRow(viewChecklistTrend, once(visitOffice), ({ checklistId }) => ({ checklistId, months: 12 })),
  onNoRow(listBankItems, managers, () => ({
    text: '',
    touchpoint: null,
    tag: null,
    standardId: null,
  })),
  onNoRow(addBankItems, managers, () => ({
    questions: [aQuestion()],
    sections: [],
    tags: [],
    touchpoint: 'store' as const,
  })),
  onNoRow(fillBank, managers, () => ({ language: 'ru' as const })),
  onRow(removeBankItem, once(managers), ({ bankItemId }) => ({ itemId: bankItemId })),

  onNoRow(viewOverview, [...visitOffice, ...hrs], () => ({ touchpoint: 'store' as const })),

  onNoRow(importPastScores, managers, () => ({
    bytes: new Uint8Array(),
    mode: 'preview' as const,
  })),
  onNothing(listPastScoreImports, managers),
  onRow(
    keepPastEvaluation,
    any(managers),
    ({ unitId }) => anInspectionOf({ personId: null, unitId }),
    'a unit',
  ),
  onRow(
    keepPastEvaluation,
    any(managers),
    ({ personId }) => anInspectionOf({ personId, unitId: null }),
    'a person',
  ),
  onRow(viewPastEvaluation, once(managers), ({ keptBatchId }) => ({ batchId: keptBatchId })),
  onRow(removePastScoreImport, once(managers), ({ pastBatchId }) => ({ batchId: pastBatchId })),

  onNoRow(listShoppers, [...administrators, ...visitOffice], () => ({})),
  onNoRow(addShopper, keepers, () => ({
    label: '№ 9',
    fullName: 'Новый Покупатель',
    phone: null,
    email: null,
  })),
  onRow(changeShopper, any(keepers), ({ shopperId }) => ({
    shopperId,
    label: '№ 77',
    fullName: 'Тимур Ахметов',
    phone: null,
    active: true,
  })),
  onRow(inviteShopper, any(keepers), ({ shopperId }) => ({ shopperId })),

  // A plan may name any unit: the manager's own is refused by its name, which planVisits shows.
  onRow(listPlanOptions, once(managers), ({ campaignId }) => ({ campaignId })),
  onRow(previewVisits, { north: managers, south: managers }, plan),
  onRow(planVisits, { north: managers, south: managers }, plan),
  onRow(assignShopper, notOwnUnit(managers), (rows) => ({
    visitIds: [rows.spareOfferedVisitId],
    shopperIds: [],
  })),
]
