import { useLocale, useTranslations } from 'next-intl'
import { HeatTable } from '@/components/charts/heat-table'
import { LossBars } from '@/components/charts/loss-bars'
import { addressWith } from '@/components/ui/address'
import { Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import { fewestVisits } from '@/lib/core/period-summary'
import { withoutAnswers } from '@/lib/core/piped-text'
import type { HeatCell, HeatGrid, LossShare, Overview } from '@/lib/overview/schema'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Which standards cost the most points. */
export function Losses({ overview }: { overview: Overview }) {
  const t = useTranslations('overview')
  const locale = useLocale()
  if (overview.losses.length === 0) {
    return (
      <Section title={t('losses')}>
        <p className="text-ink-2">
          {t(overview.headline.visits > 0 ? 'lossesNone' : 'emptyMonth')}
        </p>
      </Section>
    )
  }
  return (
    <LossBars
      title={t('losses')}
      subtitle={t('lossesSubtitle')}
      note={<LossBands losses={overview.losses} />}
      bars={overview.losses.map((loss) => {
        const text = withoutAnswers(textFor(loss.text, locale))
        return {
          key: loss.key,
          label:
            loss.standardNumber === null
              ? text
              : t('standard', { number: loss.standardNumber, text }),
          share: loss.share,
          range: t('lossRange', { ...loss.shareInterval }),
          detail: t('lossDetail', {
            costly: loss.costly,
            asked: loss.asked,
            ...loss.interval,
          }),
        }
      })}
    />
  )
}

/** Which of the losses cannot be told from a larger one. */
function LossBands({ losses }: { losses: readonly LossShare[] }) {
  const t = useTranslations('telling-apart.losses')
  const locale = useLocale()
  if (losses.length < 2) return null
  const nameOf = ({ standardNumber, text }: LossShare) =>
    standardNumber ?? withoutAnswers(textFor(text, locale))
  const bands = [...Map.groupBy(losses, ({ band }) => band).values()]
  const tied = bands.filter((band) => band.length > 1)
  if (tied.length === 0) return t('apart')
  return tied.map(([first, ...others]) =>
    first === undefined ? null : (
      <span key={first.key} className="block">
        {t('tied', { first: nameOf(first), others: others.map(nameOf).join(', ') })}
      </span>
    ),
  )
}

/** Sections of the checklist by region or unit. */
export function Heat({ overview }: { overview: Overview }) {
  const t = useTranslations('overview')
  if (overview.heat === null || overview.heat.rows.length === 0) {
    return (
      <Section title={t('heat')}>
        <p className="max-w-[48ch] text-ink-2">
          {t(overview.touchpoint === 'all' ? 'oneKind' : 'emptyMonth')}
        </p>
      </Section>
    )
  }
  return <HeatGridTable heat={overview.heat} overview={overview} />
}

/** Half of the interval beneath the number, the interval itself behind it. */
function sureOf(
  { interval, visits }: HeatCell,
  format: ReaderFormat,
  t: ReturnType<typeof useTranslations<'overview'>>,
): { sure?: string; interval?: string } {
  if (interval === null) return {}
  // Only read at a glance; the figures themselves stand in the table behind.
  const reach = Math.max(1, Math.round((Number(interval.high) - Number(interval.low)) / 2))
  return {
    sure: t('heatSure', { reach: format.count(reach), n: format.count(visits) }),
    interval: format.range(interval.low, interval.high),
  }
}

/** In which sections the ends of a column can be told apart. */
function HeatEnds({ heat: { sections } }: { heat: HeatGrid }) {
  const t = useTranslations('telling-apart.heat')
  const locale = useLocale()
  const compared = sections.flatMap(({ title, ends }) =>
    ends === null ? [] : [{ title, ...ends }],
  )
  if (compared.length === 0) return null
  const apart = compared.filter(({ areApart }) => areApart)
  if (apart.length === 0) return t('none')
  const named = apart.map(({ title, lowest, highest }) =>
    t('section', { title: textFor(title, locale), lowest, highest }),
  )
  return [
    t('apart', { sections: named.join('; ') }),
    ...(apart.length < compared.length ? [t('others')] : []),
  ].join(' ')
}

function HeatGridTable({ heat, overview }: { heat: HeatGrid; overview: Overview }) {
  const t = useTranslations('overview')
  const format = useFormat()
  const locale = useLocale()
  const title = textFor(heat.title, locale)
  const { month, touchpoint } = overview
  return (
    <HeatTable
      title={t('heat')}
      subtitle={t(heat.isUnits ? 'heatUnits' : 'heatRegions', { title })}
      note={
        <>
          <span className="block">
            <HeatEnds heat={heat} />
          </span>
          {t(`heatNoise.${overview.how.noise.source}`)}
        </>
      }
      rowHead={t(heat.isUnits ? 'heatRowUnit' : 'heatRow')}
      columns={heat.sections.map((section) => ({
        key: section.id,
        label: textFor(section.title, locale),
      }))}
      rows={heat.rows.map((row) => ({
        key: row.id,
        label: row.name,
        // A region opens into its units; a unit has nothing below.
        ...(heat.isUnits
          ? {}
          : { href: addressWith('/overview', { month, touchpoint, region: row.id }, {}) }),
        cells: row.cells.map((cell) => ({
          percent: cell.percent,
          isFew: cell.visits < fewestVisits,
          n: cell.visits,
          ...sureOf(cell, format, t),
        })),
      }))}
    />
  )
}
