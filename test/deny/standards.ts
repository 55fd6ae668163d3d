import { acknowledgeStandard } from '@/lib/acknowledgements/use-cases/acknowledge-standard'
import { listOwnStandards } from '@/lib/acknowledgements/use-cases/list-own-standards'
import { listTeamReading } from '@/lib/acknowledgements/use-cases/list-team-reading'
import { remindBehind } from '@/lib/acknowledgements/use-cases/remind-behind'
import { remindPeople } from '@/lib/acknowledgements/use-cases/remind-people'
import { viewAcknowledgements } from '@/lib/acknowledgements/use-cases/view-acknowledgements'
import { viewOwnStandard } from '@/lib/acknowledgements/use-cases/view-own-standard'
import { moveChapter } from '@/lib/chapters/use-cases/move-chapter'
import { removeChapter } from '@/lib/chapters/use-cases/remove-chapter'
import { createChapter, renameChapter } from '@/lib/chapters/use-cases/save-chapter'
import { listKnownPictures } from '@/lib/pictures/use-cases/list-known-pictures'
import { storePicture } from '@/lib/pictures/use-cases/store-picture'
import { viewPicture } from '@/lib/pictures/use-cases/view-picture'
import { listOwnStandardScoresSchema, listStandardScoresSchema } from '@/lib/standard-scores/schema'
import { listOwnStandardScores } from '@/lib/standard-scores/use-cases/list-own-standard-scores'
import { listStandardScores } from '@/lib/standard-scores/use-cases/list-standard-scores'
import { viewStandardResults } from '@/lib/standard-scores/use-cases/view-standard-results'
import { listStandardsSchema } from '@/lib/standards/schema'
import { changeStandard } from '@/lib/standards/use-cases/change-standard'
import { createStandard } from '@/lib/standards/use-cases/create-standard'
import { exportStandards } from '@/lib/standards/use-cases/export-standards'
import { importStandards } from '@/lib/standards/use-cases/import-standards'
import { listStandards } from '@/lib/standards/use-cases/list-standards'
import { previewPublication } from '@/lib/standards/use-cases/preview-publication'
import { publishStandards } from '@/lib/standards/use-cases/publish-standards'
import { removeStandard } from '@/lib/standards/use-cases/remove-standard'
import { restoreStandard, retireStandard } from '@/lib/standards/use-cases/retire-standard'
import { viewStandard } from '@/lib/standards/use-cases/view-standard'
import { recordTraining, removeTraining } from '@/lib/trainings/use-cases/record-training'
import { aStandardDraft } from '../factories'
import {
  administrators,
  type DenyCase,
  everybody,
  heads,
  hrs,
  managers,
  once,
  onNoRow,
  onRow,
  staff,
  visitOffice,
} from './case'

const text = { ru: 'Попрощаться' }
const readers = [...administrators, ...visitOffice, ...hrs, ...staff]
const trackers = [...administrators, ...managers, ...hrs, ...heads]
const judges = [...visitOffice, ...hrs]

/** The library of standards: the manager writes, staff read, those who answer for staff look on. */
export const standardCases: readonly DenyCase[] = [
  onNoRow(listStandards, readers, () => listStandardsSchema.parse({})),
  onNoRow(createStandard, managers, () => ({ number: '9.9', text, touchpoint: 'store' as const })),
  onNoRow(importStandards, managers, () => ({ bytes: new Uint8Array(), mode: 'preview' as const })),
  onNoRow(exportStandards, managers, () => ({ language: 'ru' as const })),
  onRow(viewStandard, once(readers), ({ standardId }) => ({ standardId, from: null, to: null })),
  onRow(changeStandard, once(managers), ({ standardId }) => ({
    standardId,
    revision: 1,
    ...aStandardDraft({ number: '1.1', text }),
  })),
  onRow(publishStandards, once(managers), ({ draftStandardId: standardId }) => ({
    standards: [{ standardId, revision: 1 }],
    note: null,
  })),
  onRow(previewPublication, once(managers), ({ draftStandardId }) => ({
    standardIds: [draftStandardId],
  })),
  onRow(retireStandard, once(managers), (rows) => ({ standardId: rows.draftStandardId })),
  onRow(restoreStandard, once(managers), (rows) => ({ standardId: rows.draftStandardId })),
  onRow(
    removeStandard,
    once(managers),
    (rows) => ({ standardId: rows.spareStandardId }),
    'a spare',
  ),

  onNoRow(createChapter, managers, () => ({ title: { ru: 'Ещё одна' } })),
  onRow(renameChapter, once(managers), ({ chapterId }) => ({ chapterId, title: { ru: 'Иначе' } })),
  onRow(moveChapter, once(managers), ({ chapterId }) => ({ chapterId, direction: 'up' as const })),
  onRow(removeChapter, once(managers), (rows) => ({ chapterId: rows.spareChapterId })),

  onNoRow(listOwnStandards, staff, () => ({})),
  onRow(viewOwnStandard, once(staff), ({ standardId }) => ({ standardId })),
  onRow(acknowledgeStandard, once(staff), ({ standardVersionId: versionId }) => ({ versionId })),
  onNoRow(listTeamReading, heads, () => ({ unit: null })),
  onRow(viewAcknowledgements, once(trackers), ({ standardId }) => ({ standardId, unitId: null })),
  onRow(remindPeople, once(managers), ({ standardId }) => ({ standardId, personIds: null })),
  onNoRow(remindBehind, managers, () => ({})),

  onRow(recordTraining, once(managers), ({ standardId }) => ({
    standardIds: [standardId],
    unitId: null,
    trainedOn: '2026-10-01',
    note: null,
  })),
  onRow(removeTraining, once(managers), ({ trainingId }) => ({ trainingId })),

  onNoRow(listStandardScores, judges, () => listStandardScoresSchema.parse({})),
  onNoRow(listOwnStandardScores, staff, () => listOwnStandardScoresSchema.parse({})),
  onRow(viewStandardResults, once(judges), ({ standardId }) => ({ standardId })),

  onNoRow(storePicture, managers, () => new Uint8Array()),
  onNoRow(listKnownPictures, managers, () => ({ pictureIds: [] })),
  onRow(viewPicture, once(everybody), ({ pictureId }) => ({ pictureId })),
]
