import { pointsApartIn } from './best-points'
import type { ChecklistDocument, Question, Section } from './checklist'
import type { ChecklistProblem, ProblemCode, Severity } from './checklist-problem'
import { allQuestions, isScored, isUnasked, questionsBeneath } from './checklist-questions'
import { isDecimal } from './decimal'
import { pointsText } from './display-number'
import { Fraction, parseDecimal } from './exact'
import { logicProblems } from './logic-problems'
import { isEmptyText, isPercent, questionProblemsOf } from './question-problems'

/**
 * Everything that is wrong or odd in a checklist, in reading order.
 *
 * Rule    only a problem of severity `error` hinders publishing. Weights need not add up to 100: their
 *         sum is shown beside them and is no remark. Drafts are welcome: nothing in the document makes it throw.
 * Returns an empty list for a checklist with which nothing is wrong or odd.
 * Source  SCORING.md, Sections and total, Critical questions.
 */
export function checklistProblems(document: ChecklistDocument): ChecklistProblem[] {
  const problems: ChecklistProblem[] = []
  if (isEmptyText(document.title)) problems.push(problemOf('error', 'empty-title'))
  problems.push(...markProblems(document.policies.passMark, null))
  const seen = new Set<string>()
  for (const section of document.sections) problems.push(...sectionProblems(section, 0, seen))
  return [...problems, ...logicProblems(document), ...wholeProblems(document)]
}

/**
 * Whether nothing hinders publishing.
 *
 * Rule    an error hinders; warnings and notes do not.
 * Returns true for an empty list.
 * Source  SCORING.md, Sections and total (shown, renormalised, never refused).
 */
export function isPublishable(problems: readonly ChecklistProblem[]): boolean {
  return problems.every(({ severity }) => severity !== 'error')
}

function problemOf(
  severity: Severity,
  code: ProblemCode,
  place: Partial<ChecklistProblem> = {},
): ChecklistProblem {
  const nowhere = { sectionId: null, questionId: null, optionId: null, field: null, detail: null }
  return { ...nowhere, ...place, severity, code }
}

function markProblems(passMark: string | null, sectionId: string | null): ChecklistProblem[] {
  if (passMark === null) return []
  const place = { sectionId, field: 'passMark' }
  if (!isDecimal(passMark)) return [problemOf('error', 'not-a-decimal', place)]
  if (isPercent(parseDecimal(passMark))) return []
  return [problemOf('error', 'pass-mark-out-of-range', place)]
}

function sectionProblems(section: Section, depth: number, seen: Set<string>): ChecklistProblem[] {
  const sectionId = section.id
  const problems = [...idProblems(section.id, { sectionId }, seen)]
  if (isEmptyText(section.title)) problems.push(problemOf('error', 'empty-title', { sectionId }))
  problems.push(...weightProblems(section, depth), ...markProblems(section.passMark, sectionId))
  if (questionsBeneath(section).length === 0) {
    problems.push(problemOf('warning', 'empty-section', { sectionId }))
  }
  for (const question of section.questions) {
    const place = { sectionId, questionId: question.id }
    problems.push(...idProblems(question.id, place, seen))
    problems.push(...questionProblemsOf(question, sectionId))
  }
  for (const inner of section.sections) problems.push(...sectionProblems(inner, depth + 1, seen))
  return problems
}

function idProblems(
  id: string,
  place: Partial<ChecklistProblem>,
  seen: Set<string>,
): ChecklistProblem[] {
  if (seen.has(id)) return [problemOf('error', 'duplicate-id', place)]
  seen.add(id)
  return []
}

