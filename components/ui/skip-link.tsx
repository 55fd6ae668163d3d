import { useTranslations } from 'next-intl'

/** For the keyboard: past the places, to the page. */
export function SkipLink() {
  const t = useTranslations('frame')
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 flex min-h-11 -translate-y-20 items-center rounded bg-raised px-4 shadow-float focus:translate-y-0"
    >
      {t('skip')}
    </a>
  )
}
