import type { Locale } from '@/lib/platform/i18n/locales'

/** In which language an archive speaks: `own` is each person's. */
export const archiveLanguages = ['own', 'ru', 'en'] as const

export type ArchiveLanguage = (typeof archiveLanguages)[number]

export function archiveAddress(batchId: string, language: ArchiveLanguage): string {
  const named: Locale | null = language === 'own' ? null : language
  return `/api/periods/batches/${batchId}${named === null ? '' : `?language=${named}`}`
}
