import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { StatementReport } from '@/lib/periods/report'
import { StatementTable } from './statement-table'
import { VisitList } from './visit-list'

/** The pay statement as one page: the amount, why so, what would have changed it, by which rules. */
export function StatementSheet({
  report,
  statementId,
  correctedHrefs,
  visitBase,
  children,
}: {
  report: StatementReport
  statementId: string
  /** By locked statement that is corrected here: where it is read. */
  correctedHrefs: Readonly<Record<string, string>>
  /** Where a visit of the trace can be seen; null for a reader who may not see visits. */
  visitBase: string | null
  /** What the reader may do about it. */
  children?: ReactNode
}) {
  return (
    <article className="max-w-178 pb-8">
      <header>
        <p className="text-ink-2">{report.head}</p>
        <h1 className="num mt-2 text-40 leading-[1.15] font-semibold">{report.amount}</h1>
        <p className="mt-3 max-w-[36rem] text-17 text-ink-2">{report.lead.join(' ')}</p>
        {report.caution === null ? null : (
          <Callout tone="needs-you" className="mt-5">
            {report.caution}
          </Callout>
        )}
      </header>
      <StatementTable report={report} correctedHrefs={correctedHrefs} visitBase={visitBase} />
      <Gates report={report} visitBase={visitBase} />
      {report.base.length === 0 ? null : (
        <p className="mt-4 text-13 text-ink-2">{report.base.join(' ')}</p>
      )}
      {children}
      <WhatIf whatIf={report.whatIf} />
      <Download statementId={statementId} />
      <Foot report={report} />
    </article>
  )
}

function Gates({ report, visitBase }: { report: StatementReport; visitBase: string | null }) {
  return report.gates.map((gate) => (
    <div key={gate.code} className="mt-4 border-l-2 border-amber-mark pl-3">
      <p>{gate.text}</p>
      <VisitList visits={gate.visits} base={visitBase} />
    </div>
  ))
}

function WhatIf({ whatIf }: { whatIf: StatementReport['whatIf'] }) {
  return (
    <section className="mt-10">
      <h2 className="text-17 font-semibold">{whatIf.title}</h2>
      {whatIf.none === null ? null : <p className="mt-3 text-ink-2">{whatIf.none}</p>}
      <ul className="mt-3 grid list-disc gap-2 pl-5">
        {whatIf.entries.map((entry) => (
          <li key={entry.text}>
            {entry.text}:{' '}
            <span className="num font-semibold whitespace-nowrap">{entry.difference}</span>
          </li>
        ))}
      </ul>
      {whatIf.uncounted.map((sentence) => (
        <p key={sentence} className="mt-3 text-ink-2">
          {sentence}
        </p>
      ))}
    </section>
  )
}

function Download({ statementId }: { statementId: string }) {
  const t = useTranslations('pay.statement')
  return (
    <p className="mt-10 print:hidden">
      <a
        href={`/api/reports/statements/${statementId}`}
        className={buttonClass({ look: 'primary' })}
        download
      >
        {t('download')}
      </a>
    </p>
  )
}

function Foot({ report }: { report: StatementReport }) {
  return (
    <footer className="num mt-9 border-t border-line pt-3 text-13 text-ink-2">
      <p>{report.foot.join(' ')}</p>
      <p className="mt-2 break-all">
        {report.seal.label}: {report.seal.value}
      </p>
    </footer>
  )
}
