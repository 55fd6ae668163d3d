'use client'

import { Angry, Frown, Heart, Laugh, Meh, Smile, Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { RatingIcon } from '@/lib/core/checklist'
import { Tile } from './tiles'

const faces = [Angry, Frown, Meh, Smile, Laugh]

/** A scale in stars, hearts or faces; a screen reader hears "3 of 5". */
export function RatingTiles({
  icon,
  values,
  chosen,
  choice,
}: {
  icon: RatingIcon
  values: readonly number[]
  chosen: string
  choice: ComponentProps<'input'>
}) {
  const t = useTranslations('answering.rating')
  const last = values.at(-1) ?? 0
  return values.map((value, place) => {
    const isReached = chosen !== '' && value <= Number(chosen)
    const Icon = iconAt(icon, place, values.length)
    const isFilled = icon === 'face' ? false : isReached
    return (
      <Tile key={value} type="radio" value={String(value)} {...choice} className="px-1!">
        <span className="sr-only">{t('value', { value, last })}</span>
        <span aria-hidden className="grid justify-items-center gap-0.5">
          <Icon
            strokeWidth={1.6}
            className={classNames('size-7', isFilled && 'fill-accent text-accent')}
          />
          <span className="num text-13 text-ink-2">{value}</span>
        </span>
      </Tile>
    )
  })
}

function iconAt(icon: RatingIcon, place: number, count: number) {
  if (icon === 'star') return Star
  if (icon === 'heart') return Heart
  const share = count > 1 ? place / (count - 1) : 1
  return faces[Math.round(share * (faces.length - 1))] ?? Meh
}
