import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useDay } from '@/app/_standard/use-day'
import { Badge } from '@/components/ui/state-mark'
import type { OwnStandardLine } from '@/lib/acknowledgements/schema'
import type { Chapter } from '@/lib/chapters/schema'
import { textFor } from '@/lib/core/localized-text'

/** Standards as a list for a thumb; under their chapters where those are given. */
export function OwnStandardList({
  lines,
  chapters,
}: {
  lines: readonly OwnStandardLine[]
  chapters: readonly Chapter[]
}) {
  const locale = useLocale()
  const known = new Set(chapters.map(({ id }) => id))
  const inChapter = (chapterId: string | null) =>
    lines.filter((line) => (known.has(line.chapterId ?? '') ? line.chapterId : null) === chapterId)
  return (
    <div className="grid gap-6">
      {[...chapters, null].map((chapter) => {
        const own = inChapter(chapter?.id ?? null)
        if (own.length === 0) return null
        return (
          <div key={chapter?.id ?? 'none'}>
            {chapter ? (
              <h3 className="mb-1 text-13 text-ink-3">
                {`${chapter.place}. ${textFor(chapter.title, locale)}`}
              </h3>
            ) : null}
            <ul>
              {own.map((line) => (
                <OwnStandardRow key={line.standardId} line={line} />
              ))}
            </ul>
          </div>
        )
      })}
    </div>
  )
}

function OwnStandardRow({ line }: { line: OwnStandardLine }) {
  const t = useTranslations('reading')
  const locale = useLocale()
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        href={`/me/standards/${line.standardId}`}
        className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-2 py-3 hover:bg-hover"
      >
        <span className="num text-ink-2">{line.number}</span>
        <span className="grid gap-1">
          <span className="line-clamp-3">{textFor(line.text, locale)}</span>
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-13 text-ink-3">
            {line.isAgain ? <Badge tone="needs-you">{t('again')}</Badge> : null}
            <OwnState line={line} />
          </span>
        </span>
      </Link>
    </li>
  )
}

function OwnState({
  line: { owedSince, acknowledgedOn, remindedOn, isConcerned },
}: {
  line: OwnStandardLine
}) {
  const t = useTranslations('reading')
  const dayOf = useDay()
  if (acknowledgedOn !== null) return <span>{t('done', { day: dayOf(acknowledgedOn) })}</span>
  if (!isConcerned || owedSince === null) return <span>{t('notYours')}</span>
  return (
    <>
      <span>{t('since', { day: dayOf(owedSince) })}</span>
      {remindedOn === null ? null : (
        <span className="text-amber">{t('reminded', { day: dayOf(remindedOn) })}</span>
      )}
    </>
  )
}
