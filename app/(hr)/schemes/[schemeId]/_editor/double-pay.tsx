import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { DoublePay } from '@/lib/schemes/use-cases/gather-double-pay'

/** Names the other schemes that pay the same people, and how many; nothing where none does. */
export function DoublePayWarning({
  doublePay,
  isUnsaved = false,
}: {
  doublePay: DoublePay
  /** The draft on the screen is another one than the saved one that was counted by. */
  isUnsaved?: boolean
}) {
  const t = useTranslations('double-pay')
  const format = useFormat()
  if (doublePay.people === 0) return null
  return (
    <Callout tone="needs-you">
      <strong className="block">{t('title')}</strong>
      {t('people', { count: doublePay.people })}
      <ul className="num mt-1 list-disc pl-5">
        {doublePay.schemes.map(({ schemeId, name, from, people }) => (
          <li key={schemeId}>
            <a href={`/schemes/${schemeId}`} className="link">
              {t('scheme', {
                name: textFor(name, format.locale) || t('untitled'),
                month: format.monthOf(from),
                count: people,
              })}
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-1">{t('mend')}</p>
      {isUnsaved ? <p className="mt-1">{t('ofSaved')}</p> : null}
    </Callout>
  )
}
