import type { Answer, AnswerValue, Localized, Question } from '@/lib/core/checklist'
import { allQuestions, areFilesForOffice, isFileQuestion } from '@/lib/core/checklist-questions'
import type { Relevance } from '@/lib/core/form-reading'
import { textFor } from '@/lib/core/localized-text'
import { pipedText } from '@/lib/core/piped-text'
import { relevanceOf } from '@/lib/core/relevance'
import type { QuestionScore } from '@/lib/core/score-result'
import { valueText } from '@/lib/platform/i18n/answer-text'
import type { Reported, Telling } from '../report'
import type { ResultAnswer } from '../schema'
import { expressionText } from './expression-text'

/**
 * What questions and answers of a report read like; the review screen and the report ask the same.
 * Whoever was evaluated learns the day, never the minute or the spot: times of day and places stay
 * with the office (SECURITY.md, Anonymity of the shopper).
 */
export class AnswerTexts {
  private readonly questions: ReadonlyMap<string, Question>
  private readonly given: ReadonlyMap<string, ResultAnswer>
  private readonly relevance: Relevance

  constructor(
    private readonly reported: Reported,
    private readonly telling: Telling,
  ) {
    const { document } = reported.checklist
    this.questions = new Map(allQuestions(document).map((question) => [question.id, question]))
    const answers = reported.answers.map((answer) => this.asAnswer(answer))
    this.relevance = relevanceOf(document, answers)
    this.given = new Map(
      [...reported.answers, ...this.relevance.computed].map((given) => [given.questionId, given]),
    )
  }

  question(questionId: string): Question | undefined {
    return this.questions.get(questionId)
  }

  isMadeOfFiles(questionId: string): boolean {
    const question = this.questions.get(questionId)
    return question !== undefined && isFileQuestion(question)
  }

  /** Answers to earlier questions stand in the text as they stood in the form. */
  questionText(questionId: string): string {
    const question = this.questions.get(questionId)
    return question ? this.text(question.text) : questionId
  }

  answerText(score: QuestionScore): string {
    const { say } = this.telling
    const question = this.questions.get(score.id)
    const answer = this.given.get(score.id)
    if (score.state === 'hidden') return say('hidden')
    const { value = null, notApplicable = null } = answer ?? {}
    if (notApplicable !== null) return say('notApplicable', { reason: notApplicable })
    if (question && isFileQuestion(question)) return this.filesText(question, answer)
    if (question === undefined || value === null) return say('unanswered')
    return this.valueText(question, value)
  }

  /** "«Waited» + «Served»" for a computed value; null for everything else. */
  computedBy(questionId: string): string | null {
    const question = this.questions.get(questionId)
    if (question?.type !== 'computed') return null
    const { say, format } = this.telling
    const text = expressionText(question.value, {
      say,
      questionText: (id) => this.questionText(id),
      optionText: (id, option) => this.valueTextOf(id, { kind: 'choice', option }),
      decimal: (value) => format.decimal(value),
    })
    return say('computed.by', { text })
  }

  /** Where the shopper stood, for the office. */
  placeOf(questionId: string): (AnswerValue & { kind: 'place' }) | null {
    const value = this.given.get(questionId)?.value
    return this.reported.audience === 'office' && value?.kind === 'place' ? value : null
  }

  private filesText(question: Question, answer: ResultAnswer | undefined): string {
    const { say } = this.telling
    const { photos, files = [], audience } = this.reported
    const own = ({ questionId }: { readonly questionId: string }) => questionId === question.id
    if (areFilesForOffice(question.type) && audience !== 'office') {
      return answer === undefined ? say('unanswered') : say('withheld')
    }
    const pictures = photos.filter(own).length
    const others = files.filter(own).length
    if (question.type === 'signature' && pictures > 0) return say('signed')
    if (question.type === 'photo') return say('photos', { count: pictures })
    return say('files', { count: pictures + others })
  }

  private valueTextOf(questionId: string, value: AnswerValue): string {
    const question = this.questions.get(questionId)
    return question ? this.valueText(question, value) : ''
  }

  private valueText(question: Question, value: AnswerValue): string {
    const { say, format } = this.telling
    // Who was described stays with whoever says who it was.
    const tells = value.kind === 'time' || value.kind === 'place' || value.kind === 'person'
    if (tells && this.reported.audience !== 'office') return say('withheld')
    return valueText(question, value, { format, yes: say('yes'), no: say('no') })
  }

  private text(localized: Localized): string {
    return pipedText(textFor(localized, this.telling.format.locale), (questionId) => {
      const value = this.given.get(questionId)?.value ?? null
      return value === null || this.isHidden(questionId)
        ? null
        : this.valueTextOf(questionId, value)
    })
  }

  private isHidden(questionId: string): boolean {
    return this.reported.result.questions.some(
      ({ id, state }) => id === questionId && state === 'hidden',
    )
  }

  /** That an answer of files was given is enough for conditions; which files, they never ask. */
  private asAnswer(answer: ResultAnswer): Answer {
    const question = this.questions.get(answer.questionId)
    const attachments = question && isFileQuestion(question) ? [''] : []
    return { ...answer, attachments, answeredAt: '' }
  }
}
