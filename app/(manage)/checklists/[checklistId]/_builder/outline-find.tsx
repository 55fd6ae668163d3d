'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { controlClass } from '@/components/ui/field-error'

/** Finds questions by their words or number: the list draws only what is in sight, so the
 * browser's own search would miss the rest. */
export function OutlineFind({
  words,
  onWords,
  found,
}: {
  words: string
  onWords: (words: string) => void
  /** How many lines are found; null while nothing is looked for. */
  found: number | null
}) {
  const t = useTranslations('workbench.outline')
  return (
    <search className="relative block">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-3"
      />
      <input
        type="search"
        value={words}
        aria-label={t('find')}
        placeholder={t('find')}
        className={classNames(controlClass, 'h-8! min-h-8! py-0! pr-2! pl-8! text-13!')}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || words === '') return
          event.stopPropagation()
          onWords('')
        }}
      />
      <p role="status" className={found === 0 ? 'mt-1 text-13 text-ink-3' : 'sr-only'}>
        {found === null ? '' : t('found', { count: found })}
      </p>
    </search>
  )
}
