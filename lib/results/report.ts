import { type Localized, touchpoints } from '@/lib/core/checklist'
import { pointsText } from '@/lib/core/display-number'
import { parseFraction } from '@/lib/core/exact'
import { textFor } from '@/lib/core/localized-text'
import { doubtfulMarks } from '@/lib/core/outcome-certainty'
import type { TouchpointWeights } from '@/lib/core/period-score'
import type { OneVisit } from '@/lib/core/reliability'
import {
  explainScore,
  type LostPoints,
  type ScoreExplanation,
  type SectionExplanation,
} from '@/lib/core/score-explanation'
import type { OutcomeReason, QuestionScore, Score, ScoreResult } from '@/lib/core/score-result'
import type { SureVisit } from '@/lib/core/section-interval'
import type { ReaderFormat } from '@/lib/platform/i18n/bound-format'
import { AnswerTexts } from './formats/answer-text'
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
  const context = new Context(reported, explanation, { say, format })
  const { locale } = format
  const day = format.dayExact(reported.visitedOn)
  const title = textFor(checklist.document.title, locale)
  const version = say('checklist', { title, number: checklist.number })
  return {
    title: reported.unitName,
    subtitle: [say('when', { day }), version, reported.campaignName].join(' · '),
    facts: reported.personName === null ? [] : [say('person', { name: reported.personName })],
    score: result.total && format.score(result.total.text),
    sure: sureOf(reported, context),
    outcome: outcomeOf(result, context),
    doubts: doubtsOf(reported, context),
    effects: effectsOf(result, context),
    rules: rulesOf(reported, context),
    sections: explanation.sections.map((section) => context.section(section)),
    improvements: explanation.improvements.flatMap((lost) => context.improvement(lost)),
    foot: say('foot', {
      version: result.rulesVersion,
      fingerprint: result.rulesFingerprint.slice(0, 16),
    }),
    footNote: say('footNote'),
  }
}

class Context {
  private readonly answers: AnswerTexts
  private readonly lost: ReadonlyMap<string, LostPoints>

  constructor(
    private readonly reported: Reported,
    private readonly explanation: ScoreExplanation,
    readonly telling: Telling,
  ) {
    this.answers = new AnswerTexts(reported, telling)
    this.lost = new Map(
      explanation.sections.flatMap((section) =>
        section.lost.map((lost) => [lost.questionId, lost] as const),
      ),
    )
  }

  text(localized: Localized): string {
    return textFor(localized, this.telling.format.locale)
  }

  questionText(questionId: string): string {
    return this.answers.questionText(questionId)
  }

  sectionTitle(sectionId: string): string {
    const found = this.explanation.sections.find((section) => section.sectionId === sectionId)
    return found ? this.text(found.title) : sectionId
  }

  score(score: Score | null): string {
    return score === null ? '' : this.telling.format.score(score.text)
  }

  section(section: SectionExplanation): ReportSection {
    const { say, format } = this.telling
    const title = this.text(section.title)
    const earned = format.decimal(section.earned.text)
    const possible = format.decimal(section.possible.text)
    return {
      id: section.sectionId,
      depth: section.depth,
      title,
      score: section.score && format.score(section.score.text),
      range: this.sectionRange(section.sectionId),
      sentence:
        section.score &&
        [
          say('sectionPoints', { title, earned, possible }),
          ...this.sectionSure(section.sectionId),
        ].join(' '),
      rows: this.reported.result.questions
        .filter((score) => score.sectionId === section.sectionId)
        .filter((score) => this.answers.question(score.id)?.type !== 'note')
        .map((score) => this.row(score)),
    }
  }

  /** A section of one visit is a sample of one as well, and smaller. */
  private sectionSure(sectionId: string): readonly string[] {
    const found = this.intervalOfSection(sectionId)
    return found === null ? [] : [this.telling.say('sectionSure', { range: found })]
  }

  private sectionRange(sectionId: string): string | null {
    const found = this.intervalOfSection(sectionId)
    return found && this.telling.say('sectionRange', { range: found })
  }

  private intervalOfSection(sectionId: string): string | null {
    const found = this.reported.oneVisit?.sections?.find(({ id }) => id === sectionId)
    return found ? this.telling.format.range(found.low, found.high) : null
  }

  private row(score: QuestionScore): ReportRow {
    const { say } = this.telling
    const lost = this.lost.get(score.id)
    const answer = this.reported.answers.find((given) => given.questionId === score.id)
    return {
      questionId: score.id,
      question: this.questionText(score.id),
      answer: this.answers.answerText(score),
      comment: answer?.comment ?? null,
      points: this.pointsText(score),
      isLoss: lost !== undefined,
      standard: this.standardOf(score.id),
      ifBest: lost?.totalIfBest ? say('ifBest', { total: this.score(lost.totalIfBest) }) : null,
      photoFileIds: this.reported.photos
        .filter((photo) => photo.questionId === score.id)
        .map((photo) => photo.fileId),
      files: (this.reported.files ?? []).filter(({ questionId }) => questionId === score.id),
      isMadeOfFiles: this.answers.isMadeOfFiles(score.id),
      computedBy: this.answers.computedBy(score.id),
      place: this.answers.placeOf(score.id),
    }
  }

  private pointsText({ earned, possible }: QuestionScore): string | null {
    const { say, format } = this.telling
    if (earned === null || possible === null) return null
    const shown = (exact: string) => format.decimal(pointsText(parseFraction(exact)))
    return say('points', { earned: shown(earned), possible: shown(possible) })
  }

