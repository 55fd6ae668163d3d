'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

/** The notice as staff read it; alone on paper, for those who have no access. */
export function NoticeText({ name, text }: { name: string; text: string }) {
  const t = useTranslations('campaigns.notice')
  return (
    <div className="grid justify-items-start gap-4">
      <div data-print-sheet className="w-full rounded border border-line bg-raised px-5 py-4">
        <p className="mb-2 font-semibold">{name}</p>
        <p className="max-w-[68ch] whitespace-pre-line">{text}</p>
      </div>
      <Button size="small" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </div>
  )
}
