import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { StateMark } from '@/components/ui/state-mark'
import type { ReportRow, ReportSection, VisitReport } from '@/lib/results/report'

/** A result as an evaluated person reads it: first the number, then why, then what would help. */
export function VisitReportView({
  report,
  purpose,
  photoBase = '/api/files',
}: {
  report: VisitReport
  /** Of the campaign; null for an evaluation from elsewhere. */
  purpose: string | null
  /** Where the reader may fetch released photos. */
  photoBase?: string
}) {
  const t = useTranslations('results')
  return (
    <div className="grid gap-9">
      <div className="grid gap-2">
        {report.facts.map((fact) => (
          <p key={fact}>{fact}</p>
        ))}
        {report.score === null ? null : (
          <p className="num text-40 font-medium tracking-[-0.01em]">{report.score}</p>
        )}
        {report.sure === null ? null : <p className="num max-w-[60ch] text-ink-2">{report.sure}</p>}
        {report.outcome === null ? null : (
          <StateMark shape={report.outcome.passed ? 'good' : 'failed'}>
            {report.outcome.text}
          </StateMark>
        )}
        {report.doubts.map((doubt) => (
          <p key={doubt} className="num max-w-[60ch] text-ink-2">
            {doubt}
          </p>
        ))}
        {report.effects.map((effect) => (
          <p key={effect} className="text-red">
            {effect}
          </p>
        ))}
        <div className="text-13 text-ink-2">
          {report.rules.map((rule) => (
            <p key={rule}>{rule}</p>
          ))}
          {purpose === null ? null : <p>{t('view.purpose', { purpose })}</p>}
        </div>
      </div>
      <Section title={t('report.improvementsTitle')}>
        {report.improvements.length === 0 ? (
          <p>{t('report.noImprovements')}</p>
        ) : (
          <ul className="num grid list-disc gap-2 pl-5">
            {report.improvements.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('view.why')}>
        <div className="grid gap-7">
          {report.sections.map((section) => (
            <SectionView key={section.id} section={section} photoBase={photoBase} />
          ))}
        </div>
      </Section>
      <div className="max-w-[68ch] text-13 text-ink-3">
        <p>{report.foot}</p>
        <p>{report.footNote}</p>
      </div>
    </div>
  )
}

function SectionView({ section, photoBase }: { section: ReportSection; photoBase: string }) {
  return (
    <section>
      <div className="num flex items-baseline justify-between gap-4 border-b border-line-strong pb-1.5">
        <h3 className="font-semibold">{section.title}</h3>
        {section.score === null ? null : (
          <span className="shrink-0 text-right">
            {section.score}
            {section.range === null ? null : (
              <span className="block text-13 text-ink-3">{section.range}</span>
            )}
          </span>
        )}
      </div>
      {section.rows.map((row) => (
        <RowView key={row.questionId} row={row} photoBase={photoBase} />
      ))}
    </section>
  )
}

function RowView({ row, photoBase }: { row: ReportRow; photoBase: string }) {
  const t = useTranslations('results')
  return (
    <div className="num grid gap-1 border-b border-line py-2.5">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 sm:grid-cols-[minmax(0,1fr)_11rem_6rem]">
        <p>{row.question}</p>
        <p className={row.isLoss ? 'font-semibold max-sm:row-start-2' : 'max-sm:row-start-2'}>
          {row.answer}
        </p>
        <p className="text-right text-ink-2">{row.points}</p>
      </div>
      {row.computedBy === null ? null : <p className="text-13 text-ink-2">{row.computedBy}</p>}
      {row.comment === null ? null : <p className="text-13 text-ink-2">«{row.comment}»</p>}
      {row.standard === null ? null : (
        <details className="text-13" open={row.isLoss}>
          <summary className="cursor-pointer text-accent">
            {t('view.standard', { number: row.standard.number })}
          </summary>
          <p className="max-w-[60ch] py-1 text-ink-2">{row.standard.text}</p>
        </details>
      )}
      {row.ifBest === null ? null : <p className="text-13 text-ink-2">{row.ifBest}</p>}
      {row.photoFileIds.map((fileId) => (
        <img
          key={fileId}
          src={`${photoBase}/${fileId}`}
          alt={t('view.photo', { question: row.question })}
          loading="lazy"
          className="max-h-80 rounded"
        />
      ))}
    </div>
  )
}
