import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/page-head'
import type { DecidedChange } from '@/lib/core/line-shortfall'
import { textFor } from '@/lib/core/localized-text'
import type { PayOverviewView } from '@/lib/pay-overview/use-cases/view-pay-overview'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { NamedPeople } from './named-people'
import { openItemsAnchor } from './open-items-anchor'

const codes = ['paid-twice', 'left-and-worked', 'no-timesheet', 'worked-above-norm'] as const

/** Who waits for what, and what to look at: names, not counts alone. */
export function Waits({ view }: { view: PayOverviewView }) {
  const t = useTranslations('pay-overview')
  const say = useTranslations('pay.periods')
  const format = useFormat()
  const { locale } = format
  const { period, approvers, reopenAskedBy, held, unpaid, openItems, currency } = view
  const { decided, adjusted } = view
  const statementHref = ({ statementId }: { statementId: string }) =>
    `/periods/${period.id}/statements/${statementId}`
  const notices = codes.map((code) => ({
    code,
    people: oncePerPerson(view.notices.filter((notice) => notice.code === code)),
  }))
  const entries = [
    held,
    decided,
    adjusted,
    unpaid,
    openItems,
    ...notices.map(({ people }) => people),
  ].flat().length
  const lineText = ({ title, computed, amount, maximum, isAbove }: DecidedChange) => {
    const money = (text: string) => format.money(text, currency)
    const told = { title: textFor(title, locale), computed: money(computed), amount: money(amount) }
    const line = say('decidedLines.line', told)
    return isAbove ? `${line}, ${say('decidedLines.above', { maximum: money(maximum) })}` : line
  }
  return (
    <Section title={t('waits')} subtitle={say(`waitsFor.${stepOf(view)}`)}>
      <div className="grid gap-5">
        {approvers === null ? null : approvers.length === 0 ? (
          <Callout tone="needs-you">{t('approversNone')}</Callout>
        ) : (
          <p>{`${t('approvers')}: ${approvers.join(', ')}`}</p>
        )}
        {reopenAskedBy === null ? null : (
          <Callout tone="needs-you">{t('reopenAsked', { name: reopenAskedBy })}</Callout>
        )}
        <NamedPeople
          title={t('held')}
          people={held}
          say={({ titles }) => titles.map((title) => textFor(title, locale)).join(', ')}
          hrefOf={statementHref}
        />
        <NamedPeople
          title={t('decided')}
          people={decided}
          say={({ lines }) => lines.map(lineText).join('; ')}
          hrefOf={statementHref}
        />
        <NamedPeople
          title={t('adjusted')}
          people={adjusted}
          say={({ amount }) => format.money(amount, currency, { sign: 'always' })}
          hrefOf={statementHref}
        />
        <NamedPeople
          title={t('unpaid')}
          people={unpaid}
          say={({ reason }) => say(`unpaid.${reason}`)}
        />
        <NamedPeople
          title={t('openItems')}
          people={openItems}
          say={({ amount }) =>
            amount === null ? null : format.money(amount, currency, { sign: 'always' })
          }
          hrefOf={() => `/periods/${period.id}#${openItemsAnchor}`}
        />
        {notices.map(({ code, people }) => (
          <NamedPeople key={code} title={t(`notices.${code}`)} people={people} />
        ))}
        {entries === 0 && approvers === null && reopenAskedBy === null ? (
          <p className="text-ink-2">{t('waitsNone')}</p>
        ) : null}
      </div>
    </Section>
  )
}

/** Two statements of one person are one person. */
function oncePerPerson<Person extends { personId: string }>(people: readonly Person[]) {
  return [...new Map(people.map((person) => [person.personId, person])).values()]
}

/** What comes next for this reader: the name of a sentence. */
function stepOf({ period, approvers, reopenAskedBy, waitsForReader }: PayOverviewView) {
  if (reopenAskedBy !== null) return waitsForReader ? 'reopen' : 'reopen-other'
  return approvers !== null && waitsForReader ? 'approve' : period.state
}
