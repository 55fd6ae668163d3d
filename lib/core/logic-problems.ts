import { answerFault } from './answer-check'
import type { ChecklistDocument, Option, Question, Section } from './checklist'
import type { ChecklistProblem, ProblemCode, Severity } from './checklist-problem'
import { allQuestions } from './checklist-questions'
import type { Condition } from './condition'
import { claimFits, leafFits } from './condition-left'
import { isDecimal } from './decimal'
import { type LogicParts, partsOfCondition, partsOfExpression } from './logic-parts'
import { pipesOf } from './piped-text'
import { optionIdsOf } from './question-order'
import { unreachableParts } from './reachable'

/**
 * What is wrong with branching, computed values, piped texts, presets and matrices.
 *
 * Rule    a condition reads earlier questions only (a constraint its own as well), options that
 *         exist, and values that the question has. What no answers can bring onto the screen is
 *         told; a matrix has single choices of the same options.
 * Returns none where all is well; what cannot come onto the screen only where nothing else is an
 *         error.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function logicProblems(document: ChecklistDocument): ChecklistProblem[] {
  const problems = new LogicCheck(document).run()
  return problems.some(({ severity }) => severity === 'error')
    ? problems
    : [...problems, ...unreachableProblems(document)]
}

/** A value that reads no answer is the same in every visit. */
function readsAnswers({ atoms, leaves }: LogicParts): boolean {
  return (
    leaves.some(({ kind }) => kind !== 'number') || atoms.some(({ kind }) => kind !== 'compare')
  )
}

type Where = Pick<ChecklistProblem, 'sectionId' | 'questionId' | 'optionId' | 'field'>

class LogicCheck {
  private readonly problems: ChecklistProblem[] = []
  private readonly all: ReadonlyMap<string, Question>
  private readonly earlier = new Set<string>()

  constructor(private readonly document: ChecklistDocument) {
    this.all = new Map(allQuestions(document).map((question) => [question.id, question]))
  }

  run(): ChecklistProblem[] {
    for (const section of this.document.sections) this.checkSection(section)
    return this.problems
  }

  private add(severity: Severity, code: ProblemCode, where: Where, detail: string | null = null) {
    this.problems.push({ ...where, severity, code, detail })
  }

  private checkSection(section: Section): void {
    const where = { sectionId: section.id, questionId: null, optionId: null, field: null }
    if (section.showWhen) this.checkCondition(section.showWhen, { ...where, field: 'showWhen' })
    if (section.layout === 'matrix' && !isEqualMatrix(section)) {
      this.add('error', 'matrix-unequal', where)
    }
    for (const question of section.questions) this.checkQuestion(question, section.id)
    for (const inner of section.sections) this.checkSection(inner)
  }

  private checkQuestion(question: Question, sectionId: string): void {
    const where = { sectionId, questionId: question.id, optionId: null, field: null }
    const { showWhen, requiredWhen, constraint } = question
    if (showWhen) this.checkCondition(showWhen, { ...where, field: 'showWhen' })
    if (requiredWhen) this.checkCondition(requiredWhen, { ...where, field: 'requiredWhen' })
    if (question.type === 'computed') {
      const parts = partsOfExpression(question.value)
      this.checkParts(parts, { ...where, field: 'value' })
      if (!readsAnswers(parts)) {
        this.add('warning', 'computed-reads-nothing', { ...where, field: 'value' })
      }
    }
    for (const option of optionsOf(question)) {
      const own = { ...where, optionId: option.id, field: 'showWhen' }
      if (option.showWhen) this.checkCondition(option.showWhen, own)
    }
    this.checkPipes(question, where)
    this.checkDemands(question, where)
    this.earlier.add(question.id)
    if (constraint) this.checkCondition(constraint.when, { ...where, field: 'constraint' })
  }

  private checkCondition(condition: Condition, where: Where): void {
    this.checkParts(partsOfCondition(condition), where)
  }

