'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BulkSelection, useSelection } from '@/components/ui/bulk-selection'
import { PublishButton } from './publish-button'

interface Draft {
  readonly standardId: string
  readonly revision: number
}

/** Around the list: what can be done with the marked drafts. */
export function StandardBulk({
  drafts,
  children,
}: {
  drafts: readonly Draft[]
  children: ReactNode
}) {
  return <BulkSelection actions={<PublishMarked drafts={drafts} />}>{children}</BulkSelection>
}

function PublishMarked({ drafts }: { drafts: readonly Draft[] }) {
  const t = useTranslations('standards.bulk')
  const { keys, clear } = useSelection()
  return (
    <PublishButton
      standards={drafts.filter(({ standardId }) => keys.includes(standardId))}
      label={t('publish')}
      title={t('title', { count: keys.length })}
      shape={{ size: 'small' }}
      onDone={clear}
    />
  )
}
