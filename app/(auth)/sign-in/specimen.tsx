import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { IntervalBar } from '@/components/ui/interval-bar'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** The figures of the specimen: a unit of seven visits. */
const specimen = { percent: '86.42', n: 7, low: '82.34', high: '90.50' } as const

/** One score as the product writes it: the number, how sure it is, and what was lost where. */
export function Specimen({ className }: { className?: string }) {
  const t = useTranslations('access.specimen')
  const common = useTranslations('common.score')
  const format = useFormat()
  return (
    <figure
      aria-label={t('caption')}
      className={classNames('border-t border-line pt-4', className)}
    >
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span className="num text-40 font-medium tracking-[-0.01em]">
          {format.score(specimen.percent)}
        </span>
        <span className="num text-ink-2">
          {common('n', { n: specimen.n })}, {format.range(specimen.low, specimen.high)}
        </span>
      </div>
      <IntervalBar
        low={specimen.low}
        high={specimen.high}
        mean={specimen.percent}
        from={70}
        className="mt-2 w-full"
      />
      <figcaption className="mt-2 text-ink-2">{t('sentence')}</figcaption>
    </figure>
  )
}
