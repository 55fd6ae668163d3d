import { getTranslations } from 'next-intl/server'
import { allQuestions, areFilesForOffice } from '@/lib/core/checklist-questions'
import { textFor } from '@/lib/core/localized-text'
import type { SectionScore } from '@/lib/core/score-result'
import { dateIn } from '@/lib/core/zone-clock'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { byFamily } from '@/lib/results/formats/files-by-family'
import { type VisitReport, visitReport } from '@/lib/results/report'
import { notableSkewMs, type ReviewedReport, type ViewedVisit } from '@/lib/reviews/schema'
import { asideMarks } from './aside-marks'
import { receiptMarks } from './receipt-marks'
import { type FactMark, factMarks, type ReviewFact, reviewFacts } from './review-facts'
import { pointsOf, type ReviewPhoto, type ReviewRow, reviewPhoto, reviewRow } from './review-row'

/** A report with all its words, so that the screen only shows and asks. */
export interface ReviewModel {
  readonly visitId: string
  readonly evaluationId: string
  /** Else it is kept beside the visit and changes nothing. */
  readonly isCounted: boolean
  readonly title: string
  readonly subtitle: readonly string[]
  /** Check-in, leaving, consent, test. */
  readonly facts: readonly ReviewFact[]
  readonly deadline: { readonly text: string; readonly isPast: boolean } | null
  readonly score: string
  readonly scoreNotes: readonly string[]
  /** Passed or not and why, where the checklist decides that. */
  readonly outcome: { readonly passed: boolean; readonly text: string } | null
  /** Why one visit does not settle that. */
  readonly doubts: readonly string[]
  readonly marks: readonly ReviewMark[]
  readonly effects: readonly string[]
  /** By which rules of the version the score was counted. */
  readonly rules: readonly string[]
  readonly sections: readonly ReviewSection[]
  readonly rows: readonly ReviewRow[]
  readonly receipt: { readonly amount: string; readonly photo: ReviewPhoto } | null
  readonly history: readonly { readonly text: string; readonly comment: string | null }[]
}

export interface ReviewMark {
  readonly code: string
  readonly title: string
  readonly text: string
  /** Where it can be looked at. */
  readonly link?: { readonly href: string; readonly text: string }
}

export interface ReviewSection {
  readonly id: string
  readonly depth: number
  readonly title: string
  readonly score: string | null
  /** How sure it is. */
  readonly range: string | null
  readonly points: string | null
}

export type Say = Awaited<ReturnType<typeof getTranslations<'reviews'>>>

export interface Words {
  readonly t: Say
  readonly tEvidence: Awaited<ReturnType<typeof getTranslations<'evidence'>>>
  readonly format: ReaderFormat
  /** "3 October, 14:05" and "14:05" in the unit's zone. */
  moment(iso: string): string
  time(iso: string): string
}

/** Puts a visit with its report into the reader's words. */
export async function reviewModel(
  visit: ViewedVisit,
  report: ReviewedReport,
  now: Date,
): Promise<ReviewModel> {
  const { timeZone } = visit.place
  const format = await getFormat()
  const words: Words = {
    t: await getTranslations('reviews'),
    tEvidence: await getTranslations('evidence'),
    format,
    moment: (iso) => format.moment(new Date(iso), timeZone),
    time: (iso) => format.time(new Date(iso), timeZone),
  }
  const told = visitReport(
    {
      visitedOn: report.visitedOn,
      unitName: visit.place.name,
      personName: visit.personName,
      campaignName: visit.campaign.name,
      checklist: visit.checklist,
      result: report.result,
      oneVisit: report.oneVisit,
      touchpointWeights: report.touchpointWeights,
      audience: 'office',
      answers: report.answers,
      ...byFamily(report.photos),
      standards: visit.standards,
    },
    { say: await getTranslations('results.report'), format },
  )
  const kept = new Set(
    allQuestions(visit.checklist.document).flatMap((question) =>
      areFilesForOffice(question) ? question.id : [],
    ),
  )
  const scores = new Map(report.result.sections.map((section) => [section.id, section]))
  return {
    visitId: visit.id,
    evaluationId: report.evaluationId,
    isCounted: report.notCounted === null,
    title: [visit.place.name, visit.personName].filter((part) => part !== null).join(' · '),
    subtitle: subtitleOf(visit, report, words),
    facts: reviewFacts(report, words),
    deadline: deadlineOf(visit, words, now),
    score: told.score ?? words.t('noScore'),
    scoreNotes: scoreNotes(visit, report, told, words),
    outcome: told.outcome,
    doubts: told.doubts,
    marks: marksOf(visit, report, words),
    effects: told.effects,
    rules: told.rules,
    sections: told.sections.map((section) => ({
      id: section.id,
      depth: section.depth,
      title: section.title,
      score: section.score,
      range: section.range,
      points: sectionPoints(scores.get(section.id), words),
    })),
    rows: told.sections.flatMap((section) =>
      section.rows.map((row) => reviewRow(row, section.id, report, kept, words)),
    ),
    receipt: report.receipt && {
      amount: format.money(report.receipt.amount, report.receipt.currency),
      photo: reviewPhoto(report.receipt.photo, words, false),
    },
    history: visit.reviews.map((review) => ({
      text: words.t(`historyLine.${review.decision}`, {
        name: review.reviewerName,
        at: words.moment(review.decidedAt),
      }),
      comment: review.comment,
    })),
  }
}

