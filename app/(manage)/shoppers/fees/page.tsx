import { getTranslations } from 'next-intl/server'
import { addressWith } from '@/components/ui/address'
import { PageHead } from '@/components/ui/page-head'
import { Pages } from '@/components/ui/pages'
import { Tabs } from '@/components/ui/tabs'
import { listFeesSchema } from '@/lib/fees/schema'
import { feesPerPage, listFees } from '@/lib/fees/use-cases/list-fees'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { FeeBulk } from './_parts/fee-bulk'
import { FeeRuleDialog } from './_parts/fee-rule-dialog'
import { FeeRuleNote } from './_parts/fee-rule-note'
import { FeeTable } from './_parts/fee-table'

const path = '/shoppers/fees'

export async function generateMetadata() {
  return { title: (await getTranslations('fees'))('title') }
}

export default async function FeesPage({ searchParams }: PageProps<'/shoppers/fees'>) {
  const actor = await pageActor('fee:pay')
  const { part, page } = listFeesSchema.parse(await searchParams)
  const list = await listFees(actor, { part, page }, await serverDeps())
  const t = await getTranslations('fees')
  const tab = (name: 'unpaid' | 'paid') => ({
    href: name === 'unpaid' ? path : `${path}?part=paid`,
    label: t(`parts.${name}`),
    current: part === name,
  })
  return (
    <>
      <PageHead
        title={t('title')}
        back={{ href: '/shoppers', label: t('back') }}
        action={<FeeRuleDialog rule={list.rule} />}
      />
      <FeeRuleNote rule={list.rule} />
      <Tabs label={t('title')} tabs={[tab('unpaid'), tab('paid')]} />
      <FeeBulk part={part} today={list.today}>
        <FeeTable list={list} part={part} />
      </FeeBulk>
      <Pages
        page={page}
        size={feesPerPage}
        total={list.total}
        hrefFor={(number) => addressWith(path, { part }, { page: String(number) })}
      />
    </>
  )
}
