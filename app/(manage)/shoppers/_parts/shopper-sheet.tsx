'use client'

import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { KeyValue } from '@/components/ui/key-value'
import { SideSheet } from '@/components/ui/side-sheet'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ShopperRow } from '@/lib/shoppers/schema'
import { ChangeShopperForm } from './change-shopper-form'
import { InvitePart } from './invite-part'

/** One shopper beside the list: the work so far, the data, the way in. */
export function ShopperSheet({ shopper, mayChange }: { shopper: ShopperRow; mayChange: boolean }) {
  const t = useTranslations('shoppers')
  const format = useFormat()
  const { label, fullName, load, answered, firstTime, email } = shopper
  return (
    <SideSheet title={label} subtitle={fullName} closeHref="/shoppers">
      <div className="grid gap-9">
        <div className="grid justify-items-start gap-4">
          <KeyValue
            className="w-full"
            facts={[
              { term: t('facts.load'), value: format.count(load), numeric: true },
              { term: t('facts.answered'), value: format.count(answered), numeric: true },
              { term: t('facts.firstTime'), value: format.count(firstTime), numeric: true },
              ...(email === null ? [] : [{ term: t('facts.email'), value: email }]),
            ]}
          />
          <LinkButton size="small" href={`/visits?shopper=${shopper.id}`}>
            {t('facts.visits')}
          </LinkButton>
        </div>
        {mayChange ? <ChangeShopperForm shopper={shopper} /> : null}
        {mayChange ? <InvitePart shopper={shopper} /> : null}
      </div>
    </SideSheet>
  )
}
