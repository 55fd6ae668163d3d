import { useTranslations } from 'next-intl'

/** Says beneath a list of single visits how little each of their scores tells alone. */
export function OneVisitNote() {
  const t = useTranslations('common.score')
  return <p className="mt-2 max-w-[60ch] text-13 text-ink-3">{t('each')}</p>
}
