'use client'

import { RotateCcw, RotateCw, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { FieldError } from '@/components/ui/field-error'
import { Button } from '@/components/ui/plain-button'
import type { PhotoEdit } from '@/lib/core/frozen-report'
import { CropSteps } from './crop-steps'
import { editedPhoto } from './draw-edited'
import type { KeepRefusal } from './form-device'
import {
  editsOf,
  isTouched,
  middleArrow,
  type PhotoEditing,
  turned,
  withArrow,
  withoutArrow,
} from './photo-edit'
import { PhotoStage, type Tool } from './photo-stage'
import { useEditing } from './use-editing'
import { usePicture } from './use-picture'

export interface PhotoEditorProps {
  readonly url: string
  /** What had been done to the photo before. */
  readonly edits: readonly PhotoEdit[]
  /** Keeps the edited photo in the place of the other; says what hindered it. */
  readonly onSave: (photo: Blob, edits: readonly PhotoEdit[]) => Promise<KeepRefusal | null>
  readonly onLeave: () => void
  /** Whether leaving now would lose something. */
  readonly onTouched: (isTouched: boolean) => void
  /** Somebody wanted to close the window: what is to be done is said. */
  readonly isLeaving: boolean
}

/** Crop, turn, point at something: by thumb, by mouse, and by keys alone. */
export function PhotoEditor(props: PhotoEditorProps) {
  const t = useTranslations('evidence.editor')
  const picture = usePicture(props.url)
  if (picture === null) return <p role="status">{t('opening')}</p>
  if (picture === 'unreadable') {
    return (
      <div className="grid justify-items-start gap-3">
        <p role="alert">{t('unreadable')}</p>
        <Button onClick={props.onLeave}>{t('back')}</Button>
      </div>
    )
  }
  return <Bench {...props} picture={picture} />
}

function Bench({
  picture,
  edits,
  onSave,
  onLeave,
  onTouched,
  isLeaving,
}: PhotoEditorProps & { picture: ImageBitmap }) {
  const t = useTranslations('evidence.editor')
  const { editing, canUndo, step } = useEditing()
  const [tool, setTool] = useState<Tool>('crop')
  const [said, say] = useState('')
  const saving = useSaving(picture, onSave)
  const touched = isTouched(editing)
  useEffect(() => onTouched(touched), [touched, onTouched])
  const tools = useRef<HTMLDivElement>(null)
  // The button that led here has gone, and the focus with it.
  useEffect(() => tools.current?.querySelector('button')?.focus(), [])
  const change = (next: PhotoEditing, words: string) => {
    step({ kind: 'do', editing: next })
    say(words)
  }
  const pointAtMiddle = () => {
    const { from, to } = middleArrow(editing)
    change(withArrow(editing, from, to), t('said.arrow'))
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div ref={tools} role="toolbar" aria-label={t('tools')} className="flex flex-wrap gap-2">
        <ToolButton isOn={tool === 'crop'} onPick={() => setTool('crop')}>
          {t('crop')}
        </ToolButton>
        <ToolButton isOn={tool === 'arrow'} onPick={() => setTool('arrow')}>
          {t('arrow')}
        </ToolButton>
        <span className="ml-auto flex">
          <Mark
            label={t('turnLeft')}
            onPress={() => change(turned(editing, 'left'), t('said.turned'))}
          >
            <RotateCcw aria-hidden className="size-5" />
          </Mark>
          <Mark
            label={t('turnRight')}
            onPress={() => change(turned(editing, 'right'), t('said.turned'))}
          >
            <RotateCw aria-hidden className="size-5" />
          </Mark>
          <Mark
            label={t('undo')}
            isOff={!canUndo}
            onPress={() => {
              step({ kind: 'undo' })
              say(t('said.undone'))
            }}
          >
            <Undo2 aria-hidden className="size-5" />
          </Mark>
        </span>
      </div>
      <PhotoStage picture={picture} editing={editing} tool={tool} step={step} onSay={say} />
      {tool === 'crop' ? (
        <CropSteps editing={editing} step={step} />
      ) : (
        <div className="grid gap-2">
          <p className="text-13 text-ink-2">{t('arrowHint')}</p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={pointAtMiddle}>{t('placeArrow')}</Button>
            {editing.arrows.map((arrow, index) => (
              <Button
                key={`${arrow.from.x} ${arrow.from.y} ${arrow.to.x} ${arrow.to.y}`}
                look="quiet"
                onClick={() => change(withoutArrow(editing, index), t('said.arrowGone'))}
              >
                {t('removeArrow', { number: index + 1 })}
              </Button>
            ))}
          </div>
        </div>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="sticky -bottom-4 -mb-4 grid gap-2 border-t border-line bg-raised py-3">
        <div role="alert" className="empty:hidden">
          {isLeaving && touched ? <p className="text-13 text-amber">{t('unsaved')}</p> : null}
          <FieldError>{saving.problem ? t(`problems.${saving.problem}`) : null}</FieldError>
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onLeave}>{t(touched ? 'leave' : 'back')}</Button>
          <Button
            look="primary"
            disabled={!touched || saving.isBusy}
            onClick={() => void saving.save(editing, editsOf(editing, edits))}
          >
            {t(saving.isBusy ? 'saving' : 'save')}
          </Button>
        </div>
      </div>
    </div>
  )
}

function useSaving(picture: ImageBitmap, onSave: PhotoEditorProps['onSave']) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<'no-picture' | 'not-kept' | null>(null)
  const save = async (editing: PhotoEditing, edits: readonly PhotoEdit[]) => {
    setBusy(true)
    setProblem(null)
    try {
      const photo = await editedPhoto(picture, editing)
      if (photo === null) setProblem('no-picture')
      else if ((await onSave(photo, edits)) !== null) setProblem('not-kept')
    } catch (error) {
      console.warn(error)
      setProblem('no-picture')
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, problem, save }
}

function ToolButton({
  isOn,
  onPick,
  children,
}: {
  isOn: boolean
  onPick: () => void
  children: ReactNode
}) {
  return (
    <Button
      aria-pressed={isOn}
      className="px-3 aria-pressed:border-accent aria-pressed:bg-accent-soft"
      onClick={onPick}
    >
      {children}
    </Button>
  )
}

function Mark({
  label,
  isOff = false,
  onPress,
  children,
}: {
  label: string
  isOff?: boolean
  onPress: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      // It stays in the order of keys: a button that takes the focus away with it confuses.
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onPress}
      className="grid size-11 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink aria-disabled:opacity-55"
    >
      {children}
    </button>
  )
}
