import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { ReviewModel } from './review-model'

/** Where, when, by whom, and what it comes to. */
export function ReviewHead({ model }: { model: ReviewModel }) {
  const t = useTranslations('visits.office')
  return (
    <header className="mb-6 border-b border-line pb-4">
      <Link
        href="/visits"
        className="thumb -ml-1 mb-1 inline-flex items-center gap-0.5 text-13 text-ink-3 hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4" />
        {t('back')}
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-21 font-semibold">{model.title}</h1>
          <p className="num mt-1 text-13 text-ink-2">{model.subtitle.join(' · ')}</p>
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
        <div className="num sm:text-right">
          <p className="text-28">{model.score}</p>
          {model.scoreNotes.map((note) => (
            <p key={note} className="text-13 text-ink-2">
              {note}
            </p>
          ))}
          {model.effects.map((effect) => (
            <p key={effect} className="text-13 text-red">
              {effect}
            </p>
          ))}
        </div>
      </div>
    </header>
  )
}
