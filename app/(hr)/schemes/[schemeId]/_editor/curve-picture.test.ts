import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { curveLine } from '@/lib/core/curve-line'
import { namesRate, rateFor } from '@/lib/core/curves'
import { parseDecimal } from '@/lib/core/exact'
import type { Curve } from '@/lib/core/scheme'
import { locales } from '@/lib/platform/i18n/locales'
import { markupIn, textOf } from '@/test/markup'
import { CurvePicture } from './curve-picture'

const pictureIn = (locale: 'ru' | 'en', curve: Curve, isFraction = true) =>
  markupIn(locale, createElement(CurvePicture, { curve, isFraction }))

/** The drawing read back: what is paid where, in the fractions of the rules. */
function readBack(curve: Curve, isFraction = true) {
  const markup = pictureIn('en', curve, isFraction)
  const line = curveLine(curve, isFraction)
  const [axes = ''] = markup.match(/(?<=<path d=")M[^"]+H[^"]+M[^"]+H[^"]+/) ?? []
  const [left = 0, top = 0, right = 0, , bottom = 0] = axes.match(/[\d.]+/g)?.map(Number) ?? []
  const to = line?.to.toNumber() ?? 0
  const highest = Math.max(1, line?.highest.toNumber() ?? 0)
  const atOf = (x: number) => ((x - left) / (right - left)) * to
  const rateOf = (y: number) => ((bottom - y) / (bottom - top)) * highest
  const stretches = [...markup.matchAll(/<polyline points="([^"]+)"/g)].map(([, points = '']) =>
    points.split(' ').map((point) => {
      const [x = 0, y = 0] = point.split(',').map(Number)
      return { at: atOf(x), rate: rateOf(y) }
    }),
  )
  return {
    /** Null where the pen is lifted. */
    paidAt(at: number): number | null {
      for (const stretch of stretches) {
        for (const [index, after] of stretch.entries()) {
          const before = stretch[index - 1]
          if (before === undefined || at < before.at || at > after.at) continue
          const way = (at - before.at) / (after.at - before.at)
          return before.rate + way * (after.rate - before.rate)
        }
      }
      return null
    },
    /** What is written under it and beside it, each with where it stands. */
    labels: [...markup.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)/g)].map(
      ([, x, y, text = '']) => ({
        text: text.replaceAll('\u00a0', ' '),
        ...(Number(x) < left ? { rate: rateOf(Number(y) - 4) } : { at: atOf(Number(x)) }),
      }),
    ),
    warnings: [...markup.matchAll(/d="M([\d.]+) ([\d.]+)h12l-6 10z"/g)].map(([, x, y]) => ({
      at: atOf(Number(x) + 6),
      rate: rateOf(Number(y) + 14),
    })),
  }
}

const steps = [
  { from: '0.7', rate: '0.5' },
  { from: '0.85', rate: '1.2' },
]
const points = [
  { at: '0.6', rate: '0' },
  { at: '0.95', rate: '1' },
]

/** By value what is paid; null where the formula names no rate. */
type Paid = Readonly<Record<string, string | null>>

const curves: readonly (readonly [string, Curve, Paid])[] = [
  [
    'proportional, to its cap',
    { kind: 'proportional', cap: '0.9' },
    { '0': '0', '0.45': '0.45', '0.88': '0.88', '0.92': '0.9', '1.2': '0.9' },
  ],
  [
    'proportional without a cap',
    { kind: 'proportional', cap: null },
    { '0.5': '0.5', '1.1': '1.1' },
  ],
  [
    'all or nothing',
    { kind: 'all-or-nothing', from: '0.85' },
    { '0': '0', '0.84': '0', '0.86': '1', '1': '1' },
  ],
  [
    'in steps, by the exact value',
    { kind: 'tiers', compare: 'exact', tiers: steps },
    { '0.69': '0', '0.71': '0.5', '0.84': '0.5', '0.86': '1.2', '1': '1.2' },
  ],
  [
    'in steps, by the rounded percent',
    { kind: 'tiers', compare: 'round', tiers: steps },
    { '0.693': '0', '0.697': '0.5', '0.843': '0.5', '0.847': '1.2' },
  ],
  [
    'by points',
    { kind: 'points', points },
    { '0.3': '0', '0.6': '0', '0.67': '0.2', '0.775': '0.5', '0.95': '1', '1.1': '1' },
  ],
  [
    'by a formula, with a gap',
    { kind: 'formula', formula: 'IFS(value < 0.5, value, value >= 0.7, 1)' },
    { '0.25': '0.25', '0.49': '0.49', '0.6': null, '0.71': '1', '1': '1' },
  ],
  [
    'less is better: the plan by the figure',
    { kind: 'proportional', direction: 'falling', cap: '1' },
    { '0.5': '1', '0.98': '1', '1.25': '0.8', '2': '0.5' },
  ],
  [
    'less is better: up to a threshold',
    { kind: 'all-or-nothing', direction: 'falling', from: '1' },
    { '0': '1', '0.99': '1', '1.01': '0' },
  ],
  [
    'less is better: in steps',
    {
      ...{ kind: 'tiers', direction: 'falling', compare: 'exact' },
      tiers: [
        { from: '1', rate: '1' },
        { from: '1.15', rate: '0.5' },
      ],
    },
    { '0.9': '1', '1.01': '0.5', '1.14': '0.5', '1.16': '0' },
  ],
  [
    'less is better: by points',
    {
      ...{ kind: 'points', direction: 'falling' },
      points: [
        { at: '1', rate: '1' },
        { at: '1.3', rate: '0' },
      ],
    },
    { '0.5': '1', '1.06': '0.8', '1.15': '0.5', '1.4': '0' },
  ],
]