function weightProblems(section: Section, depth: number): ChecklistProblem[] {
  const place = { sectionId: section.id, field: 'weight' }
  if (!isDecimal(section.weight)) return [problemOf('error', 'not-a-decimal', place)]
  const weight = parseDecimal(section.weight)
  if (weight.isNegative) return [problemOf('error', 'negative-weight', place)]
  if (depth > 0) {
    return weight.equals(Fraction.one) ? [] : [problemOf('warning', 'inner-weight-ignored', place)]
  }
  const scored = questionsBeneath(section).filter(isScored)
  const isBonus = scored.length > 0 && scored.every(({ bonus }) => bonus)
  if (isBonus) {
    return scored
      .filter(({ allowNotApplicable }) => allowNotApplicable)
      .map(({ id: questionId }) =>
        problemOf('warning', 'not-applicable-in-bonus-section', {
          sectionId: section.id,
          questionId,
        }),
      )
  }
  return weight.isZero && scored.length > 0
    ? [problemOf('error', 'section-without-weight', place)]
    : []
}

function wholeProblems(document: ChecklistDocument): ChecklistProblem[] {
  const questions = allQuestions(document)
  if (questions.length === 0) return [problemOf('error', 'no-questions')]
  return [...anotherPersonMet(document), ...scoringProblems(document, questions)]
}

/**
 * A visit names one person: whoever reads the report sees what was told at each of these questions and
 * says once who it was.
 */
function anotherPersonMet(document: ChecklistDocument): ChecklistProblem[] {
  const [first, ...more] = sectionsIn(document.sections)
    .flatMap(({ id, questions }) => questions.map((question) => ({ sectionId: id, question })))
    .map((placed, index) => ({ ...placed, number: index + 1 }))
    .filter(({ question }) => question.type === 'person')
  return more.map(({ sectionId, question }) =>
    problemOf('warning', 'another-person-met', {
      ...{ sectionId, questionId: question.id, detail: String(first?.number) },
    }),
  )
}

function sectionsIn(sections: readonly Section[]): readonly Section[] {
  return sections.flatMap((section) => [section, ...sectionsIn(section.sections)])
}

function scoringProblems(
  document: ChecklistDocument,
  questions: readonly Question[],
): ChecklistProblem[] {
  const counting = questions.filter((question) => isScored(question) && !question.bonus)
  if (counting.length === 0) return [problemOf('warning', 'nothing-scored')]
  const problems: ChecklistProblem[] = []
  if (counting.every(({ allowNotApplicable }) => allowNotApplicable)) {
    problems.push(problemOf('warning', 'not-applicable-everywhere'))
  }
  return [...problems, ...pointsApartNotes(document), ...earlyImpressions(document.sections)]
}

/** Where points are the weights by the method itself there is nothing to compare. */
function pointsApartNotes({ policies, sections }: ChecklistDocument): ChecklistProblem[] {
  if (policies.method !== 'weighted-sections') return []
  return sections.flatMap((section) => {
    const apart = pointsApartIn(section)
    if (apart === null) return []
    const detail = `${pointsText(apart.least)} ${pointsText(apart.most)}`
    return [problemOf('note', 'points-apart', { sectionId: section.id, detail })]
  })
}

/**
 * Sections of impressions before which not all facts were asked: facts fade in minutes, and a feeling
 * that was just put into words colours what comes after it.
 */
function earlyImpressions(sections: readonly Section[]): ChecklistProblem[] {
  const parts = sections.flatMap((section) => partsIn(section, false))
  const lastFact = parts.findLastIndex(({ areImpressions }) => !areImpressions)
  return parts
    .slice(0, lastFact + 1)
    .filter(({ areImpressions }) => areImpressions)
    .map(({ sectionId }) => problemOf('note', 'impressions-early', { sectionId }))
}

interface AskedPart {
  readonly sectionId: string
  readonly areImpressions: boolean
}

/** Sections that ask anything themselves, in reading order; what is in impressions is impressions. */
function partsIn({ id, impressions, questions, sections }: Section, above: boolean): AskedPart[] {
  const areImpressions = above || impressions === true
  const own = questions.every(isUnasked) ? [] : [{ sectionId: id, areImpressions }]
  return [...own, ...sections.flatMap((inner) => partsIn(inner, areImpressions))]
}
