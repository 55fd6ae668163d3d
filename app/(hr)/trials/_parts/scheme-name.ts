import { useTranslations } from 'next-intl'
import type { Localized } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** What a tried scheme is called: its name, and whether it is the draft or a version. */
export function useSchemeName(): (scheme: {
  readonly name: Localized
  readonly version: number | null
}) => string {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  return ({ name, version }) => {
    const text = textFor(name, format.locale) || t('unnamed')
    return version === null
      ? t('ofDraft', { name: text })
      : t('ofVersion', { name: text, number: String(version) })
  }
}
