import type { Localized } from '@/lib/core/checklist'
import { pointsText } from '@/lib/core/display-number'
import { parseFraction } from '@/lib/core/exact'
import { textFor } from '@/lib/core/localized-text'
import type { LostPoints, ScoreExplanation, SectionExplanation } from '@/lib/core/score-explanation'
import type { QuestionScore, Score } from '@/lib/core/score-result'
import type { Reported, ReportRow, ReportSection, Telling } from '../report'
import { AnswerTexts } from './answer-text'

/** The sections of a report and their rows, and the words for whatever they hold. */
export class ReportSections {
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