  private checkParts({ atoms, leaves }: LogicParts, where: Where): void {
    for (const atom of atoms) {
      if (atom.kind === 'compare') continue
      const question = this.readable(atom.question, where)
      if (question === null) continue
      if (!claimFits(atom, question)) this.add('error', 'condition-kind', where, question.id)
      else if (atom.kind === 'chosen') this.checkOptions(question, atom.options, where)
    }
    for (const leaf of leaves) {
      if (leaf.kind === 'number') {
        if (!isDecimal(leaf.value)) this.add('error', 'not-a-decimal', where)
        continue
      }
      const question = this.readable(leaf.question, where)
      if (question === null) continue
      if (!leafFits(leaf, question)) this.add('error', 'condition-kind', where, question.id)
    }
  }

  /** The earlier question of this name; null, and said so, where there is none. */
  private readable(questionId: string, where: Where): Question | null {
    const question = this.all.get(questionId)
    if (question === undefined) this.add('error', 'condition-unknown', where, questionId)
    else if (!this.earlier.has(questionId)) this.add('error', 'condition-later', where, questionId)
    else return question
    return null
  }

  private checkOptions(question: Question, options: readonly string[], where: Where): void {
    const known = new Set(optionIdsOf(question))
    if (options.length === 0 || !options.every((option) => known.has(option))) {
      this.add('error', 'condition-option', where, question.id)
    }
  }

  private checkPipes(question: Question, where: Where): void {
    for (const questionId of readInTexts(question)) {
      if (!this.all.has(questionId)) this.add('error', 'pipe-unknown', where, questionId)
      else if (!this.earlier.has(questionId)) this.add('error', 'pipe-later', where, questionId)
    }
  }

  private checkDemands(question: Question, where: Where): void {
    const known = new Set(optionIdsOf(question))
    for (const field of ['commentOn', 'photoOn'] as const) {
      if (!(question[field] ?? []).every((option) => known.has(option))) {
        this.add('error', 'demand-unknown-option', { ...where, field })
      }
    }
    if (question.preset === undefined) return
    const answer = { questionId: question.id, value: question.preset, ...nothingElse }
    if (answerFault(question, answer) !== null) {
      this.add('error', 'preset-invalid', { ...where, field: 'preset' })
    }
  }
}

/** The questions whose answers a question's texts show; an edit elsewhere leaves its texts as they are. */
function readInTexts(question: Question): ReadonlySet<string> {
  const known = knownReads.get(question)
  if (known !== undefined) return known
  const texts = [question.text, question.hint, ...optionsOf(question).map(({ text }) => text)]
  const read = new Set(texts.flatMap((text) => [text?.ru ?? '', text?.en ?? '']).flatMap(pipesOf))
  knownReads.set(question, read)
  return read
}

const knownReads = new WeakMap<Question, ReadonlySet<string>>()

const nothingElse = { notApplicable: null, comment: null, attachments: [], answeredAt: '' }

function optionsOf(question: Question): readonly Option[] {
  return 'options' in question ? question.options : []
}

/** True when all rows of a matrix are single choices of options with the same texts and points. */
function isEqualMatrix({ questions, sections }: Section): boolean {
  const [first] = questions
  if (first?.type !== 'single' || sections.length > 0) return questions.length === 0
  const columns = JSON.stringify(columnsOf(first))
  return questions.every(
    (row) => row.type === 'single' && JSON.stringify(columnsOf(row)) === columns,
  )
}

function columnsOf({ options }: Question & { type: 'single' }): unknown {
  return options.map(({ text, points, possible }) => ({ text, points, possible }))
}

function unreachableProblems(document: ChecklistDocument): ChecklistProblem[] {
  const unreachable = new Set(unreachableParts(document))
  if (unreachable.size === 0) return []
  const problem = (sectionId: string, questionId: string | null): ChecklistProblem => ({
    severity: 'warning',
    code: 'unreachable',
    sectionId,
    questionId,
    optionId: null,
    field: 'showWhen',
    detail: null,
  })
  const inSection = (section: Section): ChecklistProblem[] => [
    ...(unreachable.has(section.id) ? [problem(section.id, null)] : []),
    ...section.questions
      .filter(({ id }) => unreachable.has(id))
      .map(({ id }) => problem(section.id, id)),
    ...section.sections.flatMap(inSection),
  ]
  return document.sections.flatMap(inSection)
}
