import { textFor } from '@/lib/core/localized-text'
import type { TouchpointWeights } from '@/lib/core/period-score'
import type { OneVisit } from '@/lib/core/reliability'
import { explainScore } from '@/lib/core/score-explanation'
import type { SureVisit } from '@/lib/core/section-interval'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { rulesOf } from './formats/report-rules'
import { ReportSections } from './formats/report-sections'
import { doubtsOf, effectsOf, outcomeOf, sureOf } from './formats/report-verdict'
import type { ViewedResult } from './schema'

/** Says a text of the namespace `results.report` in the reader's language. */
export type Say = (key: string, values?: Record<string, string | number>) => string

/** How a report is told: the reader's words and numbers. */
export interface Telling {
  readonly say: Say
  readonly format: ReaderFormat
}

/** What the report reads; the office's view of a visit gives the same and more. */
export interface Reported
  extends Omit<ViewedResult, 'visitId' | 'campaignPurpose' | 'oneVisit' | 'touchpointWeights'> {
  /** How sure the scores are; sections absent: only the total is said. */
  readonly oneVisit: (OneVisit & Partial<SureVisit>) | null
  /** By which a score over several touchpoints is weighted; absent or null: it is not. */
  readonly touchpointWeights?: TouchpointWeights | null | undefined
  /** Absent: the reader was evaluated, and learns nothing that tells who the shopper was. */
  readonly audience?: 'office' | undefined
  /** False for an evaluation from elsewhere, which no score of a period is made of. */
  readonly countsInPeriods?: boolean | undefined
  /** Recordings and documents; only the office gets them. */
  readonly files?: readonly ReportFile[]
}

export interface ReportFile {
  readonly questionId: string
  readonly fileId: string
  readonly mediaType: string
  readonly byteSize: number
  readonly name: string | null
}

/** The report of a visit in words: the screen and the PDF show this and nothing else. */
export interface VisitReport {
  readonly title: string
  readonly subtitle: string
  readonly facts: readonly string[]
  readonly score: string | null
  /** Of how many visits it is and how sure that makes it. */
  readonly sure: string | null
  readonly outcome: { readonly passed: boolean; readonly text: string } | null
  /** Why one visit does not settle the outcome; empty where it does. */
  readonly doubts: readonly string[]
  /** What critical answers did to the score. */
  readonly effects: readonly string[]
  /** How the number was made: range, method and policies. */
  readonly rules: readonly string[]
  readonly sections: readonly ReportSection[]
  readonly improvements: readonly string[]
  readonly foot: string
  /** What the fingerprint in the foot is for. */
  readonly footNote: string
}

export interface ReportSection {
  readonly id: string
  readonly depth: number
  readonly title: string
  readonly score: string | null
  /** "n = 1, 58,10–91,90": how sure the section is; null where that is not known. */
  readonly range: string | null
  /** "Section Greeting: 3 of 4." */
  readonly sentence: string | null
  readonly rows: readonly ReportRow[]
}

export interface ReportRow {
  readonly questionId: string
  readonly question: string
  readonly answer: string
  readonly comment: string | null
  readonly points: string | null
  readonly isLoss: boolean
  readonly standard: { readonly number: string; readonly text: string } | null
  /** What the total would have been with the best answer; null where nothing was lost. */
  readonly ifBest: string | null
  readonly photoFileIds: readonly string[]
  readonly files: readonly ReportFile[]
  /** The answer itself is its photos or files. */
  readonly isMadeOfFiles: boolean
  /** How a computed value came about. */
  readonly computedBy: string | null
  /** Where the answer was given, for the office alone. */
  readonly place: { readonly latitude: string; readonly longitude: string } | null
}

/** Tells a result as it is stored; nothing is scored anew. */
export function visitReport(reported: Reported, { say, format }: Telling): VisitReport {
  const { result, checklist } = reported
  const explanation = explainScore(result, checklist.document)
  const parts = new ReportSections(reported, explanation, { say, format })
  const { locale } = format
  const day = format.dayExact(reported.visitedOn)
  const title = textFor(checklist.document.title, locale)
  const version = say('checklist', { title, number: checklist.number })
  return {
    title: reported.unitName,
    subtitle: [say('when', { day }), version, reported.campaignName].join(' · '),
    facts: reported.personName === null ? [] : [say('person', { name: reported.personName })],
    score: result.total && format.score(result.total.text),
    sure: sureOf(reported, parts),
    outcome: outcomeOf(result, parts),
    doubts: doubtsOf(reported, parts),
    effects: effectsOf(result, parts),
    rules: rulesOf(reported, parts),
    sections: explanation.sections.map((section) => parts.section(section)),
    improvements: explanation.improvements.flatMap((lost) => parts.improvement(lost)),
    foot: say('foot', {
      version: result.rulesVersion,
      fingerprint: result.rulesFingerprint.slice(0, 16),
    }),
    footNote: say('footNote'),
  }
}
