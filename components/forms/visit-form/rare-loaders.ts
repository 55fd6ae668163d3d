import type { ChecklistDocument, Question } from '@/lib/core/checklist'
import { allQuestions, isFileQuestion, isUnasked } from '@/lib/core/checklist-questions'
import { screensOf } from '@/lib/core/visit-draft'
import { withMakers } from './file-makers'
import { wantsLogic } from './form-logic'
import { matrixOptions } from './matrix-options'
import { isTypedScale, type Rare } from './rare-control'

/** Where the code of each rare control is. */
export const rareLoaders = {
  logic: async () => (await import('./full-logic')).WithLogic,
  audio: async () => (await withMakers(import('./audio-control'))).AudioControl,
  file: async () => (await withMakers(import('./file-control'))).FileControl,
  signature: async () => (await withMakers(import('./signature-control'))).SignatureControl,
  place: async () => (await import('./place-control')).PlaceControl,
  person: async () => (await import('./person-control')).PersonControl,
  number: async () => (await import('./number-controls')).NumberControl,
  percentage: async () => (await import('./number-controls')).PercentageControl,
  counter: async () => (await import('./number-controls')).CounterControl,
  stopwatch: async () => (await import('./stopwatch-control')).StopwatchControl,
  calendar: async () => (await import('./number-controls')).CalendarControl,
  computed: async () => (await import('./number-controls')).ComputedValue,
  typedScale: async () => (await import('./number-controls')).TypedNumber,
  hintPicture: async () => (await import('./hint-picture')).HintPicture,
  rating: async () => (await import('./rating-tiles')).RatingTiles,
  photos: async () => (await withMakers(import('./photo-control'))).PhotoControl,
  matrixHead: async () => (await import('./matrix-block')).MatrixHead,
  matrixRow: async () => (await import('./matrix-block')).MatrixChoices,
  editor: async () => (await withMakers(import('./photo-editor'))).PhotoEditor,
  receipt: async () => (await withMakers(import('./receipt-part'))).ReceiptPart,
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
