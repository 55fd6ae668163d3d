'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { TextArea } from '@/components/ui/text-input'
import { type Asked, type AskedQuestion, askedQuestions } from './asked'
import type { ReviewRow } from './review-row'

interface ReviewBarProps {
  rows: readonly ReviewRow[]
  asked: Asked
  /** Instead of buttons, where there is nothing to decide. */
  note: string | null
  waiting: number
  isSending: boolean
  /** The key A was pressed once. */
  isArmed: boolean
  isReturning: boolean
  onApprove: () => void
  onReturning: (open: boolean) => void
  onReturn: (comment: string, asked: readonly AskedQuestion[]) => void
}

/** The decision, always in reach, with its keys. */
export function ReviewBar(props: ReviewBarProps) {
  const t = useTranslations('reviews')
  const { note, waiting, isSending, isArmed, onApprove, onReturning } = props
  return (
    <div className="sticky bottom-0 z-20 -mx-4 mt-8 flex flex-wrap items-center gap-2.5 border-t border-line bg-raised px-4 py-3 pb-[calc(0.75rem+var(--bottom-inset))] sm:-mx-6 sm:px-6 lg:-mx-8 lg:-mb-16 lg:px-8">
      {note === null ? (
        <>
          <Button look="primary" disabled={isSending} onClick={onApprove}>
            {t(isArmed ? 'approveAgain' : 'approve')}
            <Key>A</Key>
          </Button>
          <Button disabled={isSending} onClick={() => onReturning(true)}>
            {t('return')}
            <Key>R</Key>
          </Button>
          <p className="num text-13 text-ink-2">
            {waiting > 0 ? t('queue', { count: waiting }) : t('queueEmpty')}
          </p>
          <ReturnDialog {...props} />
        </>
      ) : (
        <p className="text-ink-2">{note}</p>
      )}
      <p className="ml-auto flex flex-wrap items-center gap-x-3 text-13 text-ink-2 max-lg:hidden">
        <span className="sr-only">{t('keys.label')}</span>
        <span>
          {t('keys.next')} <Key>J</Key>
        </span>
        <span>
          {t('keys.previous')} <Key>K</Key>
        </span>
        <span>
          {t('keys.photo')} <Key>F</Key>
        </span>
      </p>
    </div>
  )
}

function Key({ children }: { children: string }) {
  return (
    <kbd
      aria-hidden
      className="rounded-sm border border-line-strong bg-raised px-1.5 py-0.5 font-sans text-13 leading-none text-ink-2 max-lg:hidden"
    >
      {children}
    </kbd>
  )
}

function ReturnDialog({
  rows,
  asked,
  isSending,
  isReturning,
  onReturning,
  onReturn,
}: ReviewBarProps) {
  const t = useTranslations('reviews')
  const area = useRef<HTMLTextAreaElement>(null)
  const [comment, setComment] = useState('')
  const [isEmpty, setEmpty] = useState(false)
  const questions = askedQuestions(rows, asked)
  const send = () => {
    if (comment.trim() === '' && questions.length === 0) return setEmpty(true)
    onReturning(false)
    onReturn(comment, questions)
  }
  return (
    <Dialog
      open={isReturning}
      onOpenChange={onReturning}
      initialFocus={area}
      title={t('returnTitle')}
      description={t('returnHint')}
      footer={
        <>
          <DialogClose render={<Button look="quiet">{t('keep')}</Button>} />
          <Button look="primary" disabled={isSending} onClick={send}>
            {t('returnSend')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <TextArea
          ref={area}
          label={t('returnComment')}
          rows={4}
          maxLength={4000}
          value={comment}
          onChange={(event) => {
            setEmpty(false)
            setComment(event.target.value)
          }}
        />
        {questions.length > 0 ? (
          <div>
            <h3 className="mb-1 font-semibold">{t('asked')}</h3>
            <ul className="grid gap-2">
              {questions.map(({ questionId, question, text }) => (
                <li key={questionId}>
                  <p className="text-13 text-ink-3">{question}</p>
                  <p>{text}</p>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {isEmpty ? <FormMessage>{t('problems.say-why')}</FormMessage> : null}
      </div>
    </Dialog>
  )
}
