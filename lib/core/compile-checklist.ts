import { type Pair, type PairRule, pairRuleOf } from './answer-pair'
import type { ChecklistDocument, CriticalRule, Question, Section } from './checklist'
import { Fraction, parseDecimal } from './exact'
import { fingerprintOf } from './fingerprint'
import { hasLogic } from './form-reading'
import {
  buildSheet,
  type CountedPair,
  countPair,
  PairKinds,
  type PairQuestion,
  type PairSection,
  type Sheet,
  type SheetCritical,
  type SheetQuestion,
} from './score-sheet'
import { scoringRulesOf } from './scoring-rules'

/** A checklist prepared for scoring many evaluations: all that does not depend on the answers. */
export interface CompiledChecklist {
  readonly document: ChecklistDocument
  readonly rulesFingerprint: string
  readonly sheet: Sheet
  readonly kinds: PairKinds
  /** In the order of the sheet's sections and questions. */
  readonly sections: readonly CompiledSection[]
  readonly questions: readonly CompiledQuestion[]
  readonly placeOf: ReadonlyMap<string, number>
  /** False: nothing is hidden or worked out, whatever the answers. */
  readonly hasLogic: boolean
}

export interface CompiledSection {
  readonly section: Section
  readonly passMark: Fraction | null
}

export interface CompiledQuestion {
  readonly question: Question
  readonly sectionId: string
  /** The sections that hold the question, from the root inwards. */
  readonly path: readonly string[]
  /** null: informational. */
  readonly scored: ScoredQuestion | null
}

export interface ScoredQuestion {
  readonly rule: PairRule
  /** Counted pairs of values: of all options from the start, of other values as they are met. */
  readonly byValue: Map<string, CountedPair>
  readonly worst: CountedPair
  readonly best: CountedPair
  /** An answer counted in full or as nothing by policy; it neither passes nor fails as critical. */
  readonly inFull: CountedPair
  readonly asNothing: CountedPair
  /** An answer that was not given but counts. */
  readonly unanswered: CountedPair
}

/**
 * Prepares a checklist for scoring.
 *
 * Rule    all that scoring asks of a checklist is worked out once: places, pairs of every option,
 *         the sheet of sections. Scoring with it gives what scoring the document gives.
 * Throws  RangeError when the document holds a number that is not a decimal, or one identifier for
 *         two questions: `checklistProblems` names these to the author before publishing.
 * Source  SCORING.md.
 */
export function compileChecklist(document: ChecklistDocument): CompiledChecklist {
  const listed: Listed[] = []
  const sections: CompiledSection[] = []
  const roots = document.sections.map((section) => pairSection(section, [], sections, listed))
  const sheet = buildSheet(roots, document.policies)
  const kinds = new PairKinds()
  const placeOf = new Map(listed.map(({ question }, place) => [question.id, place]))
  if (placeOf.size !== listed.length) throw new RangeError('Two questions share an identifier')
  let fingerprint: string | null = null
  return {
    document,
    // A trial is scored at every answer and is never filed: only who asks waits for it.
    get rulesFingerprint() {
      fingerprint ??= fingerprintOf(scoringRulesOf(document))
      return fingerprint
    },
    sheet,
    kinds,
    sections,
    questions: listed.map(({ question, path, rule }, place) => {
      const onSheet = sheet.questions[place]
      return {
        question,
        sectionId: path.at(-1) ?? '',
        path,
        scored: rule !== null && onSheet ? scoredQuestion(sheet, onSheet, rule, kinds) : null,
      }
    }),
    placeOf,
    hasLogic: hasLogic(document),
  }
}

interface Listed {
  readonly question: Question
  readonly path: readonly string[]
  readonly rule: PairRule | null
}

/** Lists sections and questions in the reading order that `buildSheet` keeps. */
function pairSection(
  section: Section,
  above: readonly string[],
  sections: CompiledSection[],
  listed: Listed[],
): PairSection {
  const path = [...above, section.id]
  const passMark = section.passMark === null ? null : parseDecimal(section.passMark)
  sections.push({ section, passMark })
  const questions = section.questions.map((question): PairQuestion => {
    const rule = pairRuleOf(question)
    listed.push({ question, path, rule })
    return {
      id: question.id,
      weight: parseDecimal(question.weight),
      bonus: question.bonus,
      denominator: rule?.denominator ?? null,
      critical: rule && question.critical && sheetCritical(question.critical),
    }
  })
  return {
    id: section.id,
    weight: parseDecimal(section.weight),
    questions,
    sections: section.sections.map((inner) => pairSection(inner, path, sections, listed)),
  }
}

function sheetCritical(critical: CriticalRule): SheetCritical {
  const { effect } = critical
  const cap = effect === 'cap' && critical.cap !== null ? parseDecimal(critical.cap) : null
  return {
    effect,
    limit: effect === 'total-zero' ? Fraction.zero : cap,
    threshold: parseDecimal(critical.threshold),
  }
}

function scoredQuestion(
  sheet: Sheet,
  question: SheetQuestion,
  rule: PairRule,
  kinds: PairKinds,
): ScoredQuestion {
  const known = new Map<Pair, CountedPair>()
  const counted = (pair: Pair) => {
    const found = known.get(pair) ?? countPair(sheet, question, pair, kinds)
    known.set(pair, found)
    return found
  }
  const { choose } = rule
  const pairs = choose.kind === 'by-option' ? [...choose.pairs] : []
  const nothing = counted({ earned: Fraction.zero, possible: rule.possible })
  return {
    rule,
    byValue: new Map(pairs.map(([option, pair]) => [option, counted(pair)])),
    worst: counted(rule.worst),
    best: counted(rule.best),
    inFull: { ...counted(rule.full), critical: null },
    asNothing: { ...nothing, critical: null },
    unanswered: nothing,
  }
}