  private standardOf(questionId: string): ReportRow['standard'] {
    const standardId = this.answers.question(questionId)?.standardId
    const standard = this.reported.standards.find(({ id }) => id === standardId)
    return standard ? { number: standard.number, text: this.text(standard.text) } : null
  }

  improvement(lost: LostPoints): readonly string[] {
    const { say, format } = this.telling
    if (lost.gain === null || lost.totalIfBest === null || lost.gain.text === '0.00') return []
    const question = this.questionText(lost.questionId)
    const total = this.score(lost.totalIfBest)
    return [say('improvement', { question, change: format.change(lost.gain.text), total })]
  }
}

function outcomeOf({ outcome }: ScoreResult, context: Context): VisitReport['outcome'] {
  const { say } = context.telling
  if (outcome.verdict === null) return null
  const reasons = outcome.reasons.map((reason) => reasonText(reason, context))
  const word = say(`outcome.${outcome.verdict}`)
  return {
    passed: outcome.verdict === 'pass',
    text: reasons.length === 0 ? word : `${word}: ${reasons.join('; ')}`,
  }
}

function reasonText(reason: OutcomeReason, context: Context): string {
  const { say, format } = context.telling
  switch (reason.code) {
    case 'total-below-mark':
      return say('outcomeReasons.total-below-mark', {
        mark: format.percent(reason.mark),
        missing: context.score(reason.missing),
      })
    case 'section-below-mark':
      return say('outcomeReasons.section-below-mark', {
        section: context.sectionTitle(reason.sectionId),
        mark: format.percent(reason.mark),
        missing: context.score(reason.missing),
      })
    case 'critical-failed':
      return say('outcomeReasons.critical-failed', {
        question: context.questionText(reason.questionId),
      })
  }
}

/** The marks that lie within an interval: one visit cannot say on which side of them the work is. */
function doubtsOf({ result, oneVisit }: Reported, context: Context): readonly string[] {
  if (oneVisit === null) return []
  const { say, format } = context.telling
  return doubtfulMarks({ result, sure: oneVisit }).map(({ sectionId, mark, low, high }) =>
    say(sectionId === null ? 'doubt.total' : 'doubt.section', {
      section: sectionId === null ? '' : context.sectionTitle(sectionId),
      mark: format.percent(mark),
      range: format.range(low, high),
    }),
  )
}

function effectsOf({ criticalEffects }: ScoreResult, context: Context): readonly string[] {
  const { say, format } = context.telling
  return criticalEffects.map((effect) =>
    say(`effects.${effect.effect}`, {
      question: context.questionText(effect.questionId),
      section: effect.sectionId === null ? '' : context.sectionTitle(effect.sectionId),
      before: context.score(effect.from),
      cap: effect.cap === null ? '' : format.percent(effect.cap),
    }),
  )
}

/** One visit is a sample of one. */
function sureOf({ result, oneVisit }: Reported, { telling }: Context): string | null {
  const { say, format } = telling
  if (result.total === null) return null
  if (oneVisit === null) return say('sure.elsewhere')
  const { low, high, reliability, source } = oneVisit
  return say(`sure.${source}`, {
    range: format.range(low, high),
    reliability: format.decimal(reliability),
  })
}

function rulesOf(
  { result, countsInPeriods = true, touchpointWeights }: Reported,
  context: Context,
): readonly string[] {
  const { notApplicableRange: range, policies, sections, total } = result
  const { say, format } = context.telling
  if (total === null) return [say('noScore')]
  const rangeText =
    range.answers > 0 && range.worst !== null && range.best !== null
      ? [
          say('range', {
            worst: format.score(range.worst.text),
            best: format.score(range.best.text),
          }),
        ]
      : []
  return [
    ...rangeText,
    say(`method.${policies.method}`),
    say(`notApplicablePolicy.${policies.notApplicable}`),
    say(`unansweredPolicy.${policies.unanswered}`),
    say(`limitPolicy.${policies.allowOver100 ? 'over100' : 'clamped'}`),
    ...marksOf(policies, sections, context),
    ...(countsInPeriods ? [say(`personScorePolicy.${policies.personScore ?? 'mean'}`)] : []),
    ...(countsInPeriods && touchpointWeights
      ? [say('weightedPolicy', { weights: weightsText(touchpointWeights, context.telling) })]
      : []),
  ]
}

/** "магазины 40, звонки 40": in the order in which touchpoints always stand. */
function weightsText(weights: TouchpointWeights, { say, format }: Telling): string {
  const parts = touchpoints.flatMap((touchpoint) => {
    const weight = weights[touchpoint]
    return weight === undefined
      ? []
      : [say('touchpointWeight', { touchpoint, weight: format.decimal(weight) })]
  })
  return parts.join(', ')
}

/** The marks that decide "pass", and what of the score is compared with them. */
function marksOf(
  { passMark, passRounding = 'exact' as const }: MarkPolicies,
  sections: ScoreResult['sections'],
  context: Context,
): readonly string[] {
  const { say, format } = context.telling
  const marks = sections.flatMap((section) =>
    section.passMark === null
      ? []
      : `${context.sectionTitle(section.id)} ${format.percent(section.passMark)}`,
  )
  return [
    passMark === null
      ? say('passMarkPolicy.none')
      : say(`passMarkPolicy.${passRounding}`, { mark: format.percent(passMark) }),
    ...(marks.length === 0
      ? []
      : [say(`sectionMarkPolicy.${passRounding}`, { marks: marks.join(', ') })]),
  ]
}

interface MarkPolicies {
  readonly passMark: string | null
  readonly passRounding?: 'exact' | 'floor' | 'round' | undefined
}
