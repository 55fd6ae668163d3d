'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { SubmitButton } from '@/components/ui/submit-button'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { isSame } from '@/lib/core/checklist-difference'
import { allQuestions } from '@/lib/core/checklist-questions'
import { publishChecklistAction } from '../../actions'
import type { BuilderProps } from './builder'
import { useBuilder } from './builder-context'
import type { DraftKeeper } from './draft-keeper'
import { PublishDifference, usePublishDifference } from './publish-difference'
import { PublishShares } from './publish-shares'
import { Remarks } from './remark-list'
import { errorsIn, type Remark, remarkOf } from './remarks'

/** The one main action: says what it will do before it does it. */
export function PublishButton({
  checklist,
  keeper,
}: {
  checklist: BuilderProps
  keeper: DraftKeeper
}) {
  const t = useTranslations('checklists')
  const { remarks } = useBuilder()
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  const isBlocked = errorsIn(remarks).length > 0
  return (
    <>
      <Button
        look="primary"
        className="max-md:px-3.5 max-md:text-13"
        onClick={() => setIsOpen(true)}
      >
        {t('builder.publish')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setIsOpen}
        title={t(isBlocked ? 'publication.blocked' : 'publication.title')}
        description={isBlocked ? t('publication.blockedLead') : undefined}
      >
        {isBlocked ? (
          <Remarks remarks={errorsIn(remarks)} onGo={close} />
        ) : (
          <Confirmation checklist={checklist} keeper={keeper} onDone={close} />
        )}
      </Dialog>
    </>
  )
}

interface ConfirmationProps {
  checklist: BuilderProps
  keeper: DraftKeeper
  onDone: () => void
}

function Confirmation({ checklist, keeper, onDone }: ConfirmationProps) {
  const t = useTranslations('checklists.publication')
  const words = useTranslations('common')
  const { document, remarks } = useBuilder()
  const { publish, isSending, refusal, faults } = usePublication({ checklist, keeper, onDone })
  const [newest] = checklist.versions
  const number = (newest?.number ?? 0) + 1
  const difference = usePublishDifference(checklist.checklistId, newest?.id ?? null, keeper)
  const isUnchanged = typeof difference === 'object' && isSame(difference)
  const doubts = remarks.filter(({ severity }) => severity !== 'note')
  return (
    <form onSubmit={publish} className="grid gap-4">
      <div className="grid gap-2">
        <p>{number === 1 ? t('first') : t('next', { number })}</p>
        <p className="text-ink-2">{t('frozen')}</p>
        <p className="num text-13 text-ink-3">
          {t('facts', {
            questions: allQuestions(document).length,
            sections: document.sections.length,
          })}
        </p>
      </div>
      {newest ? <PublishDifference difference={difference} /> : null}
      <PublishShares />
      {doubts.length > 0 ? (
        <div>
          <p className="mb-1 font-medium">{t('warnings')}</p>
          <Remarks remarks={doubts} onGo={onDone} />
        </div>
      ) : null}
      {newest && isUnchanged ? (
        <p className="text-ink-2">{t('unchanged', { number: newest.number })}</p>
      ) : null}
      <FormMessage>{refusal}</FormMessage>
      {faults.length > 0 ? <Remarks remarks={faults} onGo={onDone} /> : null}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button>{words('cancel')}</Button>} />
        <SubmitButton pending={isSending} disabled={isUnchanged}>
          {t('confirm', { number })}
        </SubmitButton>
      </div>
    </form>
  )
}

function usePublication({ checklist, keeper, onDone }: ConfirmationProps) {
  const t = useTranslations('checklists.publication')
  const say = useProblemText('checklists.reasons')
  const toast = useToast()
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [faults, setFaults] = useState<readonly Remark[]>([])
  const [isSending, setIsSending] = useState(false)
  const send = async () => {
    setRefusal(null)
    setFaults([])
    if (!(await keeper.flush())) {
      setRefusal(t('unsaved'))
      return
    }
    const input = { checklistId: checklist.checklistId, revision: keeper.revision }
    const answer = await runAction(() => publishChecklistAction(input))
    if (!answer.ok) {
      setRefusal(say(reasonOf(answer)))
      if ('problems' in answer) setFaults(answer.problems.map(remarkOf))
      return
    }
    onDone()
    toast.show({ title: t('done', { number: answer.number }) })
    router.refresh()
  }
  // Not an action of the form: the dialog would wait with closing until the page is drawn anew.
  const publish = async (event: FormEvent) => {
    event.preventDefault()
    setIsSending(true)
    await send()
    setIsSending(false)
  }
  return { publish, isSending, refusal, faults }
}
