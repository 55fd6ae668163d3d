'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { StateMark } from '@/components/ui/state-mark'
import type { Answer, ChecklistDocument } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import { previewScore } from '@/lib/core/preview-score'
import type { ScoreResult } from '@/lib/core/score-result'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useBuilder } from './builder-context'
import { findQuestion } from './document-edits'
import type { TrialAnswers } from './preview'
import { isScorable } from './remarks'

/** The score of the trial answers, by the very module that scores real ones. */
export function PreviewScore({ answers }: { answers: TrialAnswers }) {
  const t = useTranslations('checklists.trial')
  const { looked: document, remarks } = useBuilder()
  const format = useFormat()
  const isSound = isScorable(remarks)
  const result = useMemo(
    () => (isSound ? scoreOf(document, answers) : null),
    [document, answers, isSound],
  )
  if (result === null) return <p className="text-ink-2">{t('broken')}</p>
  const { total, outcome } = result
  return (
    <div aria-live="polite" className="grid gap-1">
      <p className="text-13 text-ink-3">{t('score')}</p>
      <p className="flex items-baseline gap-3">
        {total === null ? (
          <span className="text-17 text-ink-3">{t('none')}</span>
        ) : (
          <span className="num text-28 font-medium">{format.score(total.text)}</span>
        )}
        {outcome.verdict && total !== null ? (
          <StateMark shape={outcome.verdict === 'pass' ? 'good' : 'failed'}>
            {t(`verdict.${outcome.verdict}`)}
          </StateMark>
        ) : null}
      </p>
      <NotApplicableRange result={result} />
      <Effects result={result} />
      <SectionScores result={result} />
    </div>
  )
}

/** Answers to questions that have since been deleted or asked another way do not count. */
function scoreOf(document: ChecklistDocument, answers: TrialAnswers): ScoreResult {
  const given: readonly Answer[] = Object.values(answers)
  return previewScore(document, given)
}

function NotApplicableRange({ result }: { result: ScoreResult }) {
  const t = useTranslations('checklists.trial')
  const format = useFormat()
  const { answers, worst, best } = result.notApplicableRange
  if (answers === 0 || worst === null || best === null) return null
  return (
    <p className="num text-13 text-ink-2">
      {t('range', { worst: format.score(worst.text), best: format.score(best.text) })}
    </p>
  )
}

function Effects({ result }: { result: ScoreResult }) {
  const t = useTranslations('checklists.trial')
  const format = useFormat()
  const { looked: document, language } = useBuilder()
  return result.criticalEffects.map(({ questionId, effect, cap }) => {
    const question = findQuestion(document, questionId)?.question
    const words = textFor(question?.text ?? null, language)
    return (
      <p key={questionId} className="text-13 font-medium text-red">
        {t(`effect.${effect}`, { question: words, cap: cap === null ? '' : format.percent(cap) })}
      </p>
    )
  })
}

function SectionScores({ result }: { result: ScoreResult }) {
  const t = useTranslations('checklists')
  const format = useFormat()
  const { looked: document, language } = useBuilder()
  const titles = new Map(document.sections.map(({ id, title }) => [id, title]))
  const roots = result.sections.filter(({ parentId, score }) => parentId === null && score !== null)
  if (roots.length === 0) return null
  return (
    <details className="mt-1 text-13">
      <summary className="cursor-pointer text-ink-2 underline decoration-line-strong underline-offset-3">
        {t('trial.sections')}
      </summary>
      <dl className="mt-2 grid gap-1">
        {roots.map(({ id, score }) => (
          <div key={id} className="flex justify-between gap-4">
            <dt>{textFor(titles.get(id) ?? null, language) || t('outline.untitledSection')}</dt>
            <dd className="num shrink-0">{score ? format.score(score.text) : null}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
