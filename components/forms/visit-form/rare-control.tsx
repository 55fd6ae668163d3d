'use client'

import { useEffect } from 'react'
import type { ChecklistDocument, Question } from '@/lib/core/checklist'
import { allQuestions, isUnasked } from '@/lib/core/checklist-questions'
import { screensOf } from '@/lib/core/visit-draft'
import type { ControlProps } from './controls'
import { withMakers } from './file-makers'
import { wantsLogic } from './form-logic'
import type { AnswerField } from './form-values'
import { fetchAhead, laterPart } from './later-part'
import { matrixOptions } from './matrix-options'

/** Controls that few checklists have; their code is fetched with the form that needs them. */
export interface FileControlProps {
  readonly questionId: string
  readonly field: AnswerField
  readonly fileIds: readonly string[]
  readonly labelledBy: string
}
export type PlaceControlProps = ControlProps & { readonly typed: string }

export const rare = {
  logic: laterPart(async () => (await import('./full-logic')).WithLogic),
  audio: laterPart(
    async () => (await withMakers(import('./audio-control'))).AudioControl,
    'failed',
  ),
  file: laterPart(async () => (await withMakers(import('./file-control'))).FileControl, 'failed'),
  signature: laterPart(
    async () => (await withMakers(import('./signature-control'))).SignatureControl,
    'failed',
  ),
  place: laterPart(async () => (await import('./place-control')).PlaceControl, 'failed'),
  person: laterPart(async () => (await import('./person-control')).PersonControl, 'failed'),
  number: laterPart(async () => (await import('./number-controls')).NumberControl, 'failed'),
  percentage: laterPart(
    async () => (await import('./number-controls')).PercentageControl,
    'failed',
  ),
  counter: laterPart(async () => (await import('./number-controls')).CounterControl, 'failed'),
  stopwatch: laterPart(
    async () => (await import('./stopwatch-control')).StopwatchControl,
    'failed',
  ),
  rating: laterPart(async () => (await import('./rating-tiles')).RatingTiles, 'failed'),
  photos: laterPart(
    async () => (await withMakers(import('./photo-control'))).PhotoControl,
    'failed',
  ),
  matrixHead: laterPart(async () => (await import('./matrix-block')).MatrixHead, 'failed'),
  matrixRow: laterPart(async () => (await import('./matrix-block')).MatrixChoices, 'failed'),
  editor: laterPart(
    async () => (await withMakers(import('./photo-editor'))).PhotoEditor,
    'editorFailed',
  ),
}

/** Fetches at once what this form will need, so that it is there when the network is not. */
export function useRareControls(document: ChecklistDocument): void {
  useEffect(() => {
    fetchAhead(rareControlsOf(document).map((name) => rare[name].fetch))
  }, [document])
}

/** The rare controls of a form; a receipt comes after its questions, and what edits its photo too. */
export function rareControlsOf(document: ChecklistDocument): readonly Rare[] {
  const isMatrix = screensOf(document).some(({ section }) => matrixOptions(section) !== null)
  const ofMatrix = isMatrix ? (['matrixHead', 'matrixRow'] as const) : []
  const ofLogic = wantsLogic(document) ? (['logic'] as const) : []
  const ofQuestions = allQuestions(document).flatMap(rareIn)
  return [...new Set([...ofLogic, ...ofQuestions, ...ofMatrix])]
}

type Rare = keyof typeof rare

const byType: { readonly [type in Question['type']]?: Rare } = {
  audio: 'audio',
  file: 'file',
  signature: 'signature',
  place: 'place',
  person: 'person',
  number: 'number',
  percentage: 'percentage',
  counter: 'counter',
  duration: 'stopwatch',
  stopwatch: 'stopwatch',
}

function rareIn(question: Question): readonly Rare[] {
  if (isUnasked(question)) return []
  const ofType = byType[question.type]
  const hasIcons = question.type === 'scale' && Boolean(question.icon)
  return [
    ...(ofType ? [ofType] : []),
    ...(hasIcons ? (['rating'] as const) : []),
    ...(mayHavePhotos(question) ? (['photos', 'editor'] as const) : []),
  ]
}

function mayHavePhotos({ type, photo, photoOn }: Question): boolean {
  return type === 'photo' || photo !== 'no' || photoOn !== undefined
}
