'use client'

import { useTranslations } from 'next-intl'
import type { QuestionStanding } from '@/lib/core/form-progress'
import type { FactsOf } from './question-facts'

/** The answers that the reviewer asks about, each a tap away: a form may have many screens. */
export function RemarkList({
  standings,
  factsOf,
  remarks,
  onJump,
}: {
  standings: readonly QuestionStanding[]
  factsOf: FactsOf
  remarks: ReadonlyMap<string, string>
  /** By the question's place in the checklist. */
  onJump: (index: number) => void
}) {
  const t = useTranslations('form')
  const asked = standings
    .map(({ question }, index) => ({ question, index, remark: remarks.get(question.id) }))
    .filter(({ remark }) => remark !== undefined)
  if (asked.length === 0) return null
  return (
    <div className="mb-9">
      <p className="font-semibold">{t('returned.asked', { count: asked.length })}</p>
      <ul className="mt-3 border-t border-line">
        {asked.map(({ question, index, remark }) => (
          <li key={question.id} className="border-b border-line">
            <button
              type="button"
              onClick={() => onJump(index)}
              className="grid min-h-14 w-full content-center gap-0.5 py-2.5 text-left hover:bg-hover"
            >
              <span className="[overflow-wrap:anywhere]">{factsOf(question).text}</span>
              <span className="text-13 text-amber [overflow-wrap:anywhere]">{remark}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
