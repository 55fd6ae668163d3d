'use client'

import { Minus, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import {
  type CropEdge,
  cropEdges,
  cropTo,
  cutAway,
  LONG_STEP,
  type PhotoEditing,
} from './photo-edit'
import type { EditStep } from './use-editing'

/** The crop by buttons, for whoever cannot or will not drag. */
export function CropSteps({
  editing,
  step,
}: {
  editing: PhotoEditing
  step: (step: EditStep) => void
}) {
  const t = useTranslations('evidence.editor')
  const move = (edge: CropEdge, way: 1 | -1) => {
    const inwards = edge === 'left' || edge === 'top' ? way : -way
    const place = editing.crop[edge] + inwards * LONG_STEP
    step({ kind: 'do', editing: cropTo(editing, edge, place) })
  }
  return (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] gap-x-2">
      {cropEdges.map((edge) => (
        <li key={edge} className="flex items-center">
          <StepButton label={t(`giveBack.${edge}`)} onPress={() => move(edge, -1)}>
            <Minus aria-hidden className="size-4.5" />
          </StepButton>
          <span className="num min-w-0 flex-1 text-center text-13 whitespace-nowrap">
            {t('edgeCut', { edge: t(`edges.${edge}`), percent: cutAway(editing.crop, edge) })}
          </span>
          <StepButton label={t(`cutMore.${edge}`)} onPress={() => move(edge, 1)}>
            <Plus aria-hidden className="size-4.5" />
          </StepButton>
        </li>
      ))}
    </ul>
  )
}

function StepButton({
  label,
  onPress,
  children,
}: {
  label: string
  onPress: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onPress}
      className="grid size-11 shrink-0 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink"
    >
      {children}
    </button>
  )
}
