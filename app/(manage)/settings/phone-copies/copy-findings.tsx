'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { StateMark } from '@/components/ui/state-mark'
import type { CopyItem, CopyOutcome } from '@/lib/phone-copies/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { FilePhoneCopyAnswer } from '@/lib/reports/use-cases/file-phone-copy'

const shapes = {
  ready: 'partial',
  keepable: 'partial',
  known: 'good',
  twin: 'needs-you',
  filed: 'good',
  kept: 'off',
  refused: 'needs-you',
} as const satisfies Record<CopyOutcome['kind'], string>

/** Whose copy it is, and what becomes of each report and draft in it. */
export function CopyFindings({ answer }: { answer: FilePhoneCopyAnswer & { ok: true } }) {
  const t = useTranslations('phone-copies')
  const format = useFormat()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const moment = (at: string) => format.moment(new Date(at), zone)
  return (
    <section className="grid gap-3" aria-live="polite">
      <h2 className="text-17 font-semibold">
        {t('whose', { shopper: answer.shopperLabel, at: moment(answer.madeAt) })}
      </h2>
      {answer.unreadable > 0 ? (
        <Callout tone="needs-you">{t('unreadable', { count: answer.unreadable })}</Callout>
      ) : null}
      {answer.items.length === 0 ? <p>{t('empty')}</p> : null}
      <ul className="border-t border-line">
        {answer.items.map((item) => (
          <li key={`${item.kind} ${item.id}`} className="grid gap-0.5 border-b border-line py-3">
            <span className="font-medium">
              <StateMark shape={shapes[item.outcome.kind]}>
                {item.title ?? t(item.kind === 'attempt' ? 'test' : 'unknown')}
              </StateMark>
            </span>
            <span className="num text-13 text-ink-2">
              {t(item.kind, { at: moment(item.at), files: item.files })}
            </span>
            <span className="text-ink-2">
              <OutcomeText item={item} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function OutcomeText({ item: { kind, outcome } }: { item: CopyItem }) {
  const t = useTranslations('phone-copies')
  const say = useTranslations('phone-copies.reasons')
  if (outcome.kind !== 'refused') return t(`outcomes.${kind}.${outcome.kind}`)
  const { reason, part = 0 } = outcome
  return say.has(reason) ? say(reason, { part: String(part) }) : say('other', { code: reason })
}
