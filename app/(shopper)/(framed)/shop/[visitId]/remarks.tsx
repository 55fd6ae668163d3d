import { useLocale, useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { allQuestions } from '@/lib/core/checklist-questions'
import { textFor } from '@/lib/core/localized-text'
import type { OwnVisit, ReviewerComments } from '@/lib/visits/schema'

/** What the reviewer wrote when the report came back: about the whole, and about single answers. */
export function Remarks({
  returned,
  checklist: { document },
}: {
  returned: ReviewerComments
  checklist: OwnVisit['checklist']
}) {
  const t = useTranslations('shop.visit')
  const locale = useLocale()
  const questions = new Map(allQuestions(document).map(({ id, text }) => [id, text]))
  return (
    <Callout tone="needs-you" title={t('reviewer')}>
      {returned.comment ? <p className="whitespace-pre-line">{returned.comment}</p> : null}
      <dl className="grid gap-2 not-first:mt-2 empty:hidden">
        {returned.questions.map(({ questionId, text }) => (
          <div key={questionId}>
            <dt className="text-13 text-ink-2">
              {textFor(questions.get(questionId) ?? {}, locale)}
            </dt>
            <dd className="whitespace-pre-line">{text}</dd>
          </div>
        ))}
      </dl>
    </Callout>
  )
}
