'use client'

import { useTranslations } from 'next-intl'
import { Button, LinkButton } from '@/components/ui/button'
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import type { KeptReport } from './rows'
import { SaveCopyButton } from './save-copy-button'
import { discardReport } from './settle'

/** A report that will not be taken as it is: it can be mended, copied, or thrown away deliberately. */
export function StuckReport({
  report,
  zone,
  onGone,
}: {
  report: KeptReport
  zone: string
  onGone: () => void
}) {
  const t = useTranslations('unsent.stuck')
  const sayMoment = usePlaceMoment()
  const discard = async () =>
    (await discardReport(report))
      ? { ok: true as const }
      : { ok: false as const, reason: 'moved-on' }
  return (
    <div className="grid justify-items-start gap-2">
      <LinkButton href={`/shop/${report.visitId}/form`}>{t('openForm')}</LinkButton>
      <SaveCopyButton accountId={report.accountId} />
      <ConfirmByTyping
        trigger={
          <Button look="danger" size="large">
            {t('discard')}
          </Button>
        }
        title={t('title')}
        word={t('word')}
        confirmLabel={t('discard')}
        action={discard}
        reasons="unsent.reasons"
        onDone={onGone}
      >
        <p>
          {t('loses', {
            title: report.title,
            at: sayMoment(report.frozenAt, zone),
            files: report.photoIds.length,
          })}
        </p>
        <p>{t('copyFirst')}</p>
      </ConfirmByTyping>
    </div>
  )
}
