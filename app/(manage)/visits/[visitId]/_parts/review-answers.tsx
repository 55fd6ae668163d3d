'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { TextArea } from '@/components/ui/text-input'
import type { Asked } from './asked'
import type { ReviewModel, ReviewSection } from './review-model'
import type { ReviewRow } from './review-row'

/** The answers in the order of the checklist; the current one tells all that is known of it. */
export function ReviewAnswers({
  model,
  current,
  follows,
  onChoose,
  onEnlarge,
  asked,
  onAsk,
}: {
  model: ReviewModel
  current: number
  /** Whether the page scrolls to the current answer: not before somebody has moved. */
  follows: boolean
  onChoose: (place: number) => void
  /** Shows the current answer's photos, where they do not stand beside it. */
  onEnlarge: () => void
  /** Null where nothing can be asked any more. */
  asked: Asked | null
  onAsk: (questionId: string, text: string) => void
}) {
  const t = useTranslations('reviews')
  const places = new Map(model.rows.map((row, place) => [row.questionId, place]))
  return (
    <section aria-label={t('answers')} className="min-w-0">
      {model.sections.map((section) => (
        <div key={section.id} className="not-first:pt-6">
          <SectionHead section={section} />
          <ol>
            {model.rows
              .filter((row) => row.sectionId === section.id)
              .map((row) => {
                const place = places.get(row.questionId) ?? 0
                return (
                  <AnswerRow
                    key={row.questionId}
                    row={row}
                    isCurrent={place === current}
                    follows={follows}
                    onChoose={() => onChoose(place)}
                    onEnlarge={onEnlarge}
                    question={asked === null ? null : (asked.get(row.questionId) ?? '')}
                    onAsk={(text) => onAsk(row.questionId, text)}
                  />
                )
              })}
          </ol>
        </div>
      ))}
    </section>
  )
}

function SectionHead({ section }: { section: ReviewSection }) {
  return (
    <h2
      id={`section-${section.id}`}
      className={classNames(
        'num flex scroll-mt-32 justify-between gap-4 pb-2 font-semibold',
        section.depth > 0 && 'text-13 text-ink-2',
      )}
    >
      {section.title}
      <span className="font-normal text-ink-2">{section.points}</span>
    </h2>
  )
}

function AnswerRow({
  row,
  isCurrent,
  follows,
  onChoose,
  onEnlarge,
  question,
  onAsk,
}: {
  row: ReviewRow
  isCurrent: boolean
  follows: boolean
  onChoose: () => void
  onEnlarge: () => void
  question: string | null
  onAsk: (text: string) => void
}) {
  const t = useTranslations('reviews')
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent && follows) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent, follows])
  return (
    <li
      ref={item}
      aria-current={isCurrent ? 'true' : undefined}
      className={classNames(
        'scroll-mt-40 scroll-mb-28 border-t border-line',
        isCurrent && '-mx-3 rounded border-transparent bg-accent-soft px-3',
      )}
    >
      <button
        type="button"
        onClick={onChoose}
        className="num grid w-full grid-cols-[minmax(0,1fr)_4.5rem] items-baseline gap-x-3.5 py-2.5 text-left sm:grid-cols-[minmax(0,1fr)_minmax(5rem,9rem)_4.5rem]"
      >
        <span className="max-sm:col-span-2">{row.question}</span>
        <span className={classNames('break-words', row.isLoss && 'font-semibold')}>
          {row.answer}
          <PhotoCount count={row.photos.length} isAnswer={row.isMadeOfFiles} />
        </span>
        <span className={classNames('text-right', row.isLoss ? 'text-ink' : 'text-ink-2')}>
          {row.points}
        </span>
      </button>
      {isCurrent || row.comment ? (
        <div className="pb-2.5 text-13 text-ink-2">
          {row.comment ? <p>{t('quote', { text: row.comment })}</p> : null}
          {isCurrent && row.computedBy ? <p>{row.computedBy}</p> : null}
          {isCurrent ? (
            <p className="num">
              <span className={row.isLate ? 'text-amber' : ''}>{row.when}</span>
              {row.ifBest ? ` · ${t('ifBest', { total: row.ifBest })}` : null}
            </p>
          ) : null}
        </div>
      ) : null}
      {isCurrent && row.photos.length > 0 ? (
        <div className="pb-2.5 lg:hidden">
          <Button size="small" onClick={onEnlarge}>
            {t('enlarge')}
          </Button>
        </div>
      ) : null}
      {question === null ? null : (
        <AskPart isCurrent={isCurrent} question={question} onAsk={onAsk} />
      )}
    </li>
  )
}

/** How many photos stand with an answer; nothing where the photos are the answer and it says so. */
function PhotoCount({ count, isAnswer }: { count: number; isAnswer: boolean }) {
  const t = useTranslations('results.report')
  if (count === 0 || isAnswer) return null
  return <span className="ml-2 text-13 font-normal text-ink-3">{t('photos', { count })}</span>
}

/** A question to the shopper about one answer; it stays open while it has words. */
function AskPart({
  isCurrent,
  question,
  onAsk,
}: {
  isCurrent: boolean
  question: string
  onAsk: (text: string) => void
}) {
  const t = useTranslations('reviews')
  const [isOpen, setOpen] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isOpen) area.current?.focus()
  }, [isOpen])
  if (isOpen || question !== '') {
    return (
      <div className="pb-3">
        <TextArea
          ref={area}
          label={t('askLabel')}
          hint={t('askHint')}
          rows={2}
          maxLength={2000}
          value={question}
          onChange={(event) => onAsk(event.target.value)}
          onBlur={() => setOpen(false)}
        />
      </div>
    )
  }
  if (!isCurrent) return null
  return (
    <div className="pb-2.5">
      <Button size="small" onClick={() => setOpen(true)}>
        {t('ask')}
      </Button>
    </div>
  )
}
