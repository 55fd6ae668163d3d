import { useLocale, useTranslations } from 'next-intl'
import { HeatTable } from '@/components/charts/heat-table'
import { LossBars } from '@/components/charts/loss-bars'
import { addressWith } from '@/components/ui/address'
import { Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import { fewestVisits } from '@/lib/core/period-summary'
import type { HeatCell, HeatGrid, Overview } from '@/lib/overview/schema'
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
      bars={overview.losses.map((loss) => {
        const text = textFor(loss.text, locale)
        return {
          key: loss.key,
          label:
            loss.standardNumber === null
              ? text
              : t('standard', { number: loss.standardNumber, text }),
          share: loss.share,
          detail: t('lossDetail', {
            costly: loss.costly,
            asked: loss.asked,
            low: loss.interval?.low ?? '0',
            high: loss.interval?.high ?? '100',
          }),
        }
      })}
    />
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
      note={t(`heatNoise.${overview.how.noise.source}`)}
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
