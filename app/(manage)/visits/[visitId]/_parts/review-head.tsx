import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { ReviewModel } from './review-model'

/** Where, when, by whom, and what it comes to. */
export function ReviewHead({ model }: { model: ReviewModel }) {
  const t = useTranslations('visits.office')
  return (
    <header className="z-10 mb-6 border-b border-line bg-paper pb-3 lg:sticky lg:top-0 lg:-mt-6 lg:pt-4">
      <div className="flex items-center justify-between gap-4">
        <Link
          href="/visits"
          className="thumb -ml-1 inline-flex items-center gap-0.5 text-13 text-ink-3 hover:text-ink"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {t('back')}
        </Link>
        {model.isCounted ? (
          <a
            href={`/api/reports/visits/${model.visitId}`}
            target="_blank"
            rel="noreferrer"
            className="thumb link inline-flex items-center text-13"
          >
            {t('pdf')}
          </a>
        ) : null}
      </div>
      <div className="flex items-start justify-between gap-x-8 gap-y-3 max-sm:flex-wrap">
        <div className="min-w-0">
          <h1 className="text-21 font-semibold">{model.title}</h1>
          <p className="num text-13 text-ink-2">{model.subtitle.join(' · ')}</p>
          {model.facts.length > 0 ? <ReviewFacts facts={model.facts} /> : null}
          {model.deadline ? (
            <p
              className={classNames(
                'num text-13',
                model.deadline.isPast ? 'text-amber' : 'text-ink-2',
              )}
            >
              {model.deadline.text}
            </p>
          ) : null}
        </div>
        <div className="num min-w-0 sm:max-w-[26rem] sm:shrink-0 sm:text-right">
          <p className="text-28">{model.score}</p>
          {model.scoreNotes.map((note) => (
            <p key={note} className="text-13 text-ink-2">
              {note}
            </p>
          ))}
        </div>
      </div>
    </header>
  )
}

function ReviewFacts({ facts }: Pick<ReviewModel, 'facts'>) {
  const t = useTranslations('reviews')
  return (
    <p className="num flex flex-wrap gap-x-4 text-13 text-ink-2">
      {facts.map(({ text, placeHref }) => (
        <span key={text}>
          {text}
          {placeHref === null ? null : (
            <>
              {' '}
              <a href={placeHref} className="link">
                {t('facts.place')}
              </a>
            </>
          )}
        </span>
      ))}
    </p>
  )
}

/** Why it failed, and what critical answers did to the number. */
export function ReviewVerdict({ model: { outcome, doubts, effects } }: { model: ReviewModel }) {
  const hasFailed = outcome?.passed === false
  const sentences = [...(hasFailed ? [outcome.text] : []), ...effects]
  if (sentences.length === 0) return null
  return (
    <div className="num -mt-2 mb-6 text-13">
      {sentences.map((sentence) => (
        <p key={sentence} className="text-red">
          {sentence}
        </p>
      ))}
      {hasFailed
        ? doubts.map((doubt) => (
            <p key={doubt} className="max-w-[76ch] text-ink-2">
              {doubt}
            </p>
          ))
        : null}
    </div>
  )
}
