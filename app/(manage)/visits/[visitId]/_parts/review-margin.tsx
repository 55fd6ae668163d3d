import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReviewModel } from './review-model'
import { ReviewReceipt } from './review-receipt'

/** What to look at first, and where the points went. */
export function ReviewMargin({
  model,
  onLarge,
}: {
  model: ReviewModel
  onLarge: (photo: string) => void
}) {
  const t = useTranslations('reviews')
  return (
    <aside
      aria-label={t('margin')}
      className="grid grid-cols-[minmax(0,1fr)] gap-6 max-lg:mb-6 lg:sticky lg:top-32 lg:max-h-[calc(100dvh-13rem)] lg:overflow-y-auto"
    >
      <div className="grid gap-2">
        <h2 className="sr-only">{t('marksTitle')}</h2>
        {model.marks.length === 0 ? <p className="text-13 text-ink-3">{t('noMarks')}</p> : null}
        {model.marks.map((mark) => (
          <div key={mark.code} className="rounded bg-amber-soft px-3 py-2.5 text-13">
            <p className="font-semibold text-amber">{mark.title}</p>
            <p>{mark.text}</p>
            {mark.link ? (
              <Link href={mark.link.href} className="thumb link inline-flex items-center">
                {mark.link.text}
              </Link>
            ) : null}
          </div>
        ))}
      </div>
      <div>
        <h2 className="mb-1.5 text-13 text-ink-3">{t('sections')}</h2>
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
          {model.sections.map((section) => (
            <li key={section.id}>
              <a
                href={`#section-${section.id}`}
                className="num block rounded-sm py-0.5 hover:bg-hover"
                style={{ paddingLeft: `${section.depth * 0.75}rem` }}
              >
                <span className="flex justify-between gap-3">
                  <span className="min-w-0">{section.title}</span>
                  <span className="shrink-0 text-ink-2">{section.score ?? '–'}</span>
                </span>
                {section.range === null ? null : (
                  <span className="block text-13 text-ink-3">{section.range}</span>
                )}
              </a>
            </li>
          ))}
        </ul>
        {model.rules.length > 0 ? (
          <details className="mt-2 text-13">
            <summary className="cursor-pointer text-ink-2">{t('rules')}</summary>
            <ul className="mt-1 grid gap-1 text-ink-2">
              {model.rules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
      {model.receipt ? <ReviewReceipt receipt={model.receipt} onLarge={onLarge} /> : null}
      {model.history.length > 0 ? (
        <div className="text-13">
          <h2 className="mb-1.5 text-ink-3">{t('history')}</h2>
          <ul className="grid gap-2">
            {model.history.map((line) => (
              <li key={line.text} className="num">
                {line.text}
                {line.comment ? (
                  <p className="text-ink-2">{t('quote', { text: line.comment })}</p>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </aside>
  )
}
