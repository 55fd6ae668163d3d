'use client'

import { useTranslations } from 'next-intl'
import { LeaveDialog } from '@/components/ui/leave-dialog'
import type { Unsent } from './unsent'

/** Says before a sign-out what is only on this phone. */
export function UnsentDialog({
  unsent,
  open,
  onStay,
  onLeave,
}: {
  unsent: Unsent
  open: boolean
  onStay: () => void
  onLeave: () => void
}) {
  const t = useTranslations('shop.signOut')
  return (
    <LeaveDialog
      open={open}
      title={t('title')}
      stay={t('stay')}
      leave={t('leave')}
      onStay={onStay}
      onLeave={onLeave}
    >
      <div className="grid gap-2">
        {unsent.reports ? <p>{t('reports', { count: unsent.reports })}</p> : null}
        {unsent.drafts ? <p>{t('drafts', { count: unsent.drafts })}</p> : null}
        {unsent.copies ? <p>{t('copies', { count: unsent.copies })}</p> : null}
        {unsent.attempts ? <p>{t('attempts', { count: unsent.attempts })}</p> : null}
        {unsent.sounds ? <p>{t('sounds', { count: unsent.sounds })}</p> : null}
        <p>{t('text')}</p>
      </div>
    </LeaveDialog>
  )
}
