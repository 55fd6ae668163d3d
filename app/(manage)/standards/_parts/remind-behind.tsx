'use client'

import { useTranslations } from 'next-intl'
import { useDay } from '@/app/_standard/use-day'
import { Button } from '@/components/ui/button'
import type { BehindPeople } from '@/lib/standards/use-cases/list-standards'
import { remindBehindAction } from '../actions'
import { useDone } from './use-done'

/** Who is behind, when they were last reminded and by whom, and one button for all of them. */
export function RemindBehind({ behind: { people, last } }: { behind: BehindPeople }) {
  const t = useTranslations('standards.behind')
  const dayOf = useDay()
  const { run, isRunning } = useDone()
  const remind = () =>
    run(() => remindBehindAction({}), {
      done: ({ reminded }) => (reminded === 0 ? t('already') : t('done', { count: reminded })),
    })
  return (
    <div className="num mb-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-y border-line py-3">
      <div className="min-w-0 flex-1 basis-80">
        <p>{t('people', { count: people })}</p>
        <p className="text-13 text-ink-3">
          {last === null
            ? t('never')
            : t('last', { day: dayOf(last.on), name: last.byName, count: last.people })}{' '}
          {t('hint')}
        </p>
      </div>
      <Button disabled={isRunning} onClick={remind}>
        {t('remind', { count: people })}
      </Button>
    </div>
  )
}
