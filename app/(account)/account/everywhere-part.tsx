import { useTranslations } from 'next-intl'
import { LeaveForm } from '@/app/sign-out-form'
import { Section } from '@/components/ui/page-head'
import { SubmitButton } from '@/components/ui/submit-button'
import { signOutEverywhereAction } from '../actions'

export function EverywherePart() {
  const t = useTranslations('access.account')
  return (
    <Section title={t('everywhereTitle')} subtitle={t('everywhereLead')}>
      <LeaveForm action={signOutEverywhereAction}>
        <SubmitButton look="normal">{t('signOutEverywhere')}</SubmitButton>
      </LeaveForm>
    </Section>
  )
}