function subtitleOf(
  { shopper, checklist }: ViewedVisit,
  report: ReviewedReport,
  { t, format, time }: Words,
): readonly string[] {
  const day = format.day(report.visitedOn)
  const title = textFor(checklist.document.title, format.locale)
  const isVisits = shopper?.label === report.shopperLabel
  const record = shopper && isVisits && shopper.answered > 0 ? [t('record', { ...shopper })] : []
  return [
    t('when', { day, from: time(report.startedAt), to: time(report.finishedAt) }),
    t('version', { title, number: checklist.number }),
    t('shopper', { label: report.shopperLabel }),
    ...record,
  ]
}

function deadlineOf(
  { answerBy }: ViewedVisit,
  { t, moment }: Words,
  now: Date,
): ReviewModel['deadline'] {
  if (answerBy === null) return null
  const isPast = new Date(answerBy) < now
  return { isPast, text: t(isPast ? 'answerPast' : 'answerBy', { at: moment(answerBy) }) }
}

function scoreNotes(
  { state }: ViewedVisit,
  { result }: ReviewedReport,
  { outcome, doubts, sure }: Pick<VisitReport, 'outcome' | 'doubts' | 'sure'>,
  { t, format }: Words,
): readonly string[] {
  const { answers, worst, best } = result.notApplicableRange
  const hasRange = answers > 0 && worst !== null && best !== null
  return [
    ...(sure === null ? [] : [sure]),
    ...(outcome?.passed ? [outcome.text, ...doubts] : []),
    ...(hasRange ? [t('range', { range: format.range(worst.text, best.text) })] : []),
    ...(state === 'submitted' ? [t('preview')] : []),
  ]
}

function sectionPoints(section: SectionScore | undefined, words: Words): string | null {
  if (section === undefined || section.score === null) return null
  return pointsOf(section, words)
}

/** What a reviewer should look at first: time, clock, earlier reports. */
function marksOf(
  visit: ViewedVisit,
  report: ReviewedReport,
  { t, tEvidence, format, moment }: Words,
): readonly ReviewMark[] {
  const mark = (code: Parameters<typeof markWords>[1], values: Record<string, string | number>) =>
    markWords(t, code, values)
  const marks: ReviewMark[] = []
  marks.push(...asideMarks(visit, report, { t, moment }))
  const late = report.times.filter(({ isLate }) => isLate).length
  if (late > 0) {
    marks.push(mark('late-answers', { count: late, minutes: report.facts.lateAfterMinutes }))
  }
  const at = moment(report.finishedAt)
  if (report.timeliness === 'after-deadline') {
    marks.push(mark('after-deadline', { at, due: moment(visit.dueAt) }))
  }
  if (report.timeliness === 'before-window') {
    marks.push(mark('before-window', { at, opens: moment(visit.opensAt) }))
  }
  if (report.isDayOutside) {
    const { timeZone } = visit.place
    const last = new Date(new Date(visit.closesAt).getTime() - 1)
    const first = dateIn(new Date(visit.opensAt), timeZone)
    const window = format.dayRange(first, dateIn(last, timeZone), report.visitedOn)
    marks.push(mark('day-outside', { day: format.day(report.visitedOn, first), window }))
  }
  if (Math.abs(report.clockSkewMs) > notableSkewMs) {
    const minutes = Math.round(Math.abs(report.clockSkewMs) / 60_000)
    marks.push(mark(report.clockSkewMs > 0 ? 'clock-fast' : 'clock-slow', { minutes }))
  }
  if (report.clockMovedMs !== null) {
    const by = format.duration(Math.round(Math.abs(report.clockMovedMs) / 1000))
    marks.push(mark(report.clockMovedMs > 0 ? 'clock-set-forward' : 'clock-set-back', { by }))
  }
  const returned = visit.reviews.findLast(({ decision }) => decision === 'returned')
  if (returned && visit.state === 'submitted' && report.notCounted === null) {
    const name = returned.reviewerName
    marks.push(mark('revision', { name, at: moment(returned.decidedAt) }))
  }
  if (report.hasConflict) marks.push(mark('conflict', {}))
  // Afterwards nobody decides by it any more, and the campaign may ask for something else.
  if (visit.state === 'submitted') marks.push(...receiptMarks(report, { tEvidence, format }))
  return [...marks, ...factMarks(report, { moment }).map(([code, values]) => mark(code, values))]
}

type MarkCode =
  | FactMark
  | 'late-answers'
  | 'after-deadline'
  | 'before-window'
  | 'day-outside'
  | 'clock-fast'
  | 'clock-slow'
  | 'clock-set-forward'
  | 'clock-set-back'
  | 'revision'
  | 'conflict'

function markWords(t: Say, code: MarkCode, values: Record<string, string | number>): ReviewMark {
  return { code, title: t(`marks.${code}.title`), text: t(`marks.${code}.text`, values) }
}
