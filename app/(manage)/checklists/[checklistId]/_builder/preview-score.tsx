'use client'

import { useTranslations } from 'next-intl'
import { useDeferredValue, useMemo } from 'react'
import { StateMark } from '@/components/ui/state-mark'
import type { Answer } from '@/lib/core/checklist'
import { compileChecklist } from '@/lib/core/compile-checklist'
import { textFor } from '@/lib/core/localized-text'
import { withoutAnswers } from '@/lib/core/piped-text'
import { previewCompiled } from '@/lib/core/preview-score'
import { explainScore } from '@/lib/core/score-explanation'
import type { ScoreResult } from '@/lib/core/score-result'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useBuilder } from './builder-context'
import { findQuestion } from './document-edits'
import { isScorable } from './remarks'

/** The score of the trial answers, by the very module that scores real ones, and what made it. */
export function PreviewScore({ answers }: { answers: readonly Answer[] }) {
  const t = useTranslations('checklists.trial')
  const { looked: document, remarks } = useBuilder()
  const format = useFormat()
  const isSound = isScorable(remarks)
  const compiled = useMemo(() => (isSound ? compileChecklist(document) : null), [document, isSound])
  // A tap is seen at once, its score a moment later.
  const given = useDeferredValue(answers)
  const result = useMemo(() => compiled && previewCompiled(compiled, given), [compiled, given])
  if (result === null) return <p className="text-ink-2">{t('broken')}</p>
  const { total, outcome } = result
  return (
    <div className="grid shrink-0 grid-cols-[minmax(0,1fr)] gap-1">
      <div aria-live="polite">
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
      </div>
      <NotApplicableRange result={result} />
      <Effects result={result} />
      <Losses result={result} />
      <SectionScores result={result} />
    </div>
  )
}

const mostLosses = 3

/** The answers that cost most, each with what the score would be without its loss. */
function Losses({ result }: { result: ScoreResult }) {
  const t = useTranslations('checklists.trial')
  const format = useFormat()
  const { looked: document, language, select } = useBuilder()
  const lost = useMemo(() => {
    const { improvements, sections } = explainScore(result, document)
    // Beneath a failed critical question nothing else helps alone: those answers are said all the same.
    const idle = sections.flatMap(({ lost }) => lost).filter(({ gain }) => gain === null)
    return [...improvements, ...idle].filter(({ state }) => state === 'scored')
  }, [result, document])
  if (lost.length === 0) return null
  return (
    <details open className="mt-1 text-13">
      <summary className="cursor-pointer text-ink-2 underline decoration-line-strong underline-offset-3">
        {t('losses', { count: lost.length })}
      </summary>
      <ul className="mt-1">
        {lost.slice(0, mostLosses).map(({ questionId, text, gain, totalIfBest }) => (
          <li key={questionId}>
            <button
              type="button"
              onClick={() => select(questionId)}
              className="num flex min-h-7 w-full items-center justify-between gap-3 text-left hover:bg-hover"
            >
              <span className="min-w-0 truncate">
                {withoutAnswers(textFor(text, language)) || t('noText')}
              </span>
              {gain && totalIfBest ? (
                <span className="shrink-0 text-ink-2">
                  {t('ifBest', {
                    change: format.change(gain.text),
                    total: format.score(totalIfBest.text),
                  })}
                </span>
              ) : (
                <span className="shrink-0 text-ink-3">{t('noGain')}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
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
    const words = withoutAnswers(textFor(question?.text ?? null, language))
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
