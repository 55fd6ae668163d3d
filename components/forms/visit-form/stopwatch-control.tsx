'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Button } from '@/components/ui/plain-button'
import { useFocusAfter } from '@/components/ui/use-focus-after'
import type { PhoneMoment } from '@/lib/core/page-time'
import { type Stopwatch, shownMs, startWatch, stoppedWatch, stopWatch } from '@/lib/core/stopwatch'
import { typedDuration } from '@/lib/core/typed-answer'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useAnswers } from './answer-form'
import { type ControlProps, typingHandlers } from './controls'
import { phoneMoment } from './page-clock'

/**
 * A stopwatch under the thumb, running on while the page is away. What it measured can be typed
 * over, unless the question wants it timed.
 */
export function StopwatchControl({
  field,
  watch,
  typed: kept,
  isTimedOnly,
  labelledBy,
  describedBy,
  isInvalid,
  onTyping,
}: ControlProps & { watch: Stopwatch; typed: string; isTimedOnly: boolean }) {
  const t = useTranslations('form.stopwatch')
  const format = useFormat()
  const { register, setValue } = useAnswers()
  const isRunning = watch.runningSince !== null
  const now = useClock(isRunning)
  // A report that came back brings its seconds without the watch that measured them.
  const measured = isRunning ? null : typedDuration(kept)
  const shown = format.duration(
    measured === null ? Math.floor(shownMs(watch, now) / 1000) : Number(measured),
  )

  const [said, setSaid] = useState('')
  const box = useRef<HTMLDivElement>(null)
  useFocusAfter(box, watch.elapsedMs === 0 && measured === null, 'button')
  const set = (next: Stopwatch, typed: string) => {
    setValue(`${field}.watch`, next)
    setValue(`${field}.typed`, typed)
  }
  const start = () => {
    setSaid('')
    set(startWatch(watch, phoneMoment()), '')
  }
  const stop = () => {
    const stopped = stopWatch(watch, phoneMoment())
    const time = format.duration(Math.floor(stopped.elapsedMs / 1000))
    set(stopped, time)
    setSaid(t('measured', { time }))
  }
  const typed = register(`${field}.typed`, {
    // What was typed is where the stopwatch goes on from.
    onChange: (event: { target: { value: string } }) => {
      const seconds = typedDuration(event.target.value)
      const elapsedMs = seconds === null ? 0 : Number(seconds) * 1000
      setValue(`${field}.watch`, { elapsedMs, runningSince: null })
    },
  })
  return (
    <div ref={box} className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-2">
      <span role="status" className="sr-only">
        {said}
      </span>
      <div
        className={classNames(
          'flex flex-wrap items-center justify-between gap-3 rounded border bg-raised py-2.5 pr-3 pl-4 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent',
          isInvalid ? 'border-red' : 'border-field',
        )}
      >
        {isRunning || isTimedOnly ? (
          <span
            role="timer"
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            className="num text-40 font-medium"
          >
            {shown}
          </span>
        ) : (
          <input
            {...typed}
            {...typingHandlers(onTyping)}
            type="text"
            inputMode="text"
            autoComplete="off"
            placeholder="0:00"
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            aria-invalid={isInvalid || undefined}
            className="num h-14 w-24 flex-1 bg-transparent text-40 font-medium outline-none"
          />
        )}
        {isRunning ? (
          <Button look="primary" size="large" aria-describedby={labelledBy} onClick={stop}>
            {t('stop')}
          </Button>
        ) : (
          <Button size="large" aria-describedby={labelledBy} onClick={start}>
            {t(watch.elapsedMs > 0 ? 'resume' : 'start')}
          </Button>
        )}
      </div>
      <div className="flex min-h-11 items-center justify-between gap-3 text-13 text-ink-3">
        <span>{t(isRunning ? 'runsOn' : isTimedOnly ? 'timedOnly' : 'typeOver')}</span>
        {(watch.elapsedMs > 0 || measured !== null) && !isRunning ? (
          <Button
            look="quiet"
            size="small"
            aria-describedby={labelledBy}
            onClick={() => {
              setSaid('')
              set(stoppedWatch, '')
            }}
          >
            {t('reset')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

/** The moment, four times a second while something runs. */
function useClock(isRunning: boolean): PhoneMoment {
  const [now, setNow] = useState(phoneMoment)
  useEffect(() => {
    if (!isRunning) return
    setNow(phoneMoment())
    const timer = setInterval(() => setNow(phoneMoment()), 250)
    return () => clearInterval(timer)
  }, [isRunning])
  return now
}
