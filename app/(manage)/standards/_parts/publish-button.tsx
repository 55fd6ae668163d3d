'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button, type ButtonShape } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextArea } from '@/components/ui/text-input'
import { publishStandardsAction } from '../actions'
import { useDone } from './use-done'

/** Publishes one draft or several, after saying what that means and asking what changed. */
export function PublishButton({
  standards,
  label,
  title,
  disabled,
  shape,
  onDone,
}: {
  standards: readonly { readonly standardId: string; readonly revision: number }[]
  label: string
  title: string
  disabled?: boolean | undefined
  shape?: ButtonShape | undefined
  onDone?: (() => void) | undefined
}) {
  const t = useTranslations('standards.edit')
  const { run, isRunning } = useDone()
  const [isOpen, setIsOpen] = useState(false)
  const [note, setNote] = useState('')
  const noteId = useId()
  const publish = () =>
    run(() => publishStandardsAction({ standards, note }), {
      done: ({ published }) => t('published', { count: published }),
      after: () => {
        setIsOpen(false)
        setNote('')
        onDone?.()
      },
    })
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setIsOpen}
      title={title}
      description={t('publishLead')}
      trigger={
        <Button look="primary" {...shape} disabled={disabled ?? false}>
          {label}
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setIsOpen(false)}>{t('cancel')}</Button>
          <Button look="primary" disabled={isRunning} onClick={publish}>
            {label}
          </Button>
        </>
      }
    >
      <TextArea
        id={noteId}
        label={t('note')}
        hint={t('noteHint')}
        optional
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Dialog>
  )
}
