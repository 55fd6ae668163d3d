'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { type Tick, Ticks } from '@/components/ui/progress'
import { useRoomBeneath } from '@/components/ui/use-room-beneath'
import { minutesLeft, type QuestionStanding } from '@/lib/core/form-progress'
import { progressAnchor } from './question-anchor'

/** Above so many questions a tick would be too thin to see: then it stands for a screen. */
const MOST_TICKS = 40

/**
 * Where one is, how far it is, and the way to the next open question: one tap. A low window keeps of it
 * the line of ticks alone in sight.
 */
export function FormHeader({
  title,
  standings,
  screen,
  help,
  onNextOpen,
}: {
  title: string
  standings: readonly QuestionStanding[]
  screen: number
  /** What can be read again at any moment: the instructions. */
  help?: ReactNode
  onNextOpen: () => void
}) {
  const t = useTranslations('form')
  const done = standings.filter(({ isAnswered }) => isAnswered).length
  const total = standings.length
  const left = minutesLeft(standings)
  const bar = useRef<HTMLElement>(null)
  useRoomBeneath(bar, 'top')
  return (
    <header
      ref={bar}
      className="sticky top-0 z-20 low:contents border-b border-line bg-paper pt-[calc(0.25rem+env(safe-area-inset-top,0px))] pb-2.5"
    >
      <div className="mx-auto max-w-2xl px-5 low:contents">
        <div className="flex flex-wrap items-center justify-between gap-x-4 low:px-5">
          <p className="min-w-0 flex-[1_1_min-content] font-semibold wrap-break-word">{title}</p>
          {help}
          <button
            type="button"
            onClick={onNextOpen}
            className="num min-h-11 rounded-sm px-1 -mr-1 text-13 text-ink-2 hover:text-ink"
          >
            <span id={progressAnchor}>
              <span className="sr-only">{t('answered')} </span>
              {t('progress', { done, total })}
              {left > 0 ? ` · ${t('left', { left })}` : null}
            </span>
            <span className="sr-only">. {t('nextOpen')}</span>
          </button>
        </div>
        <div className="low:sticky low:top-0 low:z-20 low:bg-paper low:px-5 low:py-2">
          <Ticks ticks={ticksOf(standings, screen)} />
        </div>
      </div>
    </header>
  )
}

function ticksOf(standings: readonly QuestionStanding[], screen: number): readonly Tick[] {
  const groups =
    standings.length <= MOST_TICKS ? standings.map((one) => [one]) : byScreen(standings)
  const now = groups.findIndex((group) => screenOf(group) === screen && !isDone(group))
  return groups.map((group, index) => {
    if (isDone(group)) return 'done'
    if (index === now) return 'now'
    const isPassed = screenOf(group) < screen && group.some(({ problems }) => problems.length > 0)
    return isPassed ? 'missed' : 'ahead'
  })
}

function byScreen(
  standings: readonly QuestionStanding[],
): readonly (readonly QuestionStanding[])[] {
  const screens = [...new Set(standings.map((one) => one.screen))]
  return screens.map((number) => standings.filter((one) => one.screen === number))
}

function screenOf(group: readonly QuestionStanding[]): number {
  return group[0]?.screen ?? 0
}

/** Answered, where a whole screen may hold optional questions that stay empty. */
function isDone(group: readonly QuestionStanding[]): boolean {
  const isOpen = group.some(({ isAnswered, problems }) => !isAnswered && problems.length > 0)
  return !isOpen && group.some(({ isAnswered }) => isAnswered)
}
