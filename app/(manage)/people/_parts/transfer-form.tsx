'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { DateInput } from '@/components/ui/date-input'
import { FormMessage } from '@/components/ui/form-message'
import { type Option, Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { transferPersonSchema } from '@/lib/people/schema'
import { transferPersonAction } from '../actions'

/** Begins a new place of work from a day on. */
export function TransferForm({
  personId,
  units,
  positions,
}: {
  personId: string
  units: readonly Option[]
  positions: readonly { id: string; name: string }[]
}) {
  const t = useTranslations('people')
  const router = useRouter()
  const { form, field, message, isSending, hook } = useActionForm({
    schema: transferPersonSchema,
    defaults: { personId, unitId: '', positionId: '', fromOn: '' },
    action: transferPersonAction,
    onDone: () => {
      hook.reset()
      router.refresh()
    },
    namespace: 'people',
  })
  return (
    <form {...form} className="mt-6 grid gap-4">
      <div>
        <h3 className="font-semibold">{t('person.transferTitle')}</h3>
        <p className="text-13 text-ink-3">{t('person.transferHint')}</p>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={t('form.unit')}
          emptyLabel={t('form.chooseUnit')}
          options={units}
          fieldClassName="min-w-56 flex-1"
          {...field('unitId')}
        />
        <Select
          label={t('form.position')}
          emptyLabel={t('form.choosePosition')}
          options={positions.map(({ id, name }) => ({ value: id, label: name }))}
          fieldClassName="min-w-56 flex-1"
          {...field('positionId')}
        />
        <DateInput label={t('form.from')} {...field('fromOn')} />
        <SubmitButton look="normal" pending={isSending}>
          {t('person.transfer')}
        </SubmitButton>
      </div>
      <FormMessage>{message}</FormMessage>
    </form>
  )
}
