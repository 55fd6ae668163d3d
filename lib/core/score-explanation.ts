import type { ChecklistDocument, CriticalRule, Localized, Question, Section } from './checklist'
import { displayPercent, pointsText } from './display-number'
import { Fraction, fractionText, parseFraction } from './exact'
import type { QuestionScore, QuestionState, Score, ScoreResult, SectionScore } from './score-result'

/** Points: exact, and as they are shown ("2.5", "0.67"). */
export interface Points {
  readonly exact: string
  readonly text: string
}

/** Why a score is what it is, for a screen or a PDF that has the sentences. */
export interface ScoreExplanation {
  readonly total: Score | null
  /** Sections in the order of the checklist, also the inner ones. */
  readonly sections: readonly SectionExplanation[]
  /** Every answer that would have lifted the total, the most telling first. */
  readonly improvements: readonly LostPoints[]
}

export interface SectionExplanation {
  readonly sectionId: string
  readonly parentId: string | null
  /** 0 for a root section. */
  readonly depth: number
  readonly title: Localized
  readonly bonus: boolean
  readonly score: Score | null
  /** Part of the total, percent; null for inner and bonus sections and where nothing applied. */
  readonly share: Score | null
  readonly earned: Points
  readonly possible: Points
  /** Questions directly in this section that lost points. */
  readonly lost: readonly LostPoints[]
  /** Bonus questions directly in this section that brought or took points. */
  readonly bonuses: readonly BonusPoints[]
}

export interface LostPoints {
  readonly questionId: string
  readonly sectionId: string
  readonly text: Localized
  readonly standardId: string | null
  readonly state: QuestionState
  readonly earned: Points
  readonly possible: Points
  readonly lost: Points
  /** The effect that this failed critical question had; null when it is not critical or passed. */
  readonly criticalEffect: CriticalRule['effect'] | null
  /** The total if this one answer had been the best possible, and how much higher that is. */
  readonly totalIfBest: Score | null
  readonly gain: Score | null
}

export interface BonusPoints {
  readonly questionId: string
  readonly text: Localized
  readonly standardId: string | null
  readonly earned: Points
}

/**
 * Explains a score from its result alone; nothing is computed anew but differences.
 *
 * Rule    what each question lost, section by section in reading order; improvements are what a
 *         best answer alone would have added to the total, the largest first.
 * Units   percent for scores and gains, points times the question's weight for points.
 * Throws  RangeError when the result belongs to another checklist.
 * Source  SCORING.md, What a result carries; PRODUCT.md (employee).
 */
export function explainScore(result: ScoreResult, document: ChecklistDocument): ScoreExplanation {
  const reading = new Reading(result)
  const sections = document.sections.flatMap((section) => explainSection(reading, section, 0))
  if (sections.length !== result.sections.length) throw otherChecklist()
  // Array sorting is stable, so equal gains stay in the order of the checklist.
  const improvements = sections
    .flatMap(({ lost }) => lost)
    .flatMap((loss) => (loss.gain ? [{ loss, gain: parseFraction(loss.gain.exact) }] : []))
    .sort((a, b) => b.gain.compare(a.gain))
    .map(({ loss }) => loss)
  return { total: result.total, sections, improvements }
}

class Reading {
  readonly sections: ReadonlyMap<string, SectionScore>
  readonly questions: ReadonlyMap<string, QuestionScore>
  readonly total: Fraction | null

  constructor(readonly result: ScoreResult) {
    this.sections = new Map(result.sections.map((section) => [section.id, section]))
    this.questions = new Map(result.questions.map((question) => [question.id, question]))
    this.total = result.total && parseFraction(result.total.exact)
  }
}

function otherChecklist(): RangeError {
  return new RangeError('The result belongs to another checklist')
}

function explainSection(reading: Reading, section: Section, depth: number): SectionExplanation[] {
  const scored = reading.sections.get(section.id)
  if (scored === undefined) throw otherChecklist()
  const own: SectionExplanation = {
    sectionId: section.id,
    parentId: scored.parentId,
    depth,
    title: section.title,
    bonus: scored.bonus,
    score: scored.score,
    share: scored.share,
    earned: pointsOf(parseFraction(scored.earned)),
    possible: pointsOf(parseFraction(scored.possible)),
    lost: section.questions.flatMap((question) => lostPoints(reading, question) ?? []),
    bonuses: section.questions.flatMap((question) => bonusPoints(reading, question) ?? []),
  }
  return [own, ...section.sections.flatMap((inner) => explainSection(reading, inner, depth + 1))]
}

function lostPoints(reading: Reading, question: Question): LostPoints | null {
  const scored = reading.questions.get(question.id)
  if (scored === undefined) throw otherChecklist()
  if (question.bonus || scored.earned === null || scored.possible === null) return null
  const hasFailed = scored.critical === 'failed'
  // The text of a fraction is unique; most answers are full and need no reading.
  if (scored.earned === scored.possible && !hasFailed) return null
  const earned = parseFraction(scored.earned)
  const possible = parseFraction(scored.possible)
  if (!earned.isBelow(possible) && !hasFailed) return null
  const totalIfBest = scored.whatIf?.best ?? null
  return {
    questionId: question.id,
    sectionId: scored.sectionId,
    text: question.text,
    standardId: question.standardId,
    state: scored.state,
    earned: pointsOf(earned),
    possible: pointsOf(possible),
    lost: pointsOf(possible.minus(earned)),
    criticalEffect: hasFailed ? (question.critical?.effect ?? null) : null,
    totalIfBest,
    gain: gainOf(reading.total, totalIfBest),
  }
}

/** How much higher the total would be; null when it would not be higher. */
function gainOf(total: Fraction | null, best: Score | null): Score | null {
  if (total === null || best === null) return null
  const gain = parseFraction(best.exact).minus(total)
  if (!gain.isPositive) return null
  return { exact: fractionText(gain), text: displayPercent(gain, 2, [Fraction.zero]) }
}

function bonusPoints(reading: Reading, question: Question): BonusPoints | null {
  const earned = reading.questions.get(question.id)?.earned ?? null
  if (!question.bonus || earned === null || parseFraction(earned).isZero) return null
  const { id: questionId, text, standardId } = question
  return { questionId, text, standardId, earned: pointsOf(parseFraction(earned)) }
}

function pointsOf(value: Fraction): Points {
  return { exact: fractionText(value), text: pointsText(value) }
}
