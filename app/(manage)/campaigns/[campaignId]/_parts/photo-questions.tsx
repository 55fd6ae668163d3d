'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/choice'
import { textFor } from '@/lib/core/localized-text'
import { withoutAnswers } from '@/lib/core/piped-text'
import type { ReleasableVisit } from '@/lib/reviews/schema'

/** Photos in bulk, by the question that asked for them: the shelf in, the receipt out. */
export function PhotoQuestions({
  photos,
  shown,
  onShow,
}: {
  photos: ReleasableVisit['photos']
  shown: ReadonlySet<string>
  onShow: (attachmentIds: readonly string[], isOn: boolean) => void
}) {
  const t = useTranslations('campaigns.release')
  const locale = useLocale()
  const byQuestion = Map.groupBy(photos, ({ question }) =>
    withoutAnswers(textFor(question, locale)),
  )
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1 font-medium">{t('photos')}</legend>
      <p className="text-13 text-ink-3">{t('photosLead')}</p>
      {[...byQuestion].map(([question, ofQuestion]) => {
        const ids = ofQuestion.map(({ attachmentId }) => attachmentId)
        const marked = ids.filter((id) => shown.has(id)).length
        return (
          <Checkbox
            key={question}
            ref={(box) => {
              if (box) box.indeterminate = marked > 0 && marked < ids.length
            }}
            label={t('photosOf', { question: question || t('otherPhotos'), count: ids.length })}
            checked={marked === ids.length}
            onChange={(event) => onShow(ids, event.target.checked)}
          />
        )
      })}
    </fieldset>
  )
}
