import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listShoppers } from '@/lib/shoppers/use-cases/list-shoppers'
import { NewShopperSheet } from './_parts/new-shopper-sheet'
import { ShopperSheet } from './_parts/shopper-sheet'
import { ShopperTable } from './_parts/shopper-table'

export async function generateMetadata() {
  return { title: (await getTranslations('shoppers'))('title') }
}

export default async function ShoppersPage({ searchParams }: PageProps<'/shoppers'>) {
  const actor = await pageActor('shopper:read')
  const { shoppers, mayChange } = await listShoppers(actor, {}, await serverDeps())
  const query = await searchParams
  const t = await getTranslations('shoppers')
  const current = shoppers.find(({ id }) => id === query.shopper)
  const isEmpty = shoppers.length === 0
  const add = (
    <LinkButton look="primary" href="/shoppers?new=1" scroll={false}>
      {t('add')}
    </LinkButton>
  )
  return (
    <>
      <PageHead
        title={t('title')}
        subtitle={isEmpty ? null : t('count', { count: shoppers.length })}
        action={
          <>
            {may(actor, 'fee:pay') ? (
              <LinkButton href="/shoppers/fees">{t('fees')}</LinkButton>
            ) : null}
            {mayChange && !isEmpty ? add : null}
          </>
        }
      />
      <ShopperTable shoppers={shoppers} currentId={current?.id} add={mayChange ? add : null} />
      {current ? <ShopperSheet key={current.id} shopper={current} mayChange={mayChange} /> : null}
      {mayChange && query.new !== undefined && !current ? <NewShopperSheet /> : null}
    </>
  )
}
