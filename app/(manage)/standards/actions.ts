'use server'

import { remindBehindSchema, remindPeopleSchema } from '@/lib/acknowledgements/schema'
import { remindBehind } from '@/lib/acknowledgements/use-cases/remind-behind'
import { remindPeople } from '@/lib/acknowledgements/use-cases/remind-people'
import {
  createChapterSchema,
  moveChapterSchema,
  removeChapterSchema,
  renameChapterSchema,
} from '@/lib/chapters/schema'
import { moveChapter } from '@/lib/chapters/use-cases/move-chapter'
import { removeChapter } from '@/lib/chapters/use-cases/remove-chapter'
import { createChapter, renameChapter } from '@/lib/chapters/use-cases/save-chapter'
import { listPeopleSchema } from '@/lib/people/schema'
import { listVisiblePeople } from '@/lib/people/use-cases/list-people'
import { formAction } from '@/lib/platform/actions'
import {
  changeStandardSchema,
  createStandardSchema,
  previewPublicationSchema,
  publishStandardsSchema,
  removeStandardSchema,
  retireStandardSchema,
} from '@/lib/standards/schema'
import { changeStandard } from '@/lib/standards/use-cases/change-standard'
import { createStandard } from '@/lib/standards/use-cases/create-standard'
import { previewPublication } from '@/lib/standards/use-cases/preview-publication'
import { publishStandards } from '@/lib/standards/use-cases/publish-standards'
import { removeStandard } from '@/lib/standards/use-cases/remove-standard'
import { restoreStandard, retireStandard } from '@/lib/standards/use-cases/retire-standard'
import { recordTrainingSchema, removeTrainingSchema } from '@/lib/trainings/schema'
import { recordTraining, removeTraining } from '@/lib/trainings/use-cases/record-training'

export async function createStandardAction(input: unknown) {
  return formAction(createStandardSchema, createStandard)(input)
}

export async function changeStandardAction(input: unknown) {
  return formAction(changeStandardSchema, changeStandard)(input)
}

export async function publishStandardsAction(input: unknown) {
  return formAction(publishStandardsSchema, publishStandards)(input)
}

export async function previewPublicationAction(input: unknown) {
  return formAction(previewPublicationSchema, previewPublication)(input)
}

export async function removeStandardAction(input: unknown) {
  return formAction(removeStandardSchema, removeStandard)(input)
}

export async function retireStandardAction(input: unknown) {
  return formAction(retireStandardSchema, retireStandard)(input)
}

export async function restoreStandardAction(input: unknown) {
  return formAction(retireStandardSchema, restoreStandard)(input)
}

export async function createChapterAction(input: unknown) {
  return formAction(createChapterSchema, createChapter)(input)
}

export async function renameChapterAction(input: unknown) {
  return formAction(renameChapterSchema, renameChapter)(input)
}

export async function moveChapterAction(input: unknown) {
  return formAction(moveChapterSchema, moveChapter)(input)
}

export async function removeChapterAction(input: unknown) {
  return formAction(removeChapterSchema, removeChapter)(input)
}

export async function remindPeopleAction(input: unknown) {
  return formAction(remindPeopleSchema, remindPeople)(input)
}

export async function remindBehindAction(input: unknown) {
  return formAction(remindBehindSchema, remindBehind)(input)
}

export async function recordTrainingAction(input: unknown) {
  return formAction(recordTrainingSchema, recordTraining)(input)
}

export async function removeTrainingAction(input: unknown) {
  return formAction(removeTrainingSchema, removeTraining)(input)
}

export async function findPeopleAction(input: unknown) {
  return formAction(listPeopleSchema, listVisiblePeople)(input)
}
