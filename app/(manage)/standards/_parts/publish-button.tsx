'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState, useTransition } from 'react'
import { Button, type ButtonShape } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { TextArea } from '@/components/ui/text-input'
import { useProblemText } from '@/components/ui/use-problem-text'
import type {
  PreviewedPublication,
  Publication,
} from '@/lib/standards/use-cases/preview-publication'
import { previewPublicationAction, publishStandardsAction } from '../actions'
import { BulkPublishFacts, PublishFacts } from './publish-facts'
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
  /** What one draft would change, and for how many; absent: asked for when the dialog opens. */
  publication?: Publication | null | undefined
  onDone?: (() => void) | undefined
}) {
  const t = useTranslations('standards.edit')
  const { run, isRunning } = useDone()
  const [isOpen, setIsOpen] = useState(false)
  const [note, setNote] = useState('')
  const [isKnown, setIsKnown] = useState(false)
  const asked = useAskedFacts()
  const facts = publication ? [publication] : asked.facts?.publications
  const isBehind = facts?.some(({ leftBehind }) => leftBehind !== null) ?? false
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
        if (open && !publication) asked.ask(standards.map(({ standardId }) => standardId))
      }}
      title={title}
      description={t('publishLead')}
      wide={!publication}
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
            // Nothing is published before it was said what that does.
            disabled={isRunning || facts === undefined || (isBehind && !isKnown)}
            onClick={publish}
          >
            {label}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {publication ? <PublishFacts publication={publication} /> : <AskedFacts {...asked} />}
        {isBehind ? (
          <Checkbox
            label={t('publishAnyway')}
            checked={isKnown}
            onChange={(event) => setIsKnown(event.target.checked)}
          />
        ) : null}
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

/** Asks what publishing these drafts would do; each time anew. */
function useAskedFacts() {
  const say = useProblemText('standards.reasons')
  const [facts, setFacts] = useState<PreviewedPublication | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [, start] = useTransition()
  const newest = useRef(0)
  const ask = (standardIds: readonly string[]) => {
    setFacts(null)
    setProblem(null)
    newest.current += 1
    const asked = newest.current
    start(async () => {
      const answer = await runAction(() => previewPublicationAction({ standardIds }))
      // What was asked about others before says nothing about these.
      if (asked !== newest.current) return
      if (answer.ok) setFacts(answer)
      else setProblem(say(reasonOf(answer)))
    })
  }
  return { facts, problem, ask }
}

function AskedFacts({
  facts,
  problem,
}: Pick<ReturnType<typeof useAskedFacts>, 'facts' | 'problem'>) {
  const t = useTranslations('standards.bulk')
  if (problem !== null) return <FormMessage>{problem}</FormMessage>
  if (facts === null) return <p className="text-ink-2">{t('looking')}</p>
  return <BulkPublishFacts {...facts} />
}
