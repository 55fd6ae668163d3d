'use client'

import { useTranslations } from 'next-intl'
import { type ComponentType, useEffect, useState } from 'react'
import { FieldError } from '@/components/ui/field'
import { Button } from '@/components/ui/plain-button'
import type { ChecklistDocument, Question } from '@/lib/core/checklist'
import { allQuestions, isUnasked } from '@/lib/core/checklist-questions'
import type { ControlProps } from './controls'
import type { AnswerField } from './form-values'
import type { PhotoEditorProps } from './photo-editor'

/** Controls that few checklists have; their code is fetched with the form that needs them. */
export interface FileControlProps {
  readonly questionId: string
  readonly field: AnswerField
  readonly fileIds: readonly string[]
  readonly labelledBy: string
}
export type PlaceControlProps = ControlProps & { readonly typed: string }

export interface RareProps {
  audio: FileControlProps
  file: FileControlProps
  signature: FileControlProps
  place: PlaceControlProps
  editor: PhotoEditorProps
}
type RareType = keyof RareProps
type Controls = { [T in RareType]?: ComponentType<RareProps[T]> }

const fetched: Controls = {}

const fetchers: { [T in RareType]: () => Promise<ComponentType<RareProps[T]>> } = {
  audio: async () => (await import('./audio-control')).AudioControl,
  file: async () => (await import('./file-control')).FileControl,
  signature: async () => (await import('./signature-control')).SignatureControl,
  place: async () => (await import('./place-control')).PlaceControl,
  editor: async () => (await import('./photo-editor')).PhotoEditor,
}

async function fetchControl<T extends RareType>(type: T): Promise<void> {
  const found = fetched[type] ?? (await fetchers[type]())
  Object.assign(fetched, { [type]: found })
}

/** Fetches at once what this form will need, so that it is there when the network is not. */
export function useRareControls(document: ChecklistDocument, hasReceipt = false): void {
  useEffect(() => {
    for (const type of rareControlsOf(document, hasReceipt)) {
      fetchControl(type).catch((error: unknown) => console.warn(error))
    }
  }, [document, hasReceipt])
}

/** The rare controls of a form; photos are edited, and a receipt is one. */
export function rareControlsOf(
  document: ChecklistDocument,
  hasReceipt: boolean,
): readonly RareType[] {
  const questions = allQuestions(document).filter((question) => !isUnasked(question))
  const wanted = new Set<string>(questions.map(({ type }) => type))
  if (hasReceipt || questions.some(mayHavePhotos)) wanted.add('editor')
  return (['audio', 'file', 'signature', 'place', 'editor'] as const).filter((type) =>
    wanted.has(type),
  )
}

function mayHavePhotos({ type, photo, photoOn }: Question): boolean {
  return type === 'photo' || photo !== 'no' || photoOn !== undefined
}

/** A control whose code may still be on its way; without a network it says so and can be asked again. */
export function RareControl<T extends RareType>({ type, props }: { type: T; props: RareProps[T] }) {
  const t = useTranslations('answering.rare')
  const [round, setRound] = useState(0)
  const [state, setState] = useState<'waiting' | 'here' | 'failed'>('waiting')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round tries again
  useEffect(() => {
    let isGone = false
    const tell = (next: 'here' | 'failed') => {
      if (!isGone) setState(next)
    }
    fetchControl(type).then(
      () => tell('here'),
      (error: unknown) => {
        console.warn(error)
        tell('failed')
      },
    )
    return () => {
      isGone = true
    }
  }, [type, round])
  const Control: ComponentType<RareProps[T]> | undefined = fetched[type]
  if (Control) return <Control {...props} />
  if (state !== 'failed') {
    return (
      <p role="status" className="mt-4 min-h-13 text-ink-3">
        {t('waiting')}
      </p>
    )
  }
  return (
    <div className="mt-4 grid justify-items-start gap-2">
      <FieldError>{t(type === 'editor' ? 'editorFailed' : 'failed')}</FieldError>
      <Button
        size="large"
        onClick={() => {
          setState('waiting')
          setRound(round + 1)
        }}
      >
        {t('retry')}
      </Button>
    </div>
  )
}
