'use client'

import { useTranslations } from 'next-intl'
import { StateMark } from '@/components/ui/state-mark'
import { isDecimal } from '@/lib/core/decimal'
import { plainDecimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal, sumOf } from '@/lib/core/exact'
import { readFormula } from '@/lib/core/formula/read-formula'
import { spellFormula } from '@/lib/core/formula/spell-formula'
import { textFor } from '@/lib/core/localized-text'
import { curveUnit, type Metric, type MetricUnit } from '@/lib/core/metric'
import type { ProblemSeverity, ProblemValues } from '@/lib/core/pay-problem'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { SchemeProblem } from '@/lib/core/scheme-problems'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { partAnchor } from './part-anchor'

const severities: readonly ProblemSeverity[] = ['error', 'activation', 'warning']
const shapes = { error: 'failed', activation: 'needs-you', warning: 'partial' } as const

/** The sum of the shares as it is, and every remark with its place; nothing is corrected. */
export function SchemeRemarks({
  document,
  problems,
  metrics,
  onAsk,
}: {
  document: SchemeDocument
  problems: readonly SchemeProblem[]
  metrics: readonly Metric[]
  /** Somebody goes to the part that a remark is about. */
  onAsk: (anchor: string) => void
}) {
  const t = useTranslations('pay.schemes')
  return (
    <aside className="content-start xl:sticky xl:top-6 xl:self-start">
      <ShareSum document={document} />
      <h2 className="mt-8 mb-3 text-17 font-semibold">{t('problemsTitle')}</h2>
      {problems.length === 0 ? (
        <StateMark shape="good">{t('noProblems')}</StateMark>
      ) : (
        <ul className="grid gap-4">
          {severities.flatMap((severity) =>
            problems
              .filter((problem) => problem.severity === severity)
              .map((problem) => (
                <Remark
                  key={keyOf(problem)}
                  problem={problem}
                  document={document}
                  metrics={metrics}
                  onAsk={onAsk}
                />
              )),
          )}
        </ul>
      )}
    </aside>
  )
}

/** A formula may fall at several places, by several of its readings. */
function keyOf({ code, place, values }: SchemeProblem): string {
  return [code, place.join('.'), values.of, values.at].join(' ')
}

function Remark({
  problem,
  document,
  metrics,
  onAsk,
}: {
  problem: SchemeProblem
  document: SchemeDocument
  metrics: readonly Metric[]
  onAsk: (anchor: string) => void
}) {
  const t = useTranslations('pay.schemes')
  const { code, severity, place } = problem
  const anchor = partAnchor(place)
  const values = useReadableValues(problem.values, unitAt(problem, document, metrics))
  // For the form of the words beside it; the figure itself stands among the values.
  const count = Number(problem.values.minimumVisits ?? 0)
  const of = useSpelled(problem.values.of)
  const itself = problem.values.itself ?? 'none'
  return (
    <li>
      <a href={`#${anchor}`} className="link text-13" onClick={() => onAsk(anchor)}>
        <PlaceName problem={problem} document={document} />
      </a>
      <p className="mt-0.5">{t(`problems.${code}`, { ...values, of, itself, count })}</p>
      <p className="text-13">
        <StateMark shape={shapes[severity]}>{t(`severity.${severity}`)}</StateMark>
      </p>
    </li>
  )
}

/** What a formula reads, as the reader's spreadsheet spells it; `none` where nothing is named. */
function useSpelled(reading: string | undefined): string {
  const { locale } = useFormat()
  const read = reading === undefined ? null : readFormula(reading, 'en')
  return read?.ok ? spellFormula(read.tree, locale) : 'none'
}

function PlaceName({ problem, document }: { problem: SchemeProblem; document: SchemeDocument }) {
  const t = useTranslations('pay.schemes')
  const { locale } = useFormat()
  const [part, index] = problem.place
  if (typeof index === 'number' && (part === 'components' || part === 'gates')) {
    const title = textFor(document[part][index]?.title ?? null, locale) || t('form.untitled')
    const values = { number: String(index + 1), title }
    return part === 'components' ? t('componentPlace', values) : t('gatePlace', values)
  }
  return isPlace(part) ? t(`places.${part}`) : t('form.general')
}

const places = [
  'name',
  'regulation',
  'appliesTo',
  'base',
  'floor',
  'cap',
  'rounding',
  'components',
  'gates',
] as const

function isPlace(part: unknown): part is (typeof places)[number] {
  return places.some((place) => place === part)
}

/** Values on a curve are fractions of 1 in the scheme and percents on the screen. */
const onCurve = new Set(['at', 'previousAt', 'rate', 'previousRate', 'from', 'full'])
/** Of a figure without a plan they are in its own unit; rates never are. */
const ofFigure = new Set(['at', 'previousAt', 'from'])

/** What the values of the curve in question are written in. */
function unitAt(
  { place: [part, index] }: SchemeProblem,
  { components }: SchemeDocument,
  metrics: readonly Metric[],
): MetricUnit {
  const component = part === 'components' ? components[Number(index)] : undefined
  return component === undefined ? 'share' : curveUnit(component.value, metrics)
}

function useReadableValues(values: ProblemValues, unit: MetricUnit): Record<string, string> {
  const format = useFormat()
  const readable = (name: string, value: string) => {
    if (!isDecimal(value)) return value
    const isFigure = unit !== 'share' && ofFigure.has(name)
    if (isFigure || !onCurve.has(name)) return format.decimal(value)
    return format.percent(plainDecimalText(parseDecimal(value).times(Fraction.hundred)))
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, readable(name, value)]),
  )
}

function ShareSum({ document }: { document: SchemeDocument }) {
  const t = useTranslations('pay.schemes.form')
  const format = useFormat()
  const shares = document.components.map(({ share }) => share)
  if (!shares.every(isDecimal)) return <p className="text-red">{t('sharesBroken')}</p>
  const percent = plainDecimalText(sumOf(shares.map(parseDecimal)).times(Fraction.hundred))
  const isWhole = percent === '100'
  return (
    <p className={`num text-17 font-semibold ${isWhole ? '' : 'text-amber'}`}>
      {t('sharesSum', { sum: format.percent(percent) })}
    </p>
  )
}
