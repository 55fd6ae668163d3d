'use client'

import { useEffect } from 'react'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { ControlProps } from './controls'
import type { AnswerField } from './form-values'
import { fetchAhead, fetchAtOnce, laterPartsOf } from './later-part'
import type { rareLoaders } from './rare-loaders'

export interface FileControlProps {
  readonly questionId: string
  readonly field: AnswerField
  readonly fileIds: readonly string[]
  readonly labelledBy: string
}
export type PlaceControlProps = ControlProps & { readonly typed: string }

export type Rare = keyof typeof rareLoaders

/** Which checklist needs what, and where its code is. */
const fetchLoaders = () => import('./rare-loaders')
const rarePart = laterPartsOf(async () => (await fetchLoaders()).rareLoaders)

/** Controls that few checklists have; their code is fetched with the form that needs them. */
export const rare = {
  logic: rarePart('logic'),
  audio: rarePart('audio', 'failed'),
  file: rarePart('file', 'failed'),
  signature: rarePart('signature', 'failed'),
  place: rarePart('place', 'failed'),
  person: rarePart('person', 'failed'),
  number: rarePart('number', 'failed'),
  percentage: rarePart('percentage', 'failed'),
  counter: rarePart('counter', 'failed'),
  stopwatch: rarePart('stopwatch', 'failed'),
  calendar: rarePart('calendar', 'failed'),
  computed: rarePart('computed', 'failed'),
  typedScale: rarePart('typedScale', 'failed'),
  hintPicture: rarePart('hintPicture'),
  rating: rarePart('rating', 'failed'),
  photos: rarePart('photos', 'failed'),
  matrixHead: rarePart('matrixHead', 'failed'),
  matrixRow: rarePart('matrixRow', 'failed'),
  editor: rarePart('editor', 'editorFailed'),
  receipt: rarePart('receipt'),
} satisfies { readonly [Name in Rare]: unknown }

/** Fetches at once what this form will need, so that it is there when the network is not. */
export function useRareControls(document: ChecklistDocument, isReceiptAsked: boolean): void {
  useEffect(() => {
    const fetchAll = async () => {
      const { rareControlsOf } = await fetchLoaders()
      fetchAhead(rareControlsOf(document, isReceiptAsked).map((name) => rare[name].fetch))
    }
    return fetchAtOnce([fetchAll])
  }, [document, isReceiptAsked])
}

/** Resolves when all of them are there, to be drawn at once. */
export async function fetchRareControls(
  document: ChecklistDocument,
  isReceiptAsked: boolean,
): Promise<void> {
  const { rareControlsOf } = await fetchLoaders()
  const names = rareControlsOf(document, isReceiptAsked)
  await Promise.all(names.map((name) => rare[name].fetch()))
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
