'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { runAction } from '@/components/ui/run-action'
import type { ChecklistDifference } from '@/lib/core/checklist-difference'
import { DifferenceView } from '../../_document/difference-view'
import { compareVersionsAction } from '../../actions'
import type { DraftKeeper } from './draft-keeper'

/** What publishing would change, before it does; the draft is kept first, so that it is the newest. */
export function PublishDifference({
  checklistId,
  newestId,
  keeper,
}: {
  checklistId: string
  newestId: string
  keeper: DraftKeeper
}) {
  const t = useTranslations('workbench.versions')
  const [difference, setDifference] = useState<ChecklistDifference | 'waits' | 'failed'>('waits')
  useEffect(() => {
    let isCurrent = true
    const compare = async () => {
      const isKept = await keeper.flush()
      const input = { checklistId, from: newestId, to: 'draft' }
      const answer = isKept ? await runAction(() => compareVersionsAction(input)) : null
      if (isCurrent) setDifference(answer?.ok ? answer.difference : 'failed')
    }
    void compare()
    return () => {
      isCurrent = false
    }
  }, [checklistId, newestId, keeper])
  return (
    <section className="rounded bg-sunk px-4 py-3">
      <h3 className="mb-2 font-medium">{t('differenceBefore')}</h3>
      <div role="status" className="max-h-[40dvh] overflow-y-auto text-13">
        {difference === 'waits' ? <p className="text-ink-3">{t('differenceLoading')}</p> : null}
        {difference === 'failed' ? <p className="text-ink-2">{t('differenceFailed')}</p> : null}
        {typeof difference === 'object' ? <DifferenceView difference={difference} /> : null}
      </div>
    </section>
  )
}
