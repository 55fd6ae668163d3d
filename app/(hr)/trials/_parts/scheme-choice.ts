import { useTranslations } from 'next-intl'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { SchemeToTry, TrialChoices } from '@/lib/scheme-trials/use-cases/view-trials'

/** How a scheme is told from another one of its name: which version, since when, whom it pays. */
export function useSchemeChoice({ timeZone, today }: Pick<TrialChoices, 'timeZone' | 'today'>): (
  scheme: SchemeToTry,
) => {
  /** In the list. */
  readonly label: string
  /** Under the list, of the chosen one: a narrow list cuts its label. */
  readonly hint: string
} {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const list = new Intl.ListFormat(format.locale, { type: 'conjunction' })
  return ({ name, version, period, paysFrom, savedAt, positions, units }) => {
    const which =
      version === null
        ? t('choice.draft', { moment: savedAt ? format.moment(savedAt, timeZone, today) : '' })
        : t('choice.version', {
            number: String(version),
            month: paysFrom === null ? '' : format.monthOf(paysFrom),
          })
    const who = [
      positions.length === 0 ? t('choice.allPositions') : list.format(positions),
      ...(units.length === 0 ? [] : [list.format(units)]),
    ].join(', ')
    return {
      label: [textFor(name, format.locale) || t('unnamed'), which, who].join(' · '),
      hint: t('choice.hint', { which, who, period }),
    }
  }
}
