import { useTranslations } from 'next-intl'
import type { ToldNoise } from '@/lib/core/told-noise'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Says beneath a list of single visits how sure each of their scores is, and how little that is. */
export function OneVisitNote({ noise: { reach, apart } }: { noise: ToldNoise }) {
  const t = useTranslations('common.score')
  const format = useFormat()
  return (
    <p className="num mt-2 max-w-[68ch] text-13 text-ink-3">
      {t('each', { reach: format.decimal(reach), apart: format.decimal(apart) })}
    </p>
  )
}
