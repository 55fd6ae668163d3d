'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { FormMessage } from '@/components/ui/form-message'
import { Section } from '@/components/ui/page-head'
import { reasonOf, runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { useProblemText } from '@/components/ui/use-problem-text'
import { textFor } from '@/lib/core/localized-text'
import type { Metric } from '@/lib/core/metric'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { addStandardMetricsAction } from '../../actions'

/** Metrics that the field uses and the catalogue does not hold yet: marked, then added at once. */
export function StandardMetrics({ metrics }: { metrics: readonly Metric[] }) {
  const t = useTranslations('metrics')
  const sayReason = useProblemText('metrics.reasons')
  const { locale } = useFormat()
  const router = useRouter()
  const toast = useToast()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [message, setMessage] = useState<string | null>(null)
  const [isSending, start] = useTransition()
  const toggle = (code: string) =>
    setChosen(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
  const add = () =>
    start(async () => {
      const answer = await runAction(() => addStandardMetricsAction({ codes: chosen }))
      if (!answer.ok) return setMessage(sayReason(reasonOf(answer)))
      toast.show({ title: t('added', { count: answer.added }) })
      router.refresh()
    })
  return (
    <Section title={t('standard')} subtitle={t('standardLead')}>
      <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        {metrics.map(({ code, title, unit, direction }) => (
          <li key={code}>
            <Checkbox
              label={textFor(title, locale)}
              hint={`${code} · ${t(`units.${unit}`)} · ${t(`directions.${direction}`)}`}
              checked={chosen.includes(code)}
              onChange={() => toggle(code)}
            />
          </li>
        ))}
      </ul>
      <div className="mt-5 grid gap-3">
        <FormMessage>{message}</FormMessage>
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => setChosen(metrics.map(({ code }) => code))}>
            {t('chooseAll')}
          </Button>
          <Button look="primary" disabled={chosen.length === 0 || isSending} onClick={add}>
            {t('addChosen')}
          </Button>
        </div>
      </div>
    </Section>
  )
}
