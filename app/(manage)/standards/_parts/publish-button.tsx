'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Difference } from '@/app/_standard/difference'
import { Button, type ButtonShape } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Checkbox } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { TextArea } from '@/components/ui/text-input'
import type { Publication } from '@/lib/standards/use-cases/view-standard'
import { publishStandardsAction } from '../actions'
import { useDone } from './use-done'

/** Publishes one draft or several, after saying what that means and asking what changed. */
export function PublishButton({
  standards,
  label,
  title,
  disabled,
  shape,
  publication = null,
  onDone,
}: {
  standards: readonly { readonly standardId: string; readonly revision: number }[]
  label: string
  title: string
  disabled?: boolean | undefined
  shape?: ButtonShape | undefined
  /** What one draft would change, and for how many; several are published as a list. */
  publication?: Publication | null | undefined
  onDone?: (() => void) | undefined
}) {
  const t = useTranslations('standards.edit')
  const { run, isRunning } = useDone()
  const [isOpen, setIsOpen] = useState(false)
  const [note, setNote] = useState('')
  const [isKnown, setIsKnown] = useState(false)
  const leftBehind = publication?.leftBehind ?? null
  const noteId = useId()
  const publish = () =>
    run(() => publishStandardsAction({ standards, note }), {
      done: ({ published }) => t('published', { count: published }),
      after: () => {
        setIsOpen(false)
        setNote('')
        setIsKnown(false)
        onDone?.()
      },
    })
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open)
        // Each time anew: what was known once may have been about the other language.
        setIsKnown(false)
      }}
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
          <Button
            look="primary"
            disabled={isRunning || (leftBehind !== null && !isKnown)}
            onClick={publish}
          >
            {label}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {publication === null ? null : <Consequences publication={publication} />}
        {leftBehind === null ? null : (
          <Checkbox
            label={t('publishAnyway')}
            checked={isKnown}
            onChange={(event) => setIsKnown(event.target.checked)}
          />
        )}
        <TextArea
          id={noteId}
          label={t('note')}
          hint={t('noteHint')}
          optional
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Dialog>
  )
}

function Consequences({
  publication: { readers, changes, leftBehind },
}: {
  publication: Publication
}) {
  const t = useTranslations('standards.edit')
  return (
    <>
      <p>{t('readers', { count: readers })}</p>
      {leftBehind === null ? null : (
        <Callout tone="needs-you">{t('leftBehind', { language: leftBehind })}</Callout>
      )}
      {changes.length > 0 ? (
        <section className="max-h-[30dvh] overflow-y-auto rounded bg-sunk px-4 py-3">
          <h3 className="mb-2 font-medium">{t('changes')}</h3>
          <Difference changes={changes} />
        </section>
      ) : null}
    </>
  )
}
