import { useTranslations } from 'next-intl'
import { decimalText } from '@/lib/core/display-number'
import { parseDecimal } from '@/lib/core/exact'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { classNames } from './class-names'

export type ScoreStep = 1 | 2 | 3 | 4 | 5

/** Where the steps of the ramp begin, in percent; a screen may give its own. */
export const usualSteps: readonly [string, string, string, string] = ['70', '80', '88', '95']

/** The step of a score: exact, so that 79.996 does not turn darker than it is. */
export function stepOf(percent: string, bounds: readonly string[] = usualSteps): ScoreStep {
  const value = parseDecimal(percent)
  const passed = bounds.filter((bound) => value.compare(parseDecimal(bound)) >= 0).length
  const steps: readonly ScoreStep[] = [1, 2, 3, 4, 5]
  return steps[passed] ?? 5
}

/** A score in words that agree with its colour: 79.6 is not "80" on the step below 80. */
export function textOnStep(
  percent: string,
  places: number,
  bounds: readonly string[] = usualSteps,
): string {
  const step = stepOf(percent, bounds)
  for (let shown = places; ; shown += 1) {
    const text = decimalText(parseDecimal(percent), shown)
    if (stepOf(text, bounds) === step) return text
  }
}

const stepClass: Record<ScoreStep, string> = {
  1: 'bg-score-1 text-on-score',
  2: 'bg-score-2 text-on-score',
  3: 'bg-score-3 text-on-score',
  4: 'bg-score-4 text-on-score',
  5: 'bg-score-5 text-on-score-5',
}

/** A score in a grid: the number on its step of one hue; the lowest step carries a mark besides. */
export function ScoreCell({
  percent,
  places = 0,
  isFew,
  sure,
  bounds,
  className,
}: {
  /** Percent as decimal text; null for nothing measured. */
  percent: string | null
  places?: number | undefined
  /** Too few visits to colour it. */
  isFew?: boolean | undefined
  /** How sure it is, beneath the number. */
  sure?: string | undefined
  bounds?: readonly string[] | undefined
  className?: string | undefined
}) {
  const t = useTranslations('common')
  const format = useFormat()
  const box =
    'num relative grid min-h-8 w-full place-items-center rounded-[3px] px-1 py-0.5 text-center text-13'
  if (percent === null) {
    return (
      <span className={classNames(box, 'text-ink-3', className)}>
        <span aria-hidden>–</span>
        <span className="sr-only">{t('score.none')}</span>
      </span>
    )
  }
  const step = stepOf(percent, bounds)
  const shown = textOnStep(percent, places, bounds)
  return (
    <span
      className={classNames(
        box,
        isFew
          ? 'text-ink-2 outline outline-dashed -outline-offset-1 outline-line-strong'
          : stepClass[step],
        className,
      )}
    >
      <span>
        {format.decimal(shown, { minPlaces: places })}
        {sure === undefined ? null : (
          <span className="block leading-tight whitespace-nowrap">{sure}</span>
        )}
      </span>
      {step === 1 && !isFew ? <LowestMark /> : null}
      {isFew ? null : <span className="sr-only">{`, ${t(`step.${step}`)}`}</span>}
    </span>
  )
}

/** The corner of the lowest step: told without colour. */
function LowestMark() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 6 6"
      className="absolute top-1 right-1 size-1.5 fill-current"
    >
      <path d="M0 0h6v6Z" />
    </svg>
  )
}

/** What the steps of the ramp mean, and the corner of the lowest. */
export function StepLegend({ bounds = usualSteps }: { bounds?: readonly string[] | undefined }) {
  const t = useTranslations('common.legend')
  const steps: readonly ScoreStep[] = [1, 2, 3, 4, 5]
  const nameOf = (step: ScoreStep) => {
    const [from, to] = [bounds[step - 2], bounds[step - 1]]
    if (from === undefined) return t('below', { to: to ?? '' })
    return to === undefined ? t('above', { from }) : t('between', { from, to })
  }
  return (
    <span className="num mt-2 mb-1 flex flex-wrap gap-x-4 gap-y-1">
      {steps.map((step) => (
        <span key={step} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden
            className={classNames(
              'relative inline-block h-3.5 w-6 shrink-0 rounded-[3px]',
              stepClass[step],
            )}
          >
            {step === 1 ? <LowestMark /> : null}
          </span>
          {nameOf(step)}
        </span>
      ))}
    </span>
  )
}
