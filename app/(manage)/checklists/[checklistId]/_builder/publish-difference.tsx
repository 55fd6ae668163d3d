'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { runAction } from '@/components/ui/run-action'
import type { ChecklistDifference } from '@/lib/core/checklist-difference'
import { DifferenceView } from '../../_document/difference-view'
import { compareVersionsAction } from '../../actions'
import type { DraftKeeper } from './draft-keeper'

export type SeenDifference = ChecklistDifference | 'waits' | 'failed'

/** The draft against the newest version; the draft is kept first, so that it is the newest. */
export function usePublishDifference(
  checklistId: string,
  newestId: string | null,
  keeper: DraftKeeper,
): SeenDifference {
  const [difference, setDifference] = useState<SeenDifference>('waits')
  useEffect(() => {
    if (newestId === null) return
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
  return difference
}

/** What publishing would change, before it does. */
export function PublishDifference({ difference }: { difference: SeenDifference }) {
  const t = useTranslations('workbench.versions')
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
