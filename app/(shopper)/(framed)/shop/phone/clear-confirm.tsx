'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ConfirmByTyping } from '@/components/ui/confirm-by-typing'
import type { Answered } from '@/components/ui/run-action'

/** Asks for the typed word; only after a copy was made. */
export function ClearConfirm({
  action,
  onDone,
}: {
  action: () => Promise<Answered>
  onDone: () => void
}) {
  const t = useTranslations('phone.page')
  return (
    <ConfirmByTyping
      trigger={
        <Button look="danger" size="large">
          {t('clear')}
        </Button>
      }
      title={t('clearTitle')}
      word={t('clearWord')}
      confirmLabel={t('clear')}
      action={action}
      reasons="phone.reasons"
      onDone={onDone}
    >
      <p>{t('clearLoses')}</p>
    </ConfirmByTyping>
  )
}
