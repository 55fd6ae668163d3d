'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { bankLimits } from '@/lib/question-bank/schema'
import { addBankItemsAction } from '../../actions'
import { useBuilder } from './builder-context'
import { partsIn, topMost } from './document-batch'

/** Puts the parts in hand into the bank. */
export function BankAdding({
  hand,
  tags,
  onAdded,
}: {
  hand: ReadonlySet<string>
  tags: readonly string[]
  onAdded: () => void
}) {
  const t = useTranslations('workbench.bank')
  const { document } = useBuilder()
  const [typed, setTyped] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const add = useAdding(hand, onAdded)
  const { sections, questions } = topMost(document, hand)
  if (sections.length + questions.length === 0) {
    return <p className="rounded bg-sunk px-4 py-3 text-ink-2">{t('nothingInHand')}</p>
  }
  return (
    <form
      className="flex flex-wrap items-start gap-3 rounded bg-sunk px-4 py-3"
      action={async () => {
        setIsBusy(true)
        await add(typed)
        setIsBusy(false)
      }}
    >
      <TextInput
        label={t('tags')}
        hint={
          tags.length > 0 ? t('knownTags', { tags: tags.slice(0, 8).join(', ') }) : t('tagsHint')
        }
        value={typed}
        maxLength={bankLimits.tags * (bankLimits.tag + 2)}
        fieldClassName="min-w-60 flex-1"
        onChange={(event) => setTyped(event.target.value)}
      />
      {/* Beside the field, not beside the hint beneath it. */}
      <Button type="submit" disabled={isBusy} className="sm:mt-7">
        {t('add', { sections: sections.length, questions: questions.length })}
      </Button>
    </form>
  )
}

function useAdding(hand: ReadonlySet<string>, onAdded: () => void) {
  const t = useTranslations('workbench.bank')
  const words = useTranslations('workbench.parts')
  const say = useProblemText('workbench.bank.reasons')
  const toast = useToast()
  const { document } = useBuilder()
  return async (typed: string) => {
    const tags = typed
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '')
    const input = { ...partsIn(document, hand), tags, touchpoint: document.touchpoint }
    const answer = await runAction(() => addBankItemsAction(input))
    if (!answer.ok) {
      toast.show({ title: say(reasonOf(answer)), failure: true })
      return
    }
    const { lostConditions, lostPictures, itemIds } = answer
    const lost = [
      lostConditions > 0 ? t('lost', { count: lostConditions }) : null,
      lostPictures > 0 ? words('lostPictures', { count: lostPictures }) : null,
    ].filter((sentence) => sentence !== null)
    toast.show({
      title: t('added', { count: itemIds.length }),
      ...(lost.length > 0 ? { description: lost.join(' ') } : {}),
    })
    onAdded()
  }
}
