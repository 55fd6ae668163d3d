'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ChecklistDocument, Question } from '@/lib/core/checklist'
import { isScored, questionsBeneath } from '@/lib/core/checklist-questions'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { questionShares } from '../../_document/question-shares'
import { sectionShares } from '../../_document/section-shares'
import { useBuilder } from './builder-context'
import { useShownText } from './use-reading'

const shownAtOnce = 50

/** What every question is worth in the version that is about to be made, before it is. */
export function PublishShares() {
  const t = useTranslations('shares.list')
  const format = useFormat()
  const { document } = useBuilder()
  const { sum } = sectionShares(document)
  const isWeighted = document.policies.method === 'weighted-sections'
  return (
    <section className="rounded bg-sunk px-4 py-3">
      <h3 className="font-medium">{t('title')}</h3>
      <p className="mb-2 text-13 text-ink-2">{t('lead')}</p>
      <ShareList document={document} />
      {isWeighted && sum !== null ? (
        <p className="num mt-2 text-13 text-ink-2">{t('weights', { sum: format.decimal(sum) })}</p>
      ) : null}
    </section>
  )
}

function ShareList({ document }: { document: ChecklistDocument }) {
  const t = useTranslations('shares.list')
  const { numberOf } = useBuilder()
  const [shown, setShown] = useState(shownAtOnce)
  const scored = document.sections.flatMap(questionsBeneath).filter(isScored)
  const shares = questionShares(document)
  const left = scored.length - shown
  return (
    <ul className="max-h-[32dvh] overflow-y-auto overscroll-contain text-13">
      {scored.slice(0, shown).map((question) => (
        <ShareLine
          key={question.id}
          question={question}
          number={numberOf.get(question.id) ?? 0}
          share={shares.get(question.id)}
        />
      ))}
      {left > 0 ? (
        <li className="py-1">
          <button type="button" className="link" onClick={() => setShown(shown + shownAtOnce)}>
            {t('more', { count: left })}
          </button>
        </li>
      ) : null}
    </ul>
  )
}

function ShareLine({
  question,
  number,
  share,
}: {
  question: Question
  number: number
  share: ReturnType<ReturnType<typeof questionShares>['get']>
}) {
  const t = useTranslations('shares.list')
  const format = useFormat()
  const { language } = useBuilder()
  const text = useShownText()(question.text) || textFor(question.text, language) || t('unnamed')
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-t border-line py-1 first:border-t-0">
      <span className="line-clamp-2">{`${number}. ${text}`}</span>
      <span className="num font-medium">
        {question.bonus || share === undefined ? t('bonus') : format.percent(share.percent)}
      </span>
      {share ? (
        <span className="num col-span-2 text-ink-3">
          {t('figures', {
            weight: format.decimal(share.weight),
            points: format.decimal(share.points),
          })}
        </span>
      ) : null}
    </li>
  )
}
