'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { questionsOfParts } from '@/lib/core/copied-parts'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { BankLine, BankList } from '@/lib/question-bank/use-cases/list-bank-items'
import { fillBankAction, removeBankItemAction } from '../../actions'
import { useBuilder, useLooking } from './builder-context'
import { useInsertion } from './use-copied-parts'

/** What the bank holds, as far as it meets the conditions. */
export function BankLines({
  list,
  onRemoved,
  onClose,
}: {
  list: BankList | null
  onRemoved: () => void
  onClose: () => void
}) {
  const t = useTranslations('workbench.bank')
  if (list === null) return <p className="text-ink-3">{t('loading')}</p>
  if (list.total === 0) return <EmptyBank mayChange={list.mayChange} onFilled={onRemoved} />
  if (list.found === 0) return <p className="text-ink-2">{t('nothingFound')}</p>
  return (
    <div className="grid gap-1">
      <p role="status" className="num text-13 text-ink-3">
        {t('found', { found: list.found, shown: list.items.length })}
      </p>
      <ul>
        {list.items.map((item) => (
          <BankLineView
            key={item.id}
            item={item}
            mayChange={list.mayChange}
            onRemoved={onRemoved}
            onClose={onClose}
          />
        ))}
      </ul>
    </div>
  )
}

/** Nothing was kept yet: how it fills, and a button that does it. */
function EmptyBank({ mayChange, onFilled }: { mayChange: boolean; onFilled: () => void }) {
  const t = useTranslations('workbench.bank')
  const say = useProblemText('workbench.bank.reasons')
  const toast = useToast()
  const locale = useLocale()
  const [isBusy, start] = useTransition()
  const fill = () =>
    start(async () => {
      const answer = await runAction(() => fillBankAction({ language: locale }))
      if (answer.ok) toast.show({ title: t('filled', { count: answer.items }) })
      else toast.show({ title: say(reasonOf(answer)), failure: true })
      onFilled()
    })
  return (
    <div className="grid justify-items-start gap-3">
      <p className="max-w-[68ch] text-ink-2">{t(mayChange ? 'empty' : 'emptyReader')}</p>
      {mayChange ? (
        <Button look="primary" disabled={isBusy} onClick={fill}>
          {t('fill')}
        </Button>
      ) : null}
    </div>
  )
}

function BankLineView({
  item,
  mayChange,
  onRemoved,
  onClose,
}: {
  item: BankLine
  mayChange: boolean
  onRemoved: () => void
  onClose: () => void
}) {
  const t = useTranslations('workbench.bank')
  const { selected } = useLooking()
  const insert = useInsertion()
  const remove = useRemoving(onRemoved)
  return (
    <li className="flex items-start justify-between gap-4 border-t border-line py-2 first:border-t-0">
      <ItemWords item={item} />
      <div className="flex shrink-0 gap-2">
        <Button
          size="small"
          onClick={async () => {
            if (await insert(item.parts, selected)) onClose()
          }}
        >
          {t('insert')}
        </Button>
        {mayChange ? (
          <Button size="small" look="danger" onClick={() => void remove(item.id)}>
            {t('remove')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

function ItemWords({ item }: { item: BankLine }) {
  const t = useTranslations('workbench.bank')
  const words = useTranslations('checklists')
  const format = useFormat()
  const { language } = useBuilder()
  const [section] = item.parts.sections
  const [question] = item.parts.questions
  const text = textFor(section?.title ?? question?.text ?? null, language)
  const kind = section
    ? t('section', { count: questionsOfParts(item.parts).length })
    : question
      ? words(`types.${question.type}`)
      : ''
  const about = [
    kind,
    words(`touchpoints.${item.touchpoint}`),
    item.standards.length > 0 ? t('standards', { numbers: item.standards.join(', ') }) : null,
    item.tags.join(', ') || null,
    t('uses', { count: item.checklists }),
    t('by', { name: item.createdByName, day: format.day(item.createdOn) }),
  ].filter((part) => part !== null)
  return (
    <div className="min-w-0">
      <p className="line-clamp-2">{text || words('outline.untitledQuestion')}</p>
      <p className="num text-13 text-ink-3">{about.join(' · ')}</p>
    </div>
  )
}

function useRemoving(onRemoved: () => void) {
  const t = useTranslations('workbench.bank')
  const say = useProblemText('workbench.bank.reasons')
  const toast = useToast()
  return async (itemId: string) => {
    const answer = await runAction(() => removeBankItemAction({ itemId }))
    if (answer.ok) toast.show({ title: t('removed') })
    else toast.show({ title: say(reasonOf(answer)), failure: true })
    onRemoved()
  }
}
