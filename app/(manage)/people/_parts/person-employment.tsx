'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useActionForm } from '@/components/forms/use-action-form'
import { DateInput } from '@/components/ui/date-input'
import { FormMessage } from '@/components/ui/form-message'
import { KeyValue } from '@/components/ui/key-value'
import { Section } from '@/components/ui/page-head'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { changePersonSchema } from '@/lib/people/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { changePersonAction } from '../actions'

interface Employed {
  readonly id: string
  readonly personnelNumber: string
  readonly fullName: string
  readonly hiredOn: string
  readonly leftOn: string | null
}

/** Name, number, hire and leave dates: to read, or for the administrator to correct. */
export function PersonEmployment({ person, mayChange }: { person: Employed; mayChange: boolean }) {
  const t = useTranslations('people')
  return (
    <Section title={t('person.data')}>
      {mayChange ? <EmploymentForm person={person} /> : <EmploymentFacts person={person} />}
    </Section>
  )
}

function EmploymentFacts({ person }: { person: Employed }) {
  const t = useTranslations('people.columns')
  const format = useFormat()
  const left = person.leftOn
  return (
    <KeyValue
      facts={[
        { term: t('hired'), value: format.dayShort(person.hiredOn), numeric: true },
        ...(left === null
          ? []
          : [{ term: t('left'), value: format.dayShort(left), numeric: true }]),
      ]}
    />
  )
}

function EmploymentForm({ person }: { person: Employed }) {
  const t = useTranslations('people.form')
  const router = useRouter()
  const toast = useToast()
  const { id, ...fields } = person
  const { form, field, message, isSending, hook } = useActionForm({
    schema: changePersonSchema,
    defaults: { personId: id, ...fields },
    action: changePersonAction,
    onDone: () => {
      toast.show({ title: t('saved') })
      router.refresh()
    },
    namespace: 'people',
  })
  const leftOn = hook.register('leftOn', { setValueAs: (text) => text || null })
  return (
    <form {...form} className="grid gap-5 sm:grid-cols-2">
      <TextInput label={t('fullName')} autoComplete="off" {...field('fullName')} />
      <TextInput label={t('personnelNumber')} autoComplete="off" {...field('personnelNumber')} />
      <DateInput label={t('hiredOn')} {...field('hiredOn')} />
      <DateInput label={t('leftOn')} optional {...field('leftOn')} {...leftOn} />
      <FormMessage className="sm:col-span-2">{message}</FormMessage>
      <SubmitButton look="normal" pending={isSending} className="justify-self-start">
        {t('save')}
      </SubmitButton>
    </form>
  )
}
