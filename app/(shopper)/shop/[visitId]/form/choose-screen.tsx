'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { Notice } from '@/components/ui/notice'
import { Button, PageLink } from '@/components/ui/plain-button'
import { useArrival } from '@/components/ui/use-focus-after'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import type { OwnVisit } from '@/lib/visits/schema'
import type { Branch } from '../../../_device/open-draft'
import { settleBranches } from '../../../_device/settle-branches'
import { differingAnswers, useSaidAnswers } from './said-answers'

/**
 * Answers of several phones that do not know each other: the shopper says with which it goes on. Keeping all
 * is what is offered first; whatever gives some of them up with the report says so.
 */
export function ChooseScreen({
  visit,
  branches,
  onChosen,
}: {
  visit: Pick<OwnVisit, 'id' | 'place' | 'checklist'>
  /** Newest first. */
  branches: readonly Branch[]
  onChosen: () => void
}) {
  const t = useTranslations('phone.choose')
  const tForm = useTranslations('form')
  const sayMoment = usePlaceMoment()
  const sayAnswers = useSaidAnswers(visit)
  const differing = differingAnswers(
    branches.map(({ draft, savedAt }) => sayAnswers(draft, savedAt)),
  )
  const zone = visit.place.timeZone
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useArrival(heading)
  const [isWriting, setWriting] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const goOn = (chosen: Branch | undefined, isKept: boolean) => {
    if (!chosen) return
    setWriting(true)
    setFailed(false)
    settleBranches(chosen, branches, isKept, new Date()).then(onChosen, (error: unknown) => {
      console.warn(error)
      setWriting(false)
      setFailed(true)
    })
  }
  return (
    <Notice
      titleRef={heading}
      title={t('title')}
      action={<PageLink href={`/shop/${visit.id}`}>{tForm('leave')}</PageLink>}
    >
      <p className="font-medium text-ink">{visit.place.name}</p>
      <p>{t('text')}</p>
      {differing.length === 0 ? <p>{t('same')}</p> : null}
      <FormMessage>{hasFailed ? t('failed') : null}</FormMessage>
      <Button
        look="primary"
        size="large"
        className="mt-2"
        isBusy={isWriting}
        aria-describedby={`${id}-keep`}
        onClick={() => goOn(branches[0], true)}
      >
        {t('keepBoth', { newest: branches[0]?.isHere ? 'here' : 'elsewhere' })}
      </Button>
      <p id={`${id}-keep`}>{t('keepBothText')}</p>
      <p id={`${id}-use`} className="mt-3">
        {t('useText')}
      </p>
      <ul className="grid gap-2">
        {branches.map((branch, place) => (
          <li
            key={branch.isHere ? 'here' : branch.revision}
            className="grid gap-2 rounded border border-line bg-raised px-[min(1rem,4vw)] py-3 [overflow-wrap:anywhere]"
          >
            <div id={`${id}-${place}`} className="grid gap-2">
              <p className="font-medium text-ink">{t(branch.isHere ? 'here' : 'elsewhere')}</p>
              <p className="num text-13">
                {t('facts', {
                  count: Object.keys(branch.draft.answers).length,
                  at: sayMoment(branch.savedAt, zone),
                })}
                {place === 0 ? ` ${t('newest')}` : null}
              </p>
            </div>
            <dl className="grid gap-1 text-13 empty:hidden">
              {differing.map(({ question, said }) => (
                <div key={question}>
                  <dt>{question}</dt>
                  <dd className="font-medium whitespace-pre-line text-ink">
                    {said[place]?.join(', ') || t('unanswered')}
                  </dd>
                </div>
              ))}
            </dl>
            <Button
              size="large"
              isBusy={isWriting}
              aria-describedby={`${id}-${place} ${id}-use`}
              onClick={() => goOn(branch, false)}
            >
              {t('use')}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
