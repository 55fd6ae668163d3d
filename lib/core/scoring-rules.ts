import type { Bands, ChecklistDocument, Decimal, NumberRule, Question, Section } from './checklist'
import { isNumberQuestion } from './checklist-questions'
import { plainDecimalText } from './display-number'
import { parseDecimal } from './exact'

/** Grows whenever a rule of the scoring changes: an old result keeps the number it was made with. */
export const scoringRulesVersion = 1

/**
 * The part of a checklist that decides scores, in one spelling: no texts, no hints, no demands for
 * comments; decimals without idle zeros. Equal rules give equal fingerprints. Members that came into
 * the format later are there only where a checklist uses them, so that older fingerprints stand.
 *
 * Rule    identifiers, types, weights, options and their points, rules, critical rules, conditions
 *         and policies; what only people read is left out.
 * Throws  RangeError for a number that is not a decimal.
 * Source  SCORING.md, What a result carries.
 */
export function scoringRulesOf(document: ChecklistDocument): unknown {
  const { policies } = document
  return {
    format: 'etalon.rules/1',
    rulesVersion: scoringRulesVersion,
    policies: { ...policies, passMark: plainOrNull(policies.passMark) },
    sections: document.sections.map(sectionRules),
  }
}

function sectionRules(section: Section): unknown {
  return {
    id: section.id,
    weight: plain(section.weight),
    passMark: plainOrNull(section.passMark),
    showWhen: section.showWhen,
    questions: section.questions.map(questionRules),
    sections: section.sections.map(sectionRules),
  }
}

function questionRules(question: Question): unknown {
  const { critical } = question
  return {
    id: question.id,
    type: question.type,
    weight: plain(question.weight),
    bonus: question.bonus,
    allowNotApplicable: question.allowNotApplicable,
    critical: critical && {
      effect: critical.effect,
      cap: plainOrNull(critical.cap),
      threshold: plain(critical.threshold),
    },
    rule: answerRules(question),
    showWhen: question.showWhen,
    informational: question.informational,
    value: question.type === 'computed' ? question.value : undefined,
  }
}

function answerRules(question: Question): unknown {
  switch (question.type) {
    case 'yes-no':
      return { yes: plain(question.yes), no: plain(question.no) }
    case 'single':
    case 'multiple':
      return question.options.map((option) => ({
        id: option.id,
        points: plain(option.points),
        possible: option.possible === undefined ? null : plain(option.possible),
        showWhen: option.showWhen,
      }))
    case 'scale':
      return {
        min: question.min,
        max: question.max,
        bands: question.bands && bands(question.bands),
      }
    default:
      return isNumberQuestion(question) ? question.rule && numberRule(question.rule) : null
  }
}

function numberRule(rule: NumberRule): unknown {
  if (rule.kind === 'bands') return bands(rule)
  return { kind: rule.kind, zeroAt: plain(rule.zeroAt), fullAt: plain(rule.fullAt) }
}

function bands(rule: Bands): unknown {
  return {
    kind: rule.kind,
    bands: rule.bands.map((band) => ({ upTo: plain(band.upTo), credit: plain(band.credit) })),
    otherwise: plain(rule.otherwise),
  }
}

function plain(decimal: Decimal): string {
  return plainDecimalText(parseDecimal(decimal))
}

function plainOrNull(decimal: Decimal | null): string | null {
  return decimal === null ? null : plain(decimal)
}
