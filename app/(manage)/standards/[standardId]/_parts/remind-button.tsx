'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { useDone } from '../../_parts/use-done'
import { remindPeopleAction } from '../../actions'

/** Reminds those who owe it among the people on the page. */
export function RemindButton({
  standardId,
  personIds,
}: {
  standardId: string
  personIds: readonly string[]
}) {
  const t = useTranslations('standards.reading')
  const { run, isRunning } = useDone()
  const remind = () =>
    run(() => remindPeopleAction({ standardId, personIds }), {
      done: ({ reminded }) => (reminded === 0 ? t('already') : t('done2', { count: reminded })),
    })
  return (
    <div className="grid justify-items-end gap-1">
      <Button look="primary" disabled={isRunning} onClick={remind}>
        {t('remind', { count: personIds.length })}
      </Button>
      <p className="text-13 text-ink-3">{t('remindHint')}</p>
    </div>
  )
}
