'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { NamedUnit } from '@/app/(manage)/_parts/unit-options'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { Section } from '@/components/ui/page-head'
import { RadioGroup } from '@/components/ui/radio-group'
import { treeOrder } from '@/lib/core/unit-tree'
import { ChoiceList } from './choice-list'
import { usePublish } from './use-publish'

/** Whom the notice concerns, and its publication after a question: it cannot be taken back. */
export function PublishNotice({
  campaignId,
  units,
}: {
  campaignId: string
  units: readonly NamedUnit[]
}) {
  const t = useTranslations('campaigns.notice')
  const [whom, setWhom] = useState<'everybody' | 'units'>('everybody')
  const [chosen, setChosen] = useState<readonly string[]>([])
  return (
    <Section title={t('concerned')}>
      <div className="grid gap-5">
        <RadioGroup
          name="whom"
          legend={t('concerned')}
          legendHidden
          options={[
            { value: 'everybody', label: t('everybodyOption') },
            { value: 'units', label: t('unitsOption') },
          ]}
          value={whom}
          onChange={(event) => setWhom(event.target.value === 'units' ? 'units' : 'everybody')}
        />
        {whom === 'units' ? (
          <ChoiceList
            legend={t('units')}
            choices={treeOrder(units).map(({ unit, depth }) => ({
              value: unit.id,
              label: unit.name,
              depth,
            }))}
            value={chosen}
            onChange={setChosen}
          />
        ) : null}
        <AskToPublish
          campaignId={campaignId}
          unitIds={whom === 'units' ? chosen : []}
          isReady={whom === 'everybody' || chosen.length > 0}
        />
      </div>
    </Section>
  )
}

function AskToPublish({
  campaignId,
  unitIds,
  isReady,
}: {
  campaignId: string
  unitIds: readonly string[]
  isReady: boolean
}) {
  const t = useTranslations('campaigns.notice')
  const common = useTranslations('common')
  const [problem, setProblem] = useState<string | null>(null)
  const { publish, isSending } = usePublish(campaignId, setProblem)
  if (!isReady) return <p className="text-ink-2">{t('chooseUnits')}</p>
  return (
    <Dialog
      trigger={
        <Button look="primary" className="justify-self-start">
          {t('publish')}
        </Button>
      }
      title={t('publishTitle')}
      description={t('publishText')}
      footer={
        <>
          <DialogClose render={<Button>{common('back')}</Button>} />
          <Button look="primary" disabled={isSending} onClick={() => publish(unitIds)}>
            {t('publish')}
          </Button>
        </>
      }
    >
      <FormMessage>{problem}</FormMessage>
    </Dialog>
  )
}
