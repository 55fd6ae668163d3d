'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type CurveLine, type CurvePlace, curveLine } from '@/lib/core/curve-line'
import { decimalText } from '@/lib/core/display-number'
import { Fraction, largerOf } from '@/lib/core/exact'
import { isFalling } from '@/lib/core/falling-curve'
import type { Curve } from '@/lib/core/scheme'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { ticksOf } from './curve-ticks'

const width = 320
const height = 160
const frame = { left: 44, right: 308, top: 12, bottom: 122 }

/** What each value is paid, drawn; where a higher one pays less is marked and said. */
export function CurvePicture({ curve, isFraction }: { curve: Curve; isFraction: boolean }) {
  const t = useTranslations('pay.schemes.form.picture')
  const line = useMemo(() => curveLine(curve, isFraction), [curve, isFraction])
  const say = useCurveWords(isFraction)
  if (line === null) return <p className="text-13 text-ink-2">{t('notYet')}</p>
  const place = placeIn(line)
  const list = line.marks.map((mark) => t('mark', say(mark))).join(', ')
  return (
    <figure className="grid max-w-80 gap-1">
      <figcaption className="text-13 text-ink-2">{t('title')}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${t('title')} ${list}`}>
        <Axes line={line} say={say} />
        {line.stretches.map((stretch) => (
          <polyline
            key={pointsText(stretch, place)}
            points={pointsText(stretch, place)}
            fill="none"
            stroke="var(--accent)"
            strokeWidth="2"
            strokeLinecap="round"
          />
        ))}
        {line.falls.map((fall) => {
          const { x, y } = place(fall)
          return (
            <path
              key={x}
              d={`M${x - 6} ${y - 14}h12l-6 10z`}
              fill="var(--amber-mark)"
              stroke="var(--paper)"
            />
          )
        })}
      </svg>
      {line.falls.map((fall) => (
        <p key={decimalText(fall.at, 9)} className="text-13 text-amber">
          {t(isFalling(curve) ? 'fallBack' : 'fall', say(fall))}
        </p>
      ))}
    </figure>
  )
}

/** The ends of both axes, and the values at which the rate bends or jumps, where they have room. */
function Axes({ line, say }: { line: CurveLine; say: Say }) {
  const place = placeIn(line)
  const full = place({ at: Fraction.zero, rate: topOf(line) })
  const zero = place({ at: Fraction.zero, rate: Fraction.zero })
  const origin = { at: Fraction.zero, rate: Fraction.zero }
  const ticks = ticksOf(line.marks, origin, (mark) => place(mark).x)
  return (
    <g stroke="var(--line)" fontSize="12" fill="var(--ink-3)">
      <path d={`M${frame.left} ${full.y}H${frame.right}M${frame.left} ${zero.y}H${frame.right}`} />
      {[topOf(line), Fraction.zero].map((rate) => (
        <text
          key={decimalText(rate, 9)}
          x={frame.left - 6}
          y={place({ at: Fraction.zero, rate }).y + 4}
          textAnchor="end"
          stroke="none"
        >
          {say({ at: Fraction.zero, rate }).rate}
        </text>
      ))}
      {ticks.map((tick) => (
        <text
          key={decimalText(tick.mark.at, 9)}
          x={tick.x}
          y={frame.bottom + 18 + 14 * tick.row}
          textAnchor="middle"
          stroke="none"
        >
          {say(tick.mark).at}
        </text>
      ))}
    </g>
  )
}

type Say = (place: CurvePlace) => { at: string; rate: string }

function useCurveWords(isFraction: boolean): Say {
  const format = useFormat()
  const percent = (value: Fraction) => format.percent(plain(value.times(Fraction.hundred)))
  return ({ at, rate }) => ({
    at: isFraction ? percent(at) : format.decimal(plain(at)),
    rate: percent(rate),
  })
}

function plain(value: Fraction): string {
  return decimalText(value, 2).replace(/\.?0+$/, '')
}

function topOf({ highest }: CurveLine): Fraction {
  return largerOf(highest, Fraction.one)
}

/** Units of the picture: a screen needs no exact number. */
function placeIn(line: CurveLine) {
  const share = (value: Fraction, of: Fraction) => Number(decimalText(value.dividedBy(of), 6))
  const top = topOf(line)
  return ({ at, rate }: CurvePlace) => ({
    x: frame.left + (frame.right - frame.left) * share(at, line.to),
    y: frame.bottom - (frame.bottom - frame.top) * share(rate, top),
  })
}

function pointsText(stretch: readonly CurvePlace[], place: ReturnType<typeof placeIn>): string {
  return stretch
    .map((one) => {
      const { x, y } = place(one)
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
}
