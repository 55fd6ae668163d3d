'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Pane } from './builder'
import { MarkButton, Segments } from './segments'

/** Beside the editor where there is room; else over it, when it is asked for. */
export function PaneColumn({
  pane,
  onPane,
  isOpen,
  onClose,
  children,
}: {
  pane: Pane
  onPane: (pane: Pane) => void
  isOpen: boolean
  onClose: () => void
  children: ReactNode
}) {
  const t = useTranslations('checklists.builder')
  const words = useTranslations('common')
  return (
    <section
      aria-label={t('pane')}
      className={classNames(
        'flex flex-col overflow-y-auto border-l [scrollbar-width:thin] border-line bg-paper px-4 pt-4 pb-4 max-xl:fixed max-xl:inset-y-0 max-xl:right-0 max-xl:z-30 max-xl:w-88 max-xl:max-w-full max-xl:shadow-float xl:sticky xl:top-(--builder-top) xl:h-[calc(100dvh-var(--builder-top))]',
        !isOpen && 'max-xl:hidden',
      )}
    >
      <div className="mb-4 flex shrink-0 items-center justify-between gap-2">
        <Segments
          label={t('pane')}
          value={pane}
          onChange={onPane}
          options={[
            { value: 'preview', label: t('preview') },
            { value: 'remarks', label: t('problems') },
          ]}
        />
        <MarkButton label={words('close')} className="xl:hidden" onClick={onClose}>
          <X aria-hidden className="size-4" />
        </MarkButton>
      </div>
      {children}
    </section>
  )
}
