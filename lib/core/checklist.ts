/**
 * The checklist document: what a published version freezes.
 *
 * A document is plain JSON. Decimals are strings ("0.142857", at most nine places), so that no
 * binary floating point stands between an answer and a score. Identifiers are unique within the
 * document and never change between versions of one checklist.
 * Source: SCORING.md, Answers, Sections and total, Critical questions.
 */

/** A decimal number as text: optional minus, digits, at most nine places. */
export type Decimal = string

/** A text in the languages it was written in; at least one is present. */
export type Localized = { readonly ru?: string | undefined; readonly en?: string | undefined }

export type Touchpoint = 'store' | 'call' | 'chat' | 'email' | 'social' | 'back-office'

export const touchpoints: readonly Touchpoint[] = [
  'store',
  'call',
  'chat',
  'email',
  'social',
  'back-office',
]

/** What the trade disagrees on: stored with the version, printed with the score. */
export interface ScoringPolicies {
  readonly method: 'weighted-sections' | 'total-points'
  readonly notApplicable: 'exclude' | 'full' | 'zero'
  readonly unanswered: 'leave-out' | 'counts'
  readonly allowOver100: boolean
  /** Percent, 0..100; null when the checklist has no pass mark. */
  readonly passMark: Decimal | null
}

export interface ChecklistDocument {
  readonly format: 'etalon.checklist/1'
  readonly title: Localized
  readonly touchpoint: Touchpoint
  readonly policies: ScoringPolicies
  readonly sections: readonly Section[]
}

export interface Section {
  readonly id: string
  readonly title: Localized
  /** Weight of a root section (or its factor under `total-points`); inner sections carry "1". */
  readonly weight: Decimal
  /** Percent that this root section must reach for the outcome Pass; null for none. */
  readonly passMark: Decimal | null
  readonly questions: readonly Question[]
  readonly sections: readonly Section[]
}

export interface CriticalRule {
  readonly effect: 'none' | 'section-zero' | 'total-zero' | 'cap' | 'outcome-fail'
  /** Percent to which `cap` holds the total; null for the other effects. */
  readonly cap: Decimal | null
  /** Fraction of full credit below which the question fails; "1" means anything below full. */
  readonly threshold: Decimal
}

interface QuestionBase {
  readonly id: string
  readonly text: Localized
  readonly hint: Localized | null
  /** The standard that this question checks; null when none. */
  readonly standardId: string | null
  readonly weight: Decimal
  readonly required: boolean
  readonly allowNotApplicable: boolean
  /** Adds to earned points only. */
  readonly bonus: boolean
  readonly critical: CriticalRule | null
  /** A comment must be written when the credit is below full (`low`), or always. */
  readonly commentRequired: 'never' | 'low' | 'always'
  readonly photo: 'no' | 'optional' | 'required' | 'required-low'
}

export interface Option {
  readonly id: string
  readonly text: Localized
  readonly points: Decimal
  /**
   * The option's own possible points, where the form counts them per option: yes 1/1, no 0/1,
   * "does not apply" 0/0, a bonus yes 1/0. Absent: the highest option (or the sum of the positive
   * ones for `multiple`) is what was possible.
   */
  readonly possible?: Decimal | undefined
}

/** Half-open bands: the first band whose limit is not exceeded gives the credit (fraction of 1). */
export interface Bands {
  readonly kind: 'bands'
  readonly bands: readonly { readonly upTo: Decimal; readonly credit: Decimal }[]
  readonly otherwise: Decimal
}

/** Credit runs linearly from 0 at `zeroAt` to 1 at `fullAt`; flat outside. */
export interface Linear {
  readonly kind: 'linear'
  readonly zeroAt: Decimal
  readonly fullAt: Decimal
}

export type NumberRule = Bands | Linear

export type Question =
  | (QuestionBase & {
      readonly type: 'yes-no'
      /** Points of "yes" and "no"; the usual pair is "1" and "0". */
      readonly yes: Decimal
      readonly no: Decimal
    })
  | (QuestionBase & { readonly type: 'single'; readonly options: readonly Option[] })
  | (QuestionBase & { readonly type: 'multiple'; readonly options: readonly Option[] })
  | (QuestionBase & {
      readonly type: 'scale'
      readonly min: number
      readonly max: number
      readonly minLabel: Localized | null
      readonly maxLabel: Localized | null
      /** null: (value - min) / (max - min). */
      readonly bands: Bands | null
    })
  | (QuestionBase & {
      readonly type: 'number'
      readonly unit: Localized | null
      /** null: the number informs and is not scored. */
      readonly rule: NumberRule | null
    })
  | (QuestionBase & { readonly type: 'duration'; readonly rule: NumberRule | null })
  | (QuestionBase & { readonly type: 'text' })
  | (QuestionBase & { readonly type: 'photo' })

export type QuestionType = Question['type']

/**
 * One answer as the shopper gave it. `value` follows the question's type:
 * yes-no the option "yes" or "no"; single an option id; multiple option ids; scale, number, duration
 * (seconds) a decimal text; text the text; photo has no value, only attachments.
 */
export interface Answer {
  readonly questionId: string
  readonly value: AnswerValue | null
  /** Why the question does not apply; its presence makes the answer N/A. */
  readonly notApplicable: string | null
  readonly comment: string | null
  /** Identifiers of the photos taken at this question. */
  readonly attachments: readonly string[]
  /** Wall clock of the phone when the answer was last changed, ISO 8601. */
  readonly answeredAt: string
}

export type AnswerValue =
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly number: Decimal }
  | { readonly kind: 'text'; readonly text: string }
