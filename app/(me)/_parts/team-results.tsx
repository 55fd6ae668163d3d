import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import type { TeamResults } from '@/lib/results/schema'
import { ResultTable } from './result-table'

/** The released visits of the month, one by one. */
export function TeamVisits({ team: { results, how } }: { team: TeamResults }) {
  const t = useTranslations('results.team')
  if (results.length === 0) return null
  return (
    <Section title={t('results')}>
      <ResultTable results={results} caption={t('results')} noise={how.noise} withSubject />
    </Section>
  )
}
