import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import type { PeriodNotice } from '@/lib/core/period-notices'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { DecidedLines } from './decided-lines'

const codes: readonly PeriodNotice['code'][] = [
  'paid-twice',
  'held',
  'paid-unmeasured',
  'no-timesheet',
  'worked-above-norm',
  'adjusted',
  'decided',
]

const named = 5

/** What to look at before submitting; nothing of it stops the month. People are counted once. */
export function PeriodNotices({ view }: { view: PeriodView }) {
  const { statements, period, computation, decidedLines, currency } = view
  const notices = computation?.notices ?? []
  const t = useTranslations('pay.periods')
  const format = useFormat()
  if (notices.length === 0) return null
  const names = new Map(statements.map(({ personId, fullName }) => [personId, fullName]))
  const nameOf = (personId: string) => names.get(personId) ?? ''
  // One statement may hold several lines.
  const heldLines = statements.reduce((sum, { held }) => sum + held, 0)
  const byPerson = new Map(
    notices.flatMap(({ personId, leaver }) =>
      leaver === undefined ? [] : [[personId, leaver] as const],
    ),
  )
  // Whatever exceeds its most is named, however many there are.
  const shownLines = decidedLines.filter(({ isAbove }, place) => isAbove || place < named)
  return (
    <Section title={t('noticesTitle')}>
      <ul className="grid gap-2">
        {[...byPerson].map(([personId, { leftOn, worked, norm }]) => (
          <li key={personId} className="num border-l-2 border-amber-mark pl-3">
            {t('leaver', {
              name: nameOf(personId),
              day: format.day(leftOn),
              worked: format.decimal(worked),
              norm: format.decimal(norm),
              count: Number(norm),
            })}
          </li>
        ))}
        {codes.map((code) => {
          const own = notices.filter((notice) => notice.code === code)
          const people = [...new Set(own.map(({ personId }) => personId))]
          const count = code === 'held' ? heldLines : people.length
          if (count === 0) return null
          const some = people.slice(0, named).map(nameOf).join(', ')
          return (
            <li key={code} className="num border-l-2 border-amber-mark pl-3">
              {t(`notices.${code}`, { count })}
              {code === 'paid-twice' ? `: ${some}${people.length > named ? '…' : ''}` : null}
              {code === 'decided' ? (
                <DecidedLines lines={shownLines} currency={currency} periodId={period.id} />
              ) : null}
            </li>
          )
        })}
      </ul>
      <p className="mt-3 text-13">
        <Link href={`/periods/${period.id}/overview`} className="link">
          {t('noticesNames')}
        </Link>
      </p>
    </Section>
  )
}
