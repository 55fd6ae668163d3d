'use client'

import { useTranslations } from 'next-intl'

export function OpeningScreen() {
  const t = useTranslations('form')
  return (
    <main className="px-5 pt-[20dvh] text-center text-ink-3">
      <p role="status">{t('opening')}</p>
    </main>
  )
}
