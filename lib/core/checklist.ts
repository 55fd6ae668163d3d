/**
 * The checklist document: what a published version freezes.
 *
 * A document is plain JSON. Decimals are strings ("0.142857", at most nine places), so that no
 * binary floating point stands between an answer and a score. Identifiers are unique within the
 * document and never change between versions of one checklist. What is optional here was added to
 * the format after the first versions were published: absent, it means what those versions meant.
 * Source: SCORING.md, Answers, Sections and total, Critical questions.
 */

import type { Condition, Expression } from './condition'
import type { PageTime } from './page-time'

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
  /**
   * What is compared with a pass mark: the exact number (absent), or the whole percent below it or
   * nearest to it.
   */
  readonly passRounding?: 'floor' | 'round' | undefined
  /**
   * How the visits of one person become one score: the mean of their totals (absent), or the points
   * of all visits together.
   */
  readonly personScore?: 'pooled' | undefined
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
  /** The section is asked only while this holds. */
  readonly showWhen?: Condition | undefined
  /** `matrix`: its questions are single choices of the same options, asked as rows of one table. */
  readonly layout?: 'matrix' | undefined
  /** It asks how things felt, not what was there: such sections are asked last. */
  readonly impressions?: true | undefined
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
  /** Options ("yes" and "no" too) after which a comment, or a photo, must be given. */
  readonly commentOn?: readonly string[] | undefined
  readonly photoOn?: readonly string[] | undefined
  /** Asked only while this holds; it reads earlier questions only. */
  readonly showWhen?: Condition | undefined
  /** Required while this holds, whatever `required` says. */
  readonly requiredWhen?: Condition | undefined
  /** What an answer must fulfil, read with the answer itself; the message says what is wanted. */
  readonly constraint?: Constraint | undefined
  /** What stands in the form when it is begun. */
  readonly preset?: AnswerValue | undefined
  /** The answer informs and never counts, although its type could. */
  readonly informational?: true | undefined
  /** A picture shown with the hint: the identifier of one that the organisation stored. */
  readonly hintPicture?: string | undefined
}

export interface Constraint {
  readonly when: Condition
  readonly message: Localized | null
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
  /** Offered only while this holds. */
  readonly showWhen?: Condition | undefined
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
      /** Shown as so many icons instead of figures. */
      readonly icon?: RatingIcon | undefined
    })
  | (QuestionBase & {
      readonly type: 'number'
      readonly unit: Localized | null
      /** null: the number informs and is not scored. */
      readonly rule: NumberRule | null
    })
  /** 0..100, typed or drawn. */
  | (QuestionBase & { readonly type: 'percentage'; readonly rule: NumberRule | null })
  /** Seconds, typed or timed. */
  | (QuestionBase & { readonly type: 'duration'; readonly rule: NumberRule | null })
  /** Seconds, timed only. */
  | (QuestionBase & { readonly type: 'stopwatch'; readonly rule: NumberRule | null })
  /** A whole number from 0, counted up and down with the thumb. */
  | (QuestionBase & { readonly type: 'counter'; readonly rule: NumberRule | null })
  /** Worked out from other answers, shown and never asked. */
  | (QuestionBase & {
      readonly type: 'computed'
      readonly unit: Localized | null
      readonly value: Expression
      readonly rule: NumberRule | null
    })
  | (QuestionBase & { readonly type: 'date' })
  | (QuestionBase & { readonly type: 'time' })
  | (QuestionBase & { readonly type: 'text' })
  | (QuestionBase & { readonly type: 'photo' })
  | (QuestionBase & { readonly type: 'audio' })
  | (QuestionBase & { readonly type: 'file' })
  | (QuestionBase & { readonly type: 'signature' })
  | (QuestionBase & { readonly type: 'place' })
  /** Whom the shopper met, told as seen; somebody of the office says who it was. */
  | (QuestionBase & { readonly type: 'person' })
  /** Only its text: an instruction between questions. */
  | (QuestionBase & { readonly type: 'note' })

export type QuestionType = Question['type']

export type RatingIcon = 'star' | 'heart' | 'face'

/**
 * One answer as the shopper gave it. `value` follows the question's type:
 * yes-no the option "yes" or "no"; single an option id; multiple option ids; scale, number,
 * percentage, counter, duration and stopwatch (seconds) a decimal text; text the text; date and time
 * as the calendar and the clock on the wall show them; place the coordinates; person the name tag and
 * the looks. Photo, audio, file and
 * signature have no value, only attachments; a note and a computed value are not answered at all.
 */
export interface Answer {
  readonly questionId: string
  readonly value: AnswerValue | null
  /** Why the question does not apply; its presence makes the answer N/A. */
  readonly notApplicable: string | null
  readonly comment: string | null
  /** Identifiers of the photos and files made at this question. */
  readonly attachments: readonly string[]
  /** Wall clock of the phone when the answer was last changed, ISO 8601. */
  readonly answeredAt: string
  /** The same moment by the clock of the page; absent in reports of older phones. */
  readonly pageTime?: PageTime | undefined
}

export type AnswerValue =
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'number'; readonly number: Decimal }
  | { readonly kind: 'text'; readonly text: string }
  /** ISO 8601: 2026-11-22. */
  | { readonly kind: 'date'; readonly date: string }
  /** Hours and minutes: 09:30. */
  | { readonly kind: 'time'; readonly time: string }
  /** Degrees, WGS 84; the accuracy in metres, null when it is not known. */
  | {
      readonly kind: 'place'
      readonly latitude: Decimal
      readonly longitude: Decimal
      readonly accuracy: Decimal | null
    }
  /** Of a person met: what the name tag says, and what the person looks like; one at least. */
  | {
      readonly kind: 'person'
      readonly nameTag: string | null
      readonly description: string | null
    }
