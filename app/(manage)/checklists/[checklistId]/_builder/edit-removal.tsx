'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import { type Reader, readersOf } from '@/lib/core/condition-readers'
import { textFor } from '@/lib/core/localized-text'
import { useBuilder } from './builder-context'
import { findSection, idsBeneath } from './document-edits'
import { MarkButton } from './segments'

/** Deletes a part; where conditions elsewhere read it, says which before it goes. */
export function RemovePart({
  id,
  kind,
  label,
}: {
  id: string
  kind: 'section' | 'question'
  label?: string | undefined
}) {
  const t = useTranslations('checklists.edit')
  const { remove, question } = useAskedRemoval(kind)
  return (
    <>
      <MarkButton label={label ?? t('remove')} onClick={() => remove(id)}>
        <Trash2 aria-hidden className="size-4" />
      </MarkButton>
      {question}
    </>
  )
}

interface AskedRemoval {
  readonly remove: (id: string) => void
  /** The question whether, while it is asked: to be shown by whoever removes. */
  readonly question: ReactNode
}

interface Asked {
  readonly id: string
  readonly readers: readonly Reader[]
}

function useAskedRemoval(kind: 'section' | 'question'): AskedRemoval {
  const t = useTranslations('checklists.edit')
  const { document, edit, steps, undoTo } = useBuilder()
  const toast = useToast()
  const [asked, setAsked] = useState<Asked | null>(null)
  const removeNow = (id: string, freeing: boolean) => {
    setAsked(null)
    edit({ kind: 'remove', id, ...(freeing ? { freeing } : {}) })
    toast.show({ title: t('removed', { what: kind }), undo: () => undoTo(steps) })
  }
  const remove = (id: string) => {
    const readers = readersOf(document, idsBeneath(document, id))
    if (readers.length === 0) removeNow(id, false)
    else setAsked({ id, readers })
  }
  const question = asked ? (
    <ReadersDialog
      kind={kind}
      readers={asked.readers}
      onRemove={(freeing) => removeNow(asked.id, freeing)}
      onClose={() => setAsked(null)}
    />
  ) : null
  return { remove, question }
}

export function ReadersDialog({
  kind,
  readers,
  onRemove,
  onClose,
}: {
  kind: 'section' | 'question' | 'parts'
  readers: readonly Reader[]
  onRemove: (freeing: boolean) => void
  onClose: () => void
}) {
  const t = useTranslations('builder.removal')
  const main = useRef<HTMLButtonElement>(null)
  const isAlsoLeft = readers.some(({ places }) =>
    places.some((place) => place === 'computed' || place === 'piped-text'),
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      initialFocus={main}
      title={t('title', { what: kind })}
      description={t('lead')}
      footer={
        <>
          <DialogClose render={<Button look="quiet">{t('cancel')}</Button>} />
          <Button onClick={() => onRemove(false)}>{t('keep')}</Button>
          <Button ref={main} look="danger" onClick={() => onRemove(true)}>
            {t('free')}
          </Button>
        </>
      }
    >
      <ul className="grid gap-1">
        {readers.map((reader) => (
          <ReaderLine key={reader.id} reader={reader} />
        ))}
      </ul>
      <p className="mt-3 text-13 text-ink-2">{t('after')}</p>
      {isAlsoLeft ? <p className="mt-1 text-13 text-ink-2">{t('left')}</p> : null}
    </Dialog>
  )
}

function ReaderLine({ reader }: { reader: Reader }) {
  const t = useTranslations('builder.removal')
  const { document, language, numberOf } = useBuilder()
  const places = reader.places.map((place) => t(`places.${place}`)).join(', ')
  const section = reader.kind === 'section' ? findSection(document, reader.id)?.section : null
  const name = section
    ? t('section', { title: textFor(section.title, language) })
    : t('question', { number: numberOf.get(reader.id) ?? 0 })
  return <li>{`${name}: ${places}`}</li>
}
