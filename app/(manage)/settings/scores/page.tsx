import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead, Section } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { addMonths } from '@/lib/core/calendar'
import { viewPeriodRules } from '@/lib/period-rules/use-cases/view-period-rules'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { SettingsHead } from '../_parts/settings-head'
import { NoisePart } from './_parts/noise-part'
import { RuleHistory } from './_parts/rule-history'
import { RuleInForce } from './_parts/rule-in-force'
import { SetRuleForm } from './_parts/set-rule-form'

export async function generateMetadata() {
  return { title: (await getTranslations('period-rules'))('title') }
}

/** A rule can begin with the present month, or with one of the next twelve. */
const MONTHS_AHEAD = 12

export default async function ScoreRulesPage() {
  const actor = await pageActor('period-rule:read')
  const rules = await viewPeriodRules(actor, await serverDeps())
  const t = await getTranslations('period-rules')
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, n) => addMonths(rules.month, n))
  return (
    <ClientMessages namespaces={['period-rules', 'period-score']}>
      {may(actor, 'organisation:change') ? (
        <SettingsHead part="scores" />
      ) : (
        <PageHead title={t('title')} />
      )}
      <div className="grid max-w-2xl gap-10">
        <RuleInForce weights={rules.weights} month={rules.month} />
        <NoisePart noise={rules.noise} />
        {may(actor, 'period-rule:change') ? (
          <Section title={t('set.title')} subtitle={t('set.lead')}>
            <SetRuleForm weights={rules.weights} months={months} />
          </Section>
        ) : null}
        {rules.history === null ? null : (
          <RuleHistory history={rules.history} timeZone={rules.timeZone} />
        )}
      </div>
    </ClientMessages>
  )
}
