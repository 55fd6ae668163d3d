import { pointsText } from '@/lib/core/display-number'
import { parseFraction } from '@/lib/core/exact'
import { mediaFamily } from '@/lib/core/media-kind'
import type { QuestionScore } from '@/lib/core/score-result'
import { byFamily } from '@/lib/results/formats/files-by-family'
import type { ReportRow } from '@/lib/results/report'
import type { ReportPhoto, ReviewedReport } from '@/lib/reviews/schema'
import type { Words } from './review-model'

export interface ReviewPhoto {
  readonly attachmentId: string
  readonly fileId: string
  readonly width: number
  readonly height: number
  /** Clock time at which it was added. */
  readonly at: string | null
  /** Where it came from, with the file's own time where it was not made for the answer. */
  readonly origin: string | null
  readonly isOfCamera: boolean
  /** What the shopper did to it on the phone, in words; null for a photo as it was taken. */
  readonly edited: string | null
  readonly isReleased: boolean
  /** False where the files of the question are for the office alone. */
  readonly mayRelease: boolean
}

export interface ReviewFile {
  readonly fileId: string
  readonly name: string
  readonly size: string
  /** Clock time at which it was added. */
  readonly at: string | null
  readonly origin: string | null
  /** It is heard rather than opened. */
  readonly isSound: boolean
}

export interface ReviewRow {
  readonly questionId: string
  readonly sectionId: string
  readonly question: string
  readonly answer: string
  readonly comment: string | null
  readonly points: string | null
  readonly isLoss: boolean
  /** A critical question that failed. */
  readonly isCritical: boolean
  readonly ifBest: string | null
  readonly when: string | null
  readonly isLate: boolean
  readonly standard: ReportRow['standard']
  readonly photos: readonly ReviewPhoto[]
  readonly files: readonly ReviewFile[]
  /** The answer itself is its photos or files, and says how many they are. */
  readonly isMadeOfFiles: boolean
  readonly computedBy: string | null
  /** The address that opens the place in the maps of whoever reads. */
  readonly placeHref: string | null
}

/** One answer with all that a reviewer may know of it; `kept`: questions whose files stay with the office. */
export function reviewRow(
  row: ReportRow,
  sectionId: string,
  report: ReviewedReport,
  kept: ReadonlySet<string>,
  words: Words,
): ReviewRow {
  const { t, time, format } = words
  const scored = report.result.questions.find(({ id }) => id === row.questionId)
  const given = report.times.find(({ questionId }) => questionId === row.questionId)
  const minutes = given?.minutesAfter ?? 0
  const hours = Math.floor(minutes / 60)
  return {
    questionId: row.questionId,
    sectionId,
    question: row.question,
    answer: row.answer,
    comment: row.comment,
    points: scored ? pointsOf(scored, words) : null,
    isLoss: row.isLoss,
    isCritical: scored?.critical === 'failed',
    // Said only where it would change anything: a total set to zero stays zero.
    ifBest: scored?.whatIf?.best?.exact === report.result.total?.exact ? null : row.ifBest,
    when: given ? t(given.isLate ? 'late' : 'at', { at: time(given.at), hours, minutes }) : null,
    isLate: given?.isLate ?? false,
    standard: row.standard,
    photos: byFamily(report.photos)
      .photos.filter(({ questionId }) => questionId === row.questionId)
      .map((photo) => reviewPhoto(photo, words, !kept.has(row.questionId))),
    files: row.files.map((file, place) => ({
      fileId: file.fileId,
      name: file.name ?? t('file', { number: place + 1 }),
      size: format.bytes(file.byteSize),
      ...whenAndWhence(report.photos, file.fileId, words),
      isSound: mediaFamily(file.mediaType) === 'audio',
    })),
    isMadeOfFiles: row.isMadeOfFiles,
    computedBy: row.computedBy,
    placeHref: row.place && `geo:${row.place.latitude},${row.place.longitude}`,
  }
}

export function reviewPhoto(photo: ReportPhoto, words: Words, mayRelease: boolean): ReviewPhoto {
  const { tEvidence } = words
  const what = photo.edits.map((edit) => tEvidence(`edit.what.${edit}`)).join(', ')
  return {
    attachmentId: photo.attachmentId,
    fileId: photo.fileId,
    width: photo.width ?? 4,
    height: photo.height ?? 3,
    at: photo.takenAt && words.time(photo.takenAt),
    origin: originText(photo, words),
    isOfCamera: photo.origin === 'camera',
    edited: what === '' ? null : tEvidence('edit.mark', { what }),
    isReleased: photo.isReleased,
    mayRelease,
  }
}

function whenAndWhence(
  all: readonly ReportPhoto[],
  fileId: string,
  words: Words,
): Pick<ReviewFile, 'at' | 'origin'> {
  const file = all.find((one) => one.fileId === fileId)
  if (file === undefined) return { at: null, origin: null }
  return { at: file.takenAt && words.time(file.takenAt), origin: originText(file, words) }
}

/** Where a file came from; of what lay on the phone before, how old it is. Null: nobody said. */
export function originText(
  { origin, fileAt }: Pick<ReportPhoto, 'origin' | 'fileAt'>,
  { tEvidence, moment }: Pick<Words, 'tEvidence' | 'moment'>,
): string | null {
  if (origin === null) return null
  const isMadeHere = origin === 'camera' || origin === 'recorder'
  if (isMadeHere || fileAt === null) return tEvidence(`origin.${origin}`)
  return tEvidence(`originOf.${origin}`, { at: moment(fileAt) })
}

/** Points of a question or a section in the reader's words. */
export function pointsOf(
  { earned, possible }: Pick<QuestionScore, 'earned' | 'possible'>,
  { t, format }: Words,
): string | null {
  if (earned === null || possible === null) return null
  // A bonus question adds points where none were possible.
  if (parseFraction(possible).isZero) {
    return format.decimal(pointsText(parseFraction(earned)), { sign: 'always' })
  }
  const text = (exact: string) => format.decimal(pointsText(parseFraction(exact)))
  return t('points', { earned: text(earned), possible: text(possible) })
}
