'use client'

import { useTranslations } from 'next-intl'
import { useLine } from './builder-context'

/** A small mark on a part that has something to look at: a triangle, a diamond, a ring. */
export function RemarkMark({ nodeId }: { nodeId: string | null }) {
  const t = useTranslations('checklists.outline')
  const worst = useLine().worstOf.get(nodeId)
  if (worst === undefined) return null
  const { word, className, path } = marks[worst]
  return (
    <span className="shrink-0 self-center" title={t(word)}>
      <svg aria-hidden="true" viewBox="0 0 12 12" className={`size-2.5 ${className}`}>
        <path d={path} />
      </svg>
      <span className="sr-only">{t(word)}</span>
    </span>
  )
}

const marks = {
  error: { word: 'hasError', className: 'fill-red', path: 'M6 .5 11.7 11H.3Z' },
  warning: { word: 'hasWarning', className: 'fill-amber-mark', path: 'M6 0l6 6-6 6-6-6Z' },
  translation: {
    word: 'untranslated',
    className: 'fill-none stroke-amber-mark stroke-[1.5]',
    path: 'M6 1.25a4.75 4.75 0 1 1 0 9.5a4.75 4.75 0 0 1 0-9.5Z',
  },
} as const
