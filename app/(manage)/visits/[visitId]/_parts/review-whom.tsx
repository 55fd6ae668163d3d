'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { Select } from '@/components/ui/select'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { MatchPersonInput, WhomStep } from '@/lib/person-matches/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { matchPersonAction } from '../../actions'

/** What the shopper saw, and who of the roster of that day it was. */
export function ReviewWhom({ visitId, whom }: { visitId: string; whom: WhomStep }) {
  const t = useTranslations('matching')
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className="mb-6 rounded border border-line p-4">
      <h2 id={titleId} className="font-semibold">
        {t('title')}
      </h2>
      <ul className="mt-1 mb-3 grid gap-1">
        {whom.sightings.map(({ questionId, nameTag, description }) => (
          <li key={questionId} className="whitespace-pre-line">
            {nameTag === null ? null : t('nameTag', { text: nameTag })}
            {nameTag !== null && description !== null ? ' · ' : null}
            {description}
          </li>
        ))}
      </ul>
      <Standing whom={whom} />
      {whom.mayMatch ? <Choose visitId={visitId} whom={whom} /> : null}
    </section>
  )
}

/** What was said, by whom and when. */
function Standing({ whom: { match, mayMatch } }: { whom: WhomStep }) {
  const t = useTranslations('matching')
  const format = useFormat()
  if (match === null) return <p className="text-ink-2">{t(mayMatch ? 'open' : 'closed')}</p>
  const { personName, deciderName, decidedOn } = match
  const day = format.day(decidedOn)
  return (
    <p role="status" className="num">
      {personName === null ? t('nobody') : <b>{personName}</b>}{' '}
      <span className="text-13 text-ink-3">{t('by', { name: deciderName, day })}</span>
    </p>
  )
}

function Choose({ visitId, whom }: { visitId: string; whom: WhomStep }) {
  const t = useTranslations('matching')
  const say = useProblemText('matching.reasons')
  const router = useRouter()
  const { evaluationId, roster, match } = whom
  const [personId, setPersonId] = useState(match?.personId ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()
  const send = (said: MatchPersonInput['match']) => {
    setProblem(null)
    startSending(async () => {
      const answer = await runAction(() =>
        matchPersonAction({ visitId, evaluationId, match: said }),
      )
      if (!answer.ok) setProblem(say(reasonOf(answer)))
      router.refresh()
    })
  }
  return (
    <div className="mt-3 grid gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label={t('who')}
          hint={roster.length === 0 ? t('emptyRoster') : t('rosterHint')}
          fieldClassName="min-w-60 flex-1"
          emptyLabel={t('choose')}
          value={personId}
          onChange={({ target }) => setPersonId(target.value)}
          options={roster.map(({ id, fullName, position, isNotified }) => ({
            value: id,
            label: isNotified
              ? t('person', { name: fullName, position })
              : t('untold', { name: fullName, position }),
            disabled: !isNotified,
          }))}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={isSending || personId === '' || personId === match?.personId}
          onClick={() => send({ kind: 'person', personId })}
        >
          {t('say')}
        </Button>
        <Button
          look="quiet"
          disabled={isSending || (match !== null && match.personId === null)}
          onClick={() => send({ kind: 'nobody' })}
        >
          {t('sayNobody')}
        </Button>
        {match === null ? null : (
          <Button look="quiet" disabled={isSending} onClick={() => send({ kind: 'undone' })}>
            {t('undo')}
          </Button>
        )}
      </div>
      <FormMessage>{problem}</FormMessage>
    </div>
  )
}
