'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import { Button } from '@/components/ui/plain-button'
import { useFocusAfter } from '@/components/ui/use-focus-after'
import { usePlaceTime } from '@/components/ui/use-place-time'
import { formParts } from './form-parts'
import type { DraftFlow } from './use-draft-flow'
import type { FormBriefing } from './visit-form'

interface SpotProps {
  readonly flow: DraftFlow
  readonly zone: string
  readonly briefing: FormBriefing
}

/** Above the first question: being there, and having left. */
export function OnTheSpot(spot: SpotProps) {
  const { isOnSite } = spot.briefing
  return (
    <div className="mb-7 grid gap-3">
      {isOnSite ? <CheckIn {...spot} /> : null}
      {!isOnSite || spot.flow.latest.checkIn ? <Leaving {...spot} isBrief /> : null}
    </div>
  )
}

/** "I am here": the time at one tap; the place where the campaign asks and the shopper agrees. */
function CheckIn({ flow, zone, briefing }: SpotProps) {
  const t = useTranslations('instructing.checkIn')
  const sayTime = usePlaceTime()
  const { latest, change } = flow
  const checkIn = latest.checkIn
  const box = useRef<HTMLDivElement>(null)
  useFocusAfter(box, checkIn === undefined, '[tabindex="-1"], button')
  if (checkIn === undefined) {
    const now = () => ({ at: new Date().toISOString(), place: null, declined: false })
    return (
      <div ref={box} className="grid gap-1.5">
        <Button size="large" onClick={() => change({ checkIn: now() })}>
          {t('here')}
        </Button>
        <p className="text-13 text-ink-3">{t('why')}</p>
      </div>
    )
  }
  const time = sayTime(checkIn.at, zone)
  return (
    <div ref={box} className="grid gap-2">
      <Told
        text={t('since', { time })}
        undo={t('undo')}
        onUndo={() => change({ checkIn: undefined })}
      />
      {briefing.placeAsked ? (
        <formParts.placeAsk.Part checkIn={checkIn} onChange={(next) => change({ checkIn: next })} />
      ) : null}
    </div>
  )
}

/** "I have left": from then on the memory clock runs. */
export function Leaving({
  flow,
  zone,
  briefing,
  isBrief = false,
}: SpotProps & {
  /** One line among others, without the reason. */
  isBrief?: boolean
}) {
  const t = useTranslations('instructing.leaving')
  const sayTime = usePlaceTime()
  const { latest, change } = flow
  const { isOnSite, lateAfterMinutes } = briefing
  const box = useRef<HTMLDivElement>(null)
  useFocusAfter(box, latest.leftAt === undefined, '[tabindex="-1"], button')
  if (latest.leftAt !== undefined) {
    const time = sayTime(latest.leftAt, zone)
    return (
      <div ref={box}>
        <Told
          text={t(isOnSite ? 'left' : 'over', { time })}
          undo={t('undo')}
          onUndo={() => change({ leftAt: undefined })}
        />
      </div>
    )
  }
  return (
    <div ref={box} className="grid gap-1.5">
      <Button
        size={isBrief ? 'small' : 'large'}
        className={isBrief ? 'min-h-11 justify-self-start' : undefined}
        onClick={() => change({ leftAt: new Date().toISOString() })}
      >
        {t(isOnSite ? 'leave' : 'end')}
      </Button>
      {isBrief ? null : (
        <p className="text-13 text-ink-3">{t('why', { minutes: lateAfterMinutes })}</p>
      )}
    </div>
  )
}

/** It takes the place of the button that was pressed, and its focus: so it is said. */
function Told({ text, undo, onUndo }: { text: string; undo: string; onUndo: () => void }) {
  const textId = useId()
  return (
    <div className="num flex flex-wrap items-center justify-between gap-x-4">
      <p id={textId} tabIndex={-1} className="font-medium outline-none">
        {text}
      </p>
      <Button
        look="quiet"
        size="small"
        className="min-h-11"
        aria-describedby={textId}
        onClick={onUndo}
      >
        {undo}
      </Button>
    </div>
  )
}
