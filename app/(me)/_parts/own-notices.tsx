import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import type { OwnNotice } from '@/lib/campaigns/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** What the employer says about the visits: purpose, what is recorded, use, appeal. */
export function OwnNotices({ notices }: { notices: readonly OwnNotice[] }) {
  const t = useTranslations('results.me')
  const format = useFormat()
  if (notices.length === 0) return null
  return (
    <Section title={t('noticeTitle')}>
      <ul className="grid gap-5">
        {notices.map((notice) => (
          <li key={notice.campaignId} className="max-w-[68ch] border-t border-line pt-3">
            <p className="text-13 text-ink-3">
              {t('noticeMeta', {
                name: notice.campaignName,
                day: format.dayShort(notice.publishedOn),
              })}
            </p>
            <p className="whitespace-pre-line">{notice.text}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
