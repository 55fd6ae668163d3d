'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { FormMessage } from '@/components/ui/form-message'
import { Section } from '@/components/ui/page-head'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import type { PlannedVisit } from '@/lib/planning/schema'
import { planVisitsAction, previewVisitsAction } from '../../actions'
import { partHref } from './parts'
import type { PlanForm } from './plan-fields'
import { PreviewTable } from './preview-table'

/** Every visit of the plan as it will be, and what stands in the way of which; then it is created. */
export function PlanPreview({
  plan,
  visits,
  currency,
  onChange,
  onBack,
}: {
  plan: PlanForm['hook']
  visits: readonly PlannedVisit[]
  currency: string
  onChange: (visits: readonly PlannedVisit[] | null) => void
  onBack: () => void
}) {
  const t = useTranslations('campaigns.preview')
  const say = useProblemText('campaigns.reasons')
  const toast = useToast()
  const router = useRouter()
  const [message, setMessage] = useState<string | null>(null)
  const [isSending, startSending] = useTransition()
  const head = useRef<HTMLSpanElement>(null)
  // It stands in the place of a long form: begin at its top.
  useEffect(() => head.current?.focus(), [])
  const blocked = visits.filter(({ problem }) => problem !== null)
  const count = visits.length - blocked.length

  function create() {
    setMessage(null)
    startSending(async () => {
      const answer = await runAction(() => planVisitsAction(plan.getValues()))
      if (answer.ok) {
        toast.show({ title: t('created', { count: answer.visitIds.length }) })
        router.push(partHref(plan.getValues('campaignId'), 'visits'))
        return
      }
      setMessage(say(reasonOf(answer)))
      // The lines that became impossible since the preview stand in a new one.
      if (answer.reason === 'rows-refused') await look()
    })
  }

  async function look() {
    const answer = await runAction(() => previewVisitsAction(plan.getValues()))
    if (answer.ok) onChange(answer.visits)
    else setMessage(say(reasonOf(answer)))
  }

  function leaveOut() {
    setMessage(null)
    const without = (ids: readonly string[], of: (visit: PlannedVisit) => string | null) => {
      const refused = new Set(blocked.map(of))
      return ids.filter((id) => !refused.has(id))
    }
    const { unitIds = [], personIds = [] } = plan.getValues()
    plan.setValue(
      'unitIds',
      without(unitIds, ({ unitId }) => unitId),
    )
    plan.setValue(
      'personIds',
      without(personIds, ({ personId }) => personId),
    )
    startSending(look)
  }

  return (
    <Section
      title={
        <span ref={head} tabIndex={-1} className="scroll-mt-20 outline-none">
          {t('title', { count })}
        </span>
      }
    >
      <div className="grid gap-5">
        <FormMessage>{message}</FormMessage>
        {blocked.length > 0 ? (
          <Callout
            tone="needs-you"
            title={t('blocked', { count: blocked.length })}
            action={
              count > 0 ? (
                <Button size="small" disabled={isSending} onClick={leaveOut}>
                  {t('leaveOut')}
                </Button>
              ) : null
            }
          >
            {t('blockedText')}
          </Callout>
        ) : null}
        <PreviewTable visits={visits} currency={currency} />
        <div className="flex flex-wrap gap-2">
          <Button onClick={onBack}>{t('back')}</Button>
          <Button
            look="primary"
            disabled={isSending || count === 0 || blocked.length > 0}
            onClick={create}
          >
            {t('create', { count })}
          </Button>
        </div>
      </div>
    </Section>
  )
}
