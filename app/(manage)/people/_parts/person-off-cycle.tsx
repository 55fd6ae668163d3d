'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { FormMessage } from '@/components/ui/form-message'
import { Section } from '@/components/ui/page-head'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { dateIn } from '@/lib/core/zone-clock'
import { payOffCycleSchema } from '@/lib/off-cycle/schema'
import type { OffCycleView } from '@/lib/off-cycle/use-cases/view-off-cycle'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { computeLeaverAction } from '../actions'

/** The pay of somebody who leaves, before the close of the month: what was begun, and what can be. */
export function PersonOffCycle({ personId, view }: { personId: string; view: OffCycleView }) {
  const t = useTranslations('off-cycle')
  const format = useFormat()
  const { months, paid, timeZone } = view
  return (
    <Section title={t('title')}>
      <p className="max-w-[60ch] text-ink-2">{t('lead')}</p>
      {paid.length === 0 ? null : (
        <ul className="mt-4 grid gap-2">
          {paid.map(({ periodId, month, state, lockedAt }) => (
            <li key={periodId}>
              <Link href={`/periods/${periodId}`} className="link">
                {format.monthTitle(month)}
              </Link>
              {': '}
              {lockedAt === null
                ? t(`states.${state}`)
                : t('lockedOn', { day: format.dayShort(dateIn(lockedAt, timeZone)) })}
            </li>
          ))}
        </ul>
      )}
      {months.length === 0 ? null : <LeaverForm personId={personId} months={months} />}
      {months.length + paid.length === 0 ? <p className="mt-4">{t('closed')}</p> : null}
    </Section>
  )
}

function LeaverForm({ personId, months }: { personId: string; months: readonly string[] }) {
  const t = useTranslations('off-cycle')
  const format = useFormat()
  const router = useRouter()
  const { form, field, message, isSending } = useActionForm({
    schema: payOffCycleSchema,
    defaults: { personId, month: months[0] ?? '' },
    action: computeLeaverAction,
    onDone: ({ periodId }) => router.push(`/periods/${periodId}`),
    namespace: 'off-cycle',
  })
  return (
    <form {...form} className="mt-4 grid gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t('month')}
          {...field('month')}
          options={months.map((month) => ({ value: month, label: format.monthTitle(month) }))}
        />
        <SubmitButton look="normal" pending={isSending}>
          {t('compute')}
        </SubmitButton>
      </div>
      <FormMessage>{message}</FormMessage>
    </form>
  )
}
