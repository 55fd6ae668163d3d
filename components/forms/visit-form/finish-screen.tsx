'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo, type ReactNode } from 'react'
import { DateInput } from '@/components/ui/date-input'
import { StateMark } from '@/components/ui/state-mark'
import type { DayRange } from '@/lib/core/calendar'
import type { QuestionStanding } from '@/lib/core/form-progress'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useGrowing } from './use-growing'

/** Before sending: what is missing, each a tap away; then the receipt and the day of the visit. */
export function FinishScreen({
  standings,
  fileCount,
  visitedOn,
  today,
  days,
  receipt,
  onVisitedOn,
  onJump,
}: {
  standings: readonly QuestionStanding[]
  fileCount: number
  visitedOn: string
  today: string
  /** On which the visit was to be made. */
  days: DayRange
  /** Where the campaign asks for one. */
  receipt: ReactNode
  onVisitedOn: (day: string) => void
  /** By the question's place in the checklist. */
  onJump: (index: number) => void
}) {
  const t = useTranslations('form')
  const format = useFormat()
  // Also what happened on another day is told; whoever reads the report decides what it is worth.
  const isOutside = visitedOn <= today && (visitedOn < days.first || visitedOn > days.last)
  const open = standings
    .map((standing, index) => ({ ...standing, index }))
    .filter(({ problems }) => problems.length > 0)
  const answers = standings.filter(({ isAnswered }) => isAnswered).length
  return (
    <div className="grid gap-8">
      {open.length > 0 ? (
        <MissingList open={open} onJump={onJump} />
      ) : (
        <p>
          <StateMark shape="good">{t('finish.complete')}</StateMark>
        </p>
      )}
      {receipt}
      <div>
        <DateInput
          label={t('finish.visitedOn')}
          hint={t('finish.visitedOnHint')}
          error={visitedOn > today ? t('finish.inFuture') : undefined}
          value={visitedOn}
          max={today}
          onChange={(event) => onVisitedOn(event.target.value)}
        />
        <p role="status" className="mt-2 text-13 font-medium text-amber empty:hidden">
          {isOutside
            ? t('finish.outsideDays', {
                day: format.day(visitedOn, today),
                days: format.dayRange(days.first, days.last, visitedOn),
              })
            : null}
        </p>
      </div>
      <p className="text-ink-2">{t('finish.contents', { answers, files: fileCount })}</p>
    </div>
  )
}

type OpenStanding = QuestionStanding & { readonly index: number }

/** So many entries of a list are drawn in one turn. */
const ENTRIES = 12

function MissingList({
  open,
  onJump,
}: {
  open: readonly OpenStanding[]
  onJump: (index: number) => void
}) {
  const t = useTranslations('form')
  const drawn = useGrowing(Math.ceil(open.length / ENTRIES), 0, undefined)
  return (
    <div>
      <p className="font-semibold">
        <StateMark shape="needs-you">{t('finish.missing', { count: open.length })}</StateMark>
      </p>
      <ul className="mt-3 border-t border-line">
        {open.slice(0, drawn.size * ENTRIES).map((standing) => (
          <MissingEntry key={standing.question.id} standing={standing} onJump={onJump} />
        ))}
      </ul>
    </div>
  )
}

const MissingEntry = memo(function MissingEntry({
  standing: { question, index, problems },
  onJump,
}: {
  standing: OpenStanding
  onJump: (index: number) => void
}) {
  const t = useTranslations('form')
  const locale = useLocale()
  return (
    <li className="border-b border-line">
      <button
        type="button"
        onClick={() => onJump(index)}
        className="grid min-h-14 w-full content-center gap-0.5 py-2.5 text-left hover:bg-hover"
      >
        <span className="[overflow-wrap:anywhere]">{textFor(question.text, locale)}</span>
        <span className="text-13 text-amber">
          {problems.map((problem) => t(`problems.${problem}`)).join(' ')}
        </span>
      </button>
    </li>
  )
})
