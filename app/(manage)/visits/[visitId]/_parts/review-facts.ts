import { mediaFamily } from '@/lib/core/media-kind'
import { notableSkewMs, type ReviewedReport } from '@/lib/reviews/schema'
import type { Words } from './review-model'

/** Something about the visit beside its answers, with the spot on a map where it is known. */
export interface ReviewFact {
  readonly text: string
  readonly placeHref: string | null
}

/** What the shopper told about the visit itself, in words. */
export function reviewFacts(
  { facts, clockSkewMs }: Pick<ReviewedReport, 'facts' | 'clockSkewMs'>,
  { t, moment, format }: Pick<Words, 't' | 'moment' | 'format'>,
): readonly ReviewFact[] {
  const { checkIn, placeAsked, leftAt, consentAt, test } = facts
  const place = checkIn?.place
  const accuracy = place?.accuracy
    ? ` (${t('facts.accuracy', { metres: format.decimal(place.accuracy) })})`
    : ''
  const plain = (text: string): ReviewFact => ({ text, placeHref: null })
  return [
    ...(checkIn
      ? [
          {
            text: `${t('facts.checkIn', { at: moment(checkIn.at) })}${accuracy}`,
            placeHref: place ? `geo:${place.latitude},${place.longitude}` : null,
          },
        ]
      : []),
    ...(placeAsked && checkIn === null ? [plain(t('facts.noCheckIn'))] : []),
    ...(leftAt === null ? [] : [plain(t('facts.left', { at: moment(leftAt) }))]),
    ...(consentAt === null ? [] : [plain(t('facts.consent', { at: moment(consentAt) }))]),
    ...(test === 'passed' ? [plain(t('facts.test'))] : []),
    // What is more than that is marked above the answers.
    ...(Math.abs(clockSkewMs) > notableSkewMs ? [] : [plain(skewText(clockSkewMs, { t, format }))]),
  ]
}

/** The figure by which the times of this report were corrected. */
function skewText(skewMs: number, { t, format }: Pick<Words, 't' | 'format'>): string {
  const seconds = Math.round(Math.abs(skewMs) / 1000)
  if (seconds === 0) return t('facts.clockRight')
  const by = format.duration(seconds)
  return t(skewMs > 0 ? 'facts.clockFast' : 'facts.clockSlow', { by })
}

export type FactMark = 'test-not-passed' | 'place-declined' | 'recording-unconfirmed'

/** What of it a reviewer should look at: marked, never held against the report by the program. */
export function factMarks(
  { facts, photos }: ReviewedReport,
  { moment }: Pick<Words, 'moment'>,
): readonly (readonly [FactMark, Record<string, string>])[] {
  const { checkIn, consentAt, test } = facts
  const hasSound = photos.some(({ mediaType }) => mediaFamily(mediaType) === 'audio')
  return [
    ...(test === 'not-passed' ? [['test-not-passed', {}] as const] : []),
    ...(checkIn?.declined ? [['place-declined', { at: moment(checkIn.at) }] as const] : []),
    ...(hasSound && consentAt === null ? [['recording-unconfirmed', {}] as const] : []),
  ]
}
