import type { ReviewedReport, ViewedVisit } from '@/lib/reviews/schema'
import type { ReviewMark, Words } from './review-model'

/** The reports of one visit that do not count, with the way from the one that is read to the others. */
export function asideMarks(
  { id, reportsAside }: Pick<ViewedVisit, 'id' | 'reportsAside'>,
  { notCounted, receivedAt }: Pick<ReviewedReport, 'notCounted' | 'receivedAt'>,
  { t, moment }: Pick<Words, 't' | 'moment'>,
): readonly ReviewMark[] {
  if (notCounted !== null) {
    const text = t('marks.aside.text', { at: moment(receivedAt), why: t(`aside.${notCounted}`) })
    const link = { href: `/visits/${id}`, text: t('marks.aside.link') }
    return [{ code: 'aside', title: t('marks.aside.title'), text, link }]
  }
  return reportsAside.map(({ sha256, reason, receivedAt: at, shopperLabel: label }) => ({
    code: `other-report ${sha256}`,
    title: t('marks.other-report.title'),
    text: t('marks.other-report.text', { label, at: moment(at), why: t(`aside.${reason}`) }),
    link: { href: `/visits/${id}?aside=${sha256}`, text: t('marks.other-report.link') },
  }))
}
