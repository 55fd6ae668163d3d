'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { ImportTaken } from '@/lib/checklists/use-cases/import-checklist'
import { textFor } from '@/lib/core/localized-text'
import { putDraft } from '../../_parts/put-draft'

/** The checklist is there; where a draft was changed, one button brings the former one back. */
export function ImportDone({ taken }: { taken: ImportTaken }) {
  const t = useTranslations('checklist-import')
  const say = useProblemText('checklists.reasons')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isUndone, setUndone] = useState(false)
  const [isBusy, start] = useTransition()
  const { checklistId, before, standardsAdded, chapters } = taken
  const locale = useLocale()
  const names = chapters.map((chapter) => textFor(chapter, locale)).join(', ')
  const undo = () =>
    start(async () => {
      if (before === null) return
      const former = { revision: before.revision, document: before.document }
      const answer = await runAction(() => putDraft(checklistId, former))
      if (answer.ok) setUndone(true)
      else setRefusal(say(reasonOf(answer)))
    })
  const title = before === null ? t('doneNew') : t('doneDraft')
  return (
    <div className="grid max-w-2xl gap-5">
      <FormMessage tone="done" title={isUndone ? t('undone') : title}>
        {standardsAdded.length > 0
          ? t('standardsAdded', { numbers: standardsAdded.join(', ') })
          : null}{' '}
        {names ? t('standardChapters', { names }) : null}
      </FormMessage>
      <FormMessage>{refusal}</FormMessage>
      <div className="flex flex-wrap gap-3">
        <LinkButton look="primary" href={`/checklists/${checklistId}`}>
          {t('open')}
        </LinkButton>
        {before === null || isUndone ? null : (
          <Button disabled={isBusy} onClick={undo}>
            {t('undo')}
          </Button>
        )}
      </div>
    </div>
  )
}
