import { useLocale, useTranslations } from 'next-intl'

/** The library as a workbook, with headings in the reader's language. */
export function ExportLink({ className }: { className: string }) {
  const t = useTranslations('standards')
  return (
    <a className={className} href={`/api/standards?language=${useLocale()}`} download>
      {t('export')}
    </a>
  )
}