describe('what is drawn is what is paid', () => {
  test.each(curves)('%s', (_, curve, paid) => {
    const drawn = readBack(curve)
    for (const [at, rate] of Object.entries(paid)) {
      const value = parseDecimal(at)
      if (rate === null) {
        expect(namesRate(curve, value), at).toBe(false)
        expect(drawn.paidAt(Number(at)), at).toBeNull()
        continue
      }
      expect(rateFor(curve, value).equals(parseDecimal(rate)), at).toBe(true)
      expect(drawn.paidAt(Number(at)), at).toBeCloseTo(Number(rate), 2)
    }
  })

  test('the labels stand at the values and rates that they name', () => {
    const share = (text: string) => Number(text.replace(' %', '')) / 100
    for (const [, curve] of curves) {
      for (const { text, ...place } of readBack(curve).labels)
        expect('at' in place ? place.at : place.rate).toBeCloseTo(share(text), 2)
    }
    const texts = readBack({ kind: 'tiers', compare: 'exact', tiers: steps }).labels
    expect(texts.map(({ text }) => text)).toEqual(['120 %', '0 %', '70 %', '85 %', '0 %'])
  })

  test('a figure in a unit of its own is labelled as it is', () => {
    const drawn = readBack({ kind: 'all-or-nothing', from: '25' }, false)
    expect(drawn.paidAt(24.8)).toBeCloseTo(0, 2)
    expect(drawn.paidAt(25.2)).toBeCloseTo(1, 2)
    const labelled = drawn.labels.find(({ text }) => text === '25')
    expect(labelled && 'at' in labelled && labelled.at).toBeCloseTo(25, 1)
  })
})

describe('what is said of it', () => {
  const told = { ru: 'за 85 % платится 100 %', en: '85 % pays 100 %' } as const
  const less = {
    ru: 'От 85 % платится меньше, чем за меньшее значение.',
    en: 'From 85 % less is paid than for a lower value.',
  } as const
  const notYet = {
    ru: 'Линия появится, когда числа или формула будут на месте.',
    en: 'The line appears once the numbers or the formula are in place.',
  } as const
  const turned: Curve = {
    ...{ kind: 'tiers', compare: 'exact' },
    tiers: [
      { from: '0.7', rate: '1' },
      { from: '0.85', rate: '0.5' },
    ],
  }

  test.each(locales)('to who does not see it, and before there is a line: %s', (locale) => {
    const markup = pictureIn(locale, { kind: 'all-or-nothing', from: '0.85' })
    const [, label = ''] = markup.match(/role="img" aria-label="([^"]+)"/) ?? []
    expect(label.replaceAll('\u00a0', ' ')).toContain(told[locale])
    const empty = pictureIn(locale, { kind: 'formula', formula: 'IF(' })
    expect(textOf(empty).trim()).toBe(notYet[locale])
    expect(empty).not.toContain('<svg')
  })

  test.each(locales)('where a better value pays less, marked at its place: %s', (locale) => {
    expect(textOf(pictureIn(locale, turned))).toContain(less[locale])
    const [warning, ...others] = readBack(turned).warnings
    expect(others).toEqual([])
    expect(warning?.at).toBeCloseTo(0.85, 2)
    expect(warning?.rate).toBeCloseTo(0.5, 2)
  })
})
