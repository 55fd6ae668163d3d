'use client'

import { useEffect } from 'react'
import type { ChecklistDocument, Question } from '@/lib/core/checklist'
import { allQuestions, isFileQuestion, isUnasked } from '@/lib/core/checklist-questions'
import { screensOf } from '@/lib/core/visit-draft'
import type { ControlProps } from './controls'
import { withMakers } from './file-makers'
import { wantsLogic } from './form-logic'
import type { AnswerField } from './form-values'
import { fetchAtOnce, laterPart } from './later-part'
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
  calendar: laterPart(async () => (await import('./number-controls')).CalendarControl, 'failed'),
  computed: laterPart(async () => (await import('./number-controls')).ComputedValue, 'failed'),
  typedScale: laterPart(async () => (await import('./number-controls')).TypedNumber, 'failed'),
  hintPicture: laterPart(async () => (await import('./hint-picture')).HintPicture),
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
  receipt: laterPart(async () => (await withMakers(import('./receipt-part'))).ReceiptPart),
}

/** Fetches at once what this form will need, so that it is there when the network is not. */
export function useRareControls(document: ChecklistDocument, isReceiptAsked: boolean): void {
  useEffect(() => {
    const names = rareControlsOf(document, isReceiptAsked)
    return fetchAtOnce(names.map((name) => rare[name].fetch))
  }, [document, isReceiptAsked])
}

/** Resolves when all of them are there, to be drawn at once. */
export async function fetchRareControls(
  document: ChecklistDocument,
  isReceiptAsked: boolean,
): Promise<void> {
  const names = rareControlsOf(document, isReceiptAsked)
  await Promise.all(names.map((name) => rare[name].fetch()))
}

/** The rare controls of a form, and of the receipt that its campaign asks for: a photo and an amount. */
export function rareControlsOf(
  document: ChecklistDocument,
  isReceiptAsked: boolean,
): readonly Rare[] {
  const isMatrix = screensOf(document).some(({ section }) => matrixOptions(section) !== null)
  const ofMatrix = isMatrix ? (['matrixHead', 'matrixRow'] as const) : []
  const ofLogic = wantsLogic(document) || isReceiptAsked ? (['logic'] as const) : []
  const ofReceipt = isReceiptAsked ? (['receipt', 'photos', 'editor'] as const) : []
  const questions = allQuestions(document)
  const ofPictures = questions.some(({ hintPicture }) => hintPicture)
    ? (['hintPicture'] as const)
    : []
  const ofQuestions = questions.flatMap(rareIn)
  return [...new Set([...ofLogic, ...ofQuestions, ...ofMatrix, ...ofPictures, ...ofReceipt])]
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
  date: 'calendar',
  time: 'calendar',
  duration: 'stopwatch',
  stopwatch: 'stopwatch',
}

/** Above so many steps a scale is typed: tiles would not fit under a thumb. */
const MOST_STEPS = 11

export function isTypedScale({
  min,
  max,
}: {
  readonly min: number
  readonly max: number
}): boolean {
  return max - min + 1 > MOST_STEPS
}

function rareIn(question: Question): readonly Rare[] {
  if (question.type === 'computed') return ['computed']
  if (isUnasked(question)) return []
  const ofType = byType[question.type]
  const hasIcons = question.type === 'scale' && Boolean(question.icon)
  const isTyped = question.type === 'scale' && isTypedScale(question)
  return [
    ...(ofType ? [ofType] : []),
    ...(isTyped ? (['typedScale'] as const) : []),
    ...(hasIcons ? (['rating'] as const) : []),
    ...evidenceOf(question),
  ]
}

function evidenceOf(question: Question): readonly Rare[] {
  const { type, photo, photoOn, evidence } = question
  const asksForIt = type === 'photo' || photo !== 'no' || photoOn !== undefined
  if (!asksForIt) return []
  return isFileQuestion(question) || evidence === undefined ? ['photos', 'editor'] : [evidence]
}
