import { useTranslations } from 'next-intl'
import { textFor } from '@/lib/core/localized-text'
import type { TriedScheme } from '@/lib/core/scheme-trial'
import { type UncountedPart, uncountedInTrial } from '@/lib/core/uncounted-readings'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** What of the visits a trial took as it was; a trial of the time before took all formulas so. */
export function notMeasuredIn({ luck, document }: TriedScheme): readonly UncountedPart[] {
  return luck.notMeasured ?? uncountedInTrial(document, true)
}

/** For which parts nothing is said, and of what: silence would read as "none". */
export function NotMeasured({ parts }: { parts: readonly UncountedPart[] }) {
  const t = useTranslations('scheme-trials')
  const { locale } = useFormat()
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return parts.map(({ title, reads }) => {
    const part = textFor(title, locale) || t('unnamedPart')
    return (
      <p key={`${part} ${reads.join(' ')}`} className="mt-1 max-w-[60ch] text-13 text-ink-3">
        {t('notMeasured', { part, reads: list.format(reads.map((one) => t(`uncounted.${one}`))) })}
      </p>
    )
  })
}
