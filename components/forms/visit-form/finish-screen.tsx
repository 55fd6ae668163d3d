'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { DateInput } from '@/components/ui/date-input'
import { StateMark } from '@/components/ui/state-mark'
import { usePlaceTime } from '@/components/ui/use-place-time'
import type { CalendarDate, DayRange } from '@/lib/core/calendar'
import { visitDayOf } from '@/lib/core/draft-report'
import type { QuestionStanding } from '@/lib/core/form-progress'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { dateIn } from '@/lib/core/zone-clock'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { type FinishGap, finishGaps, undecidedIn } from './finish-gaps'
import { type FoundSound, useFormFiles } from './form-device'
import { receiptAnchor } from './question-anchor'
import type { FactsOf } from './question-facts'
import { useGrowing } from './use-growing'

/** From when to when a visit may be made; the closing moment is outside. */
export interface VisitWindow {
  readonly opensAt: string
  readonly closesAt: string
}

/** Why a form that is answered cannot be sent yet. */
export interface Hindrance {
  /** Goes to what is to be mended first. */
  mend(): void
}

/** Before sending: what is missing, each a tap away; then the receipt and the day of the visit. */
export function FinishScreen({
  standings,
  factsOf,
  draft,
  zone,
  visitWindow,
  receipt,
  onVisitedOn,
  onHindered,
  onJump,
}: {
  standings: readonly QuestionStanding[]
  factsOf: FactsOf
  draft: VisitDraft
  /** Of the place that was visited. */
  zone: string
  visitWindow: VisitWindow
  /** Where the campaign asks for one. */
  receipt: ReactNode
  /** Null where the day was taken out of the field. */
  onVisitedOn: (day: CalendarDate | null) => void
  /** What stands in the way of sending; at once, and whenever it changes. */
  onHindered: (hindrance: Hindrance | null) => void
  /** By the question's place in the checklist. */
  onJump: (index: number) => void
}) {
  const t = useTranslations('form')
  const format = useFormat()
  const today = dateIn(new Date(), zone)
  const visitedOn = visitDayOf(draft, zone)
  const isPossible = visitedOn <= today
  const days = daysOf(visitWindow, zone)
  // Also what happened on another day is told; whoever reads the report decides what it is worth.
  const isOutside = isPossible && (visitedOn < days.first || visitedOn > days.last)
  const sounds = useCutSounds()
  const isReceiptAsked = Boolean(receipt)
  const asked = { standings, draft, sounds, isReceiptAsked, isDayPossible: isPossible }
  const gaps = finishGaps(asked)
  const here = undecidedIn(asked)
  const elsewhere = sounds.filter((found) => !here.includes(found))
  const goTo = (gap: FinishGap) => {
    if ('place' in gap) onJump(gap.place)
    else window.document.querySelector<HTMLElement>(fieldOf(gap))?.focus()
  }
  const [first] = gaps
  const mend = useRef(() => {})
  mend.current = () => first && goTo(first)
  const isHindered = first !== undefined
  useEffect(
    () => onHindered(isHindered ? { mend: () => mend.current() } : null),
    [onHindered, isHindered],
  )
  const answers = standings.filter(({ isAnswered }) => isAnswered).length
  return (
    <div className="grid gap-8">
      {isHindered ? (
        <GapList gaps={gaps} standings={standings} factsOf={factsOf} zone={zone} onGo={goTo} />
      ) : (
        <p>
          <StateMark shape="good">{t('finish.complete')}</StateMark>
        </p>
      )}
      {elsewhere.length > 0 ? (
        <p className="text-ink-2">{t('finish.soundsElsewhere', { count: elsewhere.length })}</p>
      ) : null}
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

/** Looked for when the screen comes; where that fails, the sending looks again. */
function useCutSounds(): readonly FoundSound[] {
  const { device } = useFormFiles()
  const [sounds, setSounds] = useState<readonly FoundSound[]>([])
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const found = await (await device.sounds()).find()
      if (!isGone) setSounds(found)
    }
    look().catch((error: unknown) => console.warn(error))
    return () => {
      isGone = true
    }
  }, [device])
  return sounds
}

/** Where on this screen a gap is mended: what is wrong with an amount is not mended at the camera. */
function fieldOf(gap: Exclude<FinishGap, { place: number }>): string {
  if (gap.kind === 'day') return 'main input[type="date"]'
  const isPhoto = gap.problem === 'photo-missing'
  return `#${receiptAnchor} input${isPhoto ? '' : ':not([type="file"])'}`
}

/** So many entries of a list are drawn in one turn. */
const ENTRIES = 12

interface GapWords {
  readonly standings: readonly QuestionStanding[]
  readonly factsOf: FactsOf
  readonly zone: string
  readonly onGo: (gap: FinishGap) => void
}

/** What is to be mended, each a tap away. */
export function GapList({ gaps, ...words }: GapWords & { readonly gaps: readonly FinishGap[] }) {
  const t = useTranslations('form')
  const drawn = useGrowing(Math.ceil(gaps.length / ENTRIES), 0, undefined)
  const count = gaps.filter(({ kind }) => kind === 'question').length
  return (
    <div>
      <p className="font-semibold">
        <StateMark shape="needs-you">
          {count > 0 ? t('finish.missing', { count }) : t('finish.toSettle')}
        </StateMark>
      </p>
      <ul className="mt-3 border-t border-line">
        {gaps.slice(0, drawn.size * ENTRIES).map((gap) => (
          <GapEntry key={keyOf(gap)} gap={gap} {...words} />
        ))}
      </ul>
    </div>
  )
}

function keyOf(gap: FinishGap): string {
  if (gap.kind === 'sound') return gap.found.id
  return gap.kind === 'question' ? `question ${gap.place}` : gap.kind
}

function GapEntry({ gap, standings, factsOf, zone, onGo }: GapWords & { gap: FinishGap }) {
  const t = useTranslations('form')
  const tReceipt = useTranslations('evidence.receipt')
  const sayTime = usePlaceTime()
  const question = 'place' in gap ? standings[gap.place]?.question : undefined
  const ofScreen = gap.kind === 'receipt' ? tReceipt('title') : t('finish.visitedOn')
  return (
    <li className="border-b border-line">
      <button
        type="button"
        onClick={() => onGo(gap)}
        className="grid min-h-14 w-full content-center gap-0.5 py-2.5 text-left hover:bg-hover"
      >
        <span className="[overflow-wrap:anywhere]">
          {question ? factsOf(question).text : ofScreen}
        </span>
        <span className="text-13 text-amber">{problemText()}</span>
      </button>
    </li>
  )

  function problemText(): string {
    switch (gap.kind) {
      case 'question':
        return gap.problems.map((problem) => t(`problems.${problem}`)).join(' ')
      case 'sound':
        return t('finish.sound', { at: sayTime(gap.found.beganAt, zone) })
      case 'receipt':
        return tReceipt(`problems.${gap.problem}`)
      case 'day':
        return t('finish.inFuture')
    }
  }
}
