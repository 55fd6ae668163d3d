'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { Money } from '@/components/ui/money'
import { newestOnly } from '@/components/ui/newest-only'
import { type Refusal, reasonOf, runAction } from '@/components/ui/run-action'
import { Select } from '@/components/ui/select'
import { useProblemText } from '@/components/ui/use-problem-text'
import { textFor } from '@/lib/core/localized-text'
import type { SchemeDocument } from '@/lib/core/scheme'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { PayPreview as Preview } from '@/lib/reports/use-cases/preview-scheme-pay'
import type { PreviewChoices } from '@/lib/scheme-trials/use-cases/view-trials'
import { previewPayAction } from '../actions'

/** Half a second after the last key: a whole month is computed for each answer. */
const pauseMs = 500

/** What the scheme, as it stands in the editor, would pay one real person for one past month. */
export function PayPreview({
  document,
  choices,
}: {
  document: SchemeDocument
  choices: PreviewChoices
}) {
  const t = useTranslations('scheme-trials.preview')
  const format = useFormat()
  const [month, setMonth] = useState(choices.months[0]?.month ?? '')
  const [personId, setPersonId] = useState(() => firstPaid(document, choices))
  const answer = usePreview(document, month, personId)
  const person = choices.people.find(({ id }) => id === personId)
  if (choices.months.length === 0 || choices.people.length === 0) {
    return <p className="text-13 text-ink-3">{t('nobody')}</p>
  }
  return (
    <section className="grid gap-3" aria-label={t('title')}>
      <h2 className="text-17 font-semibold">{t('title')}</h2>
      <Combobox
        label={t('person')}
        options={choices.people.map(({ id, fullName, personnelNumber }) => ({
          value: id,
          label: fullName,
          detail: personnelNumber,
        }))}
        value={personId}
        onValueChange={(value) => setPersonId(value ?? '')}
      />
      <Select
        label={t('month')}
        options={choices.months.map((one) => ({
          value: one.month,
          label: format.monthTitle(one.month),
        }))}
        value={month}
        onChange={(event) => setMonth(event.target.value)}
      />
      <div aria-live="polite">
        {person && answer ? (
          <Answer answer={answer} name={person.fullName} month={month} />
        ) : (
          <p className="text-13 text-ink-3">{person ? t('computing') : t('choose')}</p>
        )}
      </div>
    </section>
  )
}

/** Somebody whom the scheme pays by his position, else anybody. */
function firstPaid({ appliesTo }: SchemeDocument, { people }: PreviewChoices): string {
  const paid = people.find(({ positionIds }) =>
    positionIds.some((id) => appliesTo.positionIds.includes(id)),
  )
  return (paid ?? people[0])?.id ?? ''
}

type PreviewAnswer = { ok: true; preview: Preview } | Refusal

function usePreview(
  document: SchemeDocument,
  month: string,
  personId: string,
): PreviewAnswer | null {
  const [answer, setAnswer] = useState<PreviewAnswer | null>(null)
  const newest = useMemo(newestOnly, [])
  useEffect(() => {
    if (personId === '' || month === '') return
    const input = { document, month, personId }
    const timer = setTimeout(() => {
      void newest
        .ask(() => runAction(() => previewPayAction(input)))
        .then((given) => {
          if (given !== null) setAnswer(given)
        })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      newest.giveUp()
    }
  }, [document, month, personId, newest])
  return answer
}

function Answer({ answer, name, month }: { answer: PreviewAnswer; name: string; month: string }) {
  const t = useTranslations('scheme-trials.preview')
  const format = useFormat()
  const say = useProblemText('scheme-trials.reasons')
  if (!answer.ok) return <p className="text-13 text-ink-2">{say(reasonOf(answer))}</p>
  const { payout, atFull, currency, parts } = answer.preview
  return (
    <>
      <p className="text-13 text-ink-3">{t('who', { name, month: format.month(month) })}</p>
      <p className="text-28 leading-[1.15] font-semibold">
        <Money amount={payout} currency={currency} />
      </p>
      <p className="text-13 text-ink-3">
        {t('ofFull')} <Money amount={atFull} currency={currency} />
      </p>
      <ul className="num mt-2 text-13">
        {parts.map((part) => (
          <li
            key={part.code}
            className="flex items-baseline justify-between gap-4 border-t border-line py-1.5"
          >
            <span>
              {textFor(part.title, format.locale)}
              {part.missing ? (
                <span className="block text-ink-3">{t(`missing.${part.missing.reason}`)}</span>
              ) : null}
            </span>
            <Money amount={part.amount} currency={currency} bare />
          </li>
        ))}
      </ul>
    </>
  )
}
