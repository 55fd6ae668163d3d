'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { useToast } from '@/components/ui/toast'
import type { PlanOptions } from '@/lib/planning/schema'
import type { VisitRow } from '@/lib/visits/schema'
import { ShopperChoice } from './shopper-choice'
import { useAssign } from './use-assign'

/** Offers the marked visits to one shopper, or shares them among several. */
export function OfferVisits({
  visits,
  shoppers,
}: {
  visits: readonly VisitRow[]
  shoppers: PlanOptions['shoppers']
}) {
  const t = useTranslations('campaigns.visits')
  const common = useTranslations('common')
  const toast = useToast()
  const { keys, assign, isSending } = useAssign(visits)
  const [isOpen, setIsOpen] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const count = keys.length

  function offer() {
    setProblem(null)
    const done = () => {
      setIsOpen(false)
      toast.show({ title: t('offered', { count }) })
    }
    assign(chosen, done, setProblem)
  }

  return (
    <Dialog
      trigger={<Button size="small">{t('offer')}</Button>}
      title={t('offerTitle', { count })}
      description={t('offerText')}
      open={isOpen}
      onOpenChange={setIsOpen}
      footer={
        <>
          <DialogClose render={<Button>{common('back')}</Button>} />
          <Button look="primary" disabled={isSending || chosen.length === 0} onClick={offer}>
            {t('offer')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormMessage>{problem}</FormMessage>
        <ShopperChoice shoppers={shoppers} value={chosen} onChange={setChosen} />
      </div>
    </Dialog>
  )
}
