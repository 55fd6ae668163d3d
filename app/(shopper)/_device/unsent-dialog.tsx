'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
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
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onStay()
      }}
      title={t('title')}
      footer={
        <>
          <Button look="danger" onClick={onLeave}>
            {t('leave')}
          </Button>
          <Button look="primary" onClick={onStay}>
            {t('stay')}
          </Button>
        </>
      }
    >
      <div className="grid gap-2">
        {unsent.reports ? <p>{t('reports', { count: unsent.reports })}</p> : null}
        {unsent.drafts ? <p>{t('drafts', { count: unsent.drafts })}</p> : null}
        {unsent.copies ? <p>{t('copies', { count: unsent.copies })}</p> : null}
        {unsent.attempts ? <p>{t('attempts', { count: unsent.attempts })}</p> : null}
        <p>{t('text')}</p>
      </div>
    </Dialog>
  )
}
