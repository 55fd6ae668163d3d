'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import type { Reader } from '@/lib/core/condition-readers'
import { textFor } from '@/lib/core/localized-text'
import { type AskedRemoval, useBuilder } from './builder-context'
import { findSection } from './document-edits'

/** Asked while something is about to be deleted that other parts read. */
export function RemovalDialog() {
  const { askedRemoval, askRemoval } = useBuilder()
  return askedRemoval ? (
    <ReadersDialog asked={askedRemoval} onClose={() => askRemoval(null)} />
  ) : null
}

function ReadersDialog({ asked, onClose }: { asked: AskedRemoval; onClose: () => void }) {
  const t = useTranslations('builder.removal')
  const main = useRef<HTMLButtonElement>(null)
  const { what, readers } = asked
  const onRemove = (freeing: boolean) => {
    onClose()
    asked.remove(freeing)
  }
  // A formula gives what it gave where only an option is gone: nobody has to mend it.
  const isAlsoLeft =
    what !== 'option' &&
    readers.some(({ places }) =>
      places.some((place) => place === 'computed' || place === 'piped-text'),
    )
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      initialFocus={main}
      title={t('title', { what })}
      description={t('lead', { what })}
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
      <p className="mt-3 text-13 text-ink-2">{t('after', { what })}</p>
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
