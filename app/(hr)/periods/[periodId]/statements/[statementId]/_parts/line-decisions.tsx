import { useTranslations } from 'next-intl'
import { lineMaximum } from '@/lib/core/line-shortfall'
import { textFor } from '@/lib/core/localized-text'
import { stintOf, stintTitle } from '@/lib/periods/formats/statement-stints'
import type { SayStatement } from '@/lib/periods/report'
import type { StatementView } from '@/lib/periods/use-cases/view-statement'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { DecideLine, type LineChoice } from './decide-line'

/** What HR decides about the lines of a statement, and what is decided and not yet in the amount. */
export function LineDecisions({ view }: { view: StatementView }) {
  const t = useTranslations('pay.periods.lines')
  const say = useTranslations('pay.statement') as SayStatement
  const format = useFormat()
  const { document, pending, period } = view
  const isLocked = period.state === 'locked' || period.state === 'exported'
  const titles = new Map(
    document.result.components.map(({ code, title }) => {
      const stint = stintOf(document, code)
      const text = textFor(title, format.locale)
      if (stint === null || stint.key === '') return [code, text]
      return [
        code,
        say('stints.lineTitle', { title: text, place: stintTitle(stint, { say, format }) }),
      ]
    }),
  )
  const choices: readonly LineChoice[] = document.result.components
    .map(({ code, missing, amount }) => ({
      code,
      isMeasured: missing === null,
      computed: document.decided?.find((line) => line.code === code)?.computed ?? amount,
      maximum: lineMaximum(document.result, view.curves, code) ?? amount,
      title: titles.get(code) ?? code,
      isHeld: missing?.rule === 'hold' || document.result.held.includes(code),
      isDecided:
        document.decided?.some((line) => line.code === code) === true ||
        pending.some((line) => line.component === code && line.kind !== 'computed'),
    }))
    .filter(({ isHeld }) => !isLocked || isHeld)
  if (choices.length === 0 && pending.length === 0) return null
  return (
    <section className="mt-10 print:hidden">
      <h2 className="text-17 font-semibold">{t('title')}</h2>
      <p className="mt-2 text-13 text-ink-2">{t(isLocked ? 'leadLocked' : 'lead')}</p>
      <ul className="mt-3 grid gap-2">
        {pending.map(({ component, kind, amount, reason, decidedByName }) => {
          const told = { title: titles.get(component) ?? component, reason, name: decidedByName }
          return (
            <li key={component} className="border-l-2 border-amber-mark pl-3">
              {amount === null
                ? t('pending', { ...told, kind: t(`kinds.${kind}`) })
                : t('pendingAmount', {
                    ...told,
                    amount: format.money(amount, document.scheme.currency),
                  })}
            </li>
          )
        })}
      </ul>
      {choices.length === 0 ? null : (
        <div className="mt-3">
          <DecideLine
            statementId={view.statementId}
            choices={choices}
            isLocked={isLocked}
            currency={document.scheme.currency}
          />
        </div>
      )}
    </section>
  )
}
