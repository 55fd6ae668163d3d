'use client'

import { useTranslations } from 'next-intl'
import { LeaveDialog } from '@/components/ui/leave-dialog'
import type { Unsent } from './unsent'
import { notedWork } from './work-mark'

/** Says before a sign-out what is only on this phone, or that nobody can say now what is. */
export function UnsentDialog({
  accountId,
  unsent,
  open,
  onStay,
  onLeave,
}: {
  accountId: string
  /** null: the phone's store could not be read; what was noted outside of it is told. */
  unsent: Unsent | null
  open: boolean
  onStay: () => void
  onLeave: () => void
}) {
  const t = useTranslations('shop.signOut')
  const noted = unsent ? 0 : (notedWork()[accountId] ?? 0)
  return (
    <LeaveDialog
      open={open}
      title={t(unsent || noted > 0 ? 'title' : 'unreadTitle')}
      stay={t('stay')}
      leave={t('leave')}
      onStay={onStay}
      onLeave={onLeave}
    >
      <div className="grid gap-2">
        {unsent ? <UnsentWords unsent={unsent} /> : <UnreadWords noted={noted} />}
      </div>
    </LeaveDialog>
  )
}

function UnsentWords({ unsent }: { unsent: Unsent }) {
  const t = useTranslations('shop.signOut')
  return (
    <>
      {unsent.reports ? <p>{t('reports', { count: unsent.reports })}</p> : null}
      {unsent.drafts ? <p>{t('drafts', { count: unsent.drafts })}</p> : null}
      {unsent.copies ? <p>{t('copies', { count: unsent.copies })}</p> : null}
      {unsent.attempts ? <p>{t('attempts', { count: unsent.attempts })}</p> : null}
      {unsent.sounds ? <p>{t('sounds', { count: unsent.sounds })}</p> : null}
      <p>{t('text')}</p>
    </>
  )
}

/** A note of nothing is no proof: it tells neither of copies nor of recordings, and may never have been made. */
function UnreadWords({ noted }: { noted: number }) {
  const t = useTranslations('shop.signOut')
  return (
    <>
      <p>{t('unread')}</p>
      {noted > 0 ? <p>{t('noted', { count: noted })}</p> : null}
      <p>{t('unreadText')}</p>
    </>
  )
}
