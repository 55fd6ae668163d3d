'use client'

import { useLocale, useTranslations } from 'next-intl'
import { memo, type ReactNode, useEffect } from 'react'
import { DateInput } from '@/components/ui/date-input'
import { StateMark } from '@/components/ui/state-mark'
import type { CalendarDate, DayRange } from '@/lib/core/calendar'
import { visitDayOf } from '@/lib/core/draft-report'
import type { QuestionStanding } from '@/lib/core/form-progress'
import { textFor } from '@/lib/core/localized-text'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { dateIn } from '@/lib/core/zone-clock'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useGrowing } from './use-growing'

/** From when to when a visit may be made; the closing moment is outside. */
export interface VisitWindow {
  readonly opensAt: string
  readonly closesAt: string
}

/** Before sending: what is missing, each a tap away; then the receipt and the day of the visit. */
export function FinishScreen({
  standings,
  draft,
  zone,
  visitWindow,
  receipt,
  onVisitedOn,
  onDayJudged,
  onJump,
}: {
  standings: readonly QuestionStanding[]
  draft: VisitDraft
  /** Of the place that was visited. */
  zone: string
  visitWindow: VisitWindow
  /** Where the campaign asks for one. */
  receipt: ReactNode
  /** Null where the day was taken out of the field. */
  onVisitedOn: (day: CalendarDate | null) => void
  /** Whether the visit can have been made on the day that is told; at once, and whenever it changes. */
  onDayJudged: (isPossible: boolean) => void
  /** By the question's place in the checklist. */
  onJump: (index: number) => void
}) {
  const t = useTranslations('form')
  const format = useFormat()
  const today = dateIn(new Date(), zone)
  const visitedOn = visitDayOf(draft, zone)
  const isPossible = visitedOn <= today
  useEffect(() => onDayJudged(isPossible), [onDayJudged, isPossible])
  const days = daysOf(visitWindow, zone)
  // Also what happened on another day is told; whoever reads the report decides what it is worth.
  const isOutside = isPossible && (visitedOn < days.first || visitedOn > days.last)
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
          error={isPossible ? undefined : t('finish.inFuture')}
          value={visitedOn}
          max={today}
          onChange={({ target }) => onVisitedOn(target.value === '' ? null : target.value)}
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
      <p className="text-ink-2">{t('finish.contents', { answers, files: fileCountOf(draft) })}</p>
    </div>
  )
}

/** The last moment of a window is the last one before it closes. */
function daysOf({ opensAt, closesAt }: VisitWindow, zone: string): DayRange {
  const last = new Date(new Date(closesAt).getTime() - 1)
  return { first: dateIn(new Date(opensAt), zone), last: dateIn(last, zone) }
}

function fileCountOf({ answers, receipt }: VisitDraft): number {
  const ofReceipt = receipt?.photoId ? 1 : 0
  return Object.values(answers).reduce((sum, { photos }) => sum + photos.length, ofReceipt)
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
