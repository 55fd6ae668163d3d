import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHead, Section } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { listOwnStandards } from '@/lib/acknowledgements/use-cases/list-own-standards'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { OwnStandardList } from '../../_parts/own-standard-list'

export async function generateMetadata() {
  return { title: (await getTranslations('reading'))('title') }
}

export default async function MyStandardsPage() {
  const actor = await pageActor('standard:acknowledge')
  const { toRead, others, chapters } = await listOwnStandards(actor, {}, await serverDeps())
  const t = await getTranslations('reading')
  const isEmpty = toRead.length + others.length === 0
  return (
    <div className="grid max-w-3xl gap-8">
      <PageHead
        title={t('title')}
        subtitle={t('lead')}
        className="mb-0"
        action={
          may(actor, 'team:read') ? (
            <LinkButton href="/me/standards/team">{t('team.link')}</LinkButton>
          ) : null
        }
      />
      {isEmpty ? <EmptyState>{t('empty')}</EmptyState> : null}
      {toRead.length > 0 ? (
        <Section title={t('toRead')}>
          <OwnStandardList lines={toRead} chapters={[]} />
        </Section>
      ) : null}
      {toRead.length === 0 && !isEmpty ? <p className="text-ink-2">{t('nothing')}</p> : null}
      {others.length > 0 ? (
        <Section title={t('read')}>
          <OwnStandardList lines={others} chapters={chapters} />
        </Section>
      ) : null}
    </div>
  )
}
