import { noneBesideOthers, notBelow, onlyAlone } from '@/lib/core/answer-bounds'
import type {
  Bands,
  ChecklistDocument,
  Constraint,
  CriticalRule,
  Linear,
  Localized,
  NumberRule,
  Option,
  Question,
  QuestionType,
  Section,
  Touchpoint,
} from '@/lib/core/checklist'
import type { Condition } from '@/lib/core/condition'
import type { ChecklistFile } from './checklist-file'

/** The parts of which the templates are written: Russian and English side by side. */
export type Pair = readonly [ru: string, en: string]

/** A standard: its number, and what it says. */
export type Standard = readonly [number: string, ru: string, en: string]

/** What most questions of a template have in common is the default; a part says what differs. */
export interface More {
  readonly hint?: Pair
  readonly standard?: Standard
  readonly weight?: string
  readonly optional?: true
  readonly notApplicable?: true
  readonly bonus?: true
  readonly informational?: true
  readonly critical?: CriticalRule
  readonly comment?: Question['commentRequired']
  readonly photo?: Question['photo']
  readonly commentOn?: readonly string[]
  readonly photoOn?: readonly string[]
  readonly showWhen?: Condition
  readonly requiredWhen?: Condition
}

export interface TemplateQuestion {
  readonly question: Question
  readonly standard: Standard | null
}

export interface TemplateSection {
  readonly section: Section
  readonly standards: readonly Standard[]
}

function said([ru, en]: Pair): Localized {
  return { ru, en }
}

function base(id: string, text: Pair, more: More, comment: Question['commentRequired'] = 'low') {
  const { commentOn, photoOn, showWhen, requiredWhen, informational } = more
  return {
    id,
    text: said(text),
    hint: more.hint ? said(more.hint) : null,
    standardId: more.standard?.[0] ?? null,
    weight: more.weight ?? '1',
    required: more.optional === undefined,
    allowNotApplicable: more.notApplicable ?? false,
    bonus: more.bonus ?? false,
    critical: more.critical ?? null,
    commentRequired: more.comment ?? comment,
    photo: more.photo ?? 'no',
    ...(commentOn ? { commentOn } : {}),
    ...(photoOn ? { photoOn } : {}),
    ...(showWhen ? { showWhen } : {}),
    ...(requiredWhen ? { requiredWhen } : {}),
    ...(informational ? { informational } : {}),
  } as const
}

function asked(question: Question, { standard }: More): TemplateQuestion {
  return { question, standard: standard ?? null }
}

/** Yes is right; `wrong: true` where no is. */
export function yesNo(
  id: string,
  text: Pair,
  more: More & { readonly wrong?: true } = {},
): TemplateQuestion {
  const [yes, no] = more.wrong ? (['0', '1'] as const) : (['1', '0'] as const)
  return asked({ ...base(id, text, more), type: 'yes-no', yes, no }, more)
}

/** Options as points and text; they are named after the question. */
export type Choice = readonly [points: string, ru: string, en: string]

function optionsOf(id: string, choices: readonly Choice[]): readonly Option[] {
  return choices.map(([points, ru, en], place) => ({
    id: `${id}.${place + 1}`,
    text: { ru, en },
    points,
  }))
}

export function single(
  id: string,
  text: Pair,
  choices: readonly Choice[],
  more: More = {},
): TemplateQuestion {
  return asked({ ...base(id, text, more), type: 'single', options: optionsOf(id, choices) }, more)
}

/** Several may be chosen; the only one without points says "none" and stands alone. */
export function multiple(
  id: string,
  text: Pair,
  choices: readonly Choice[],
  more: More = {},
): TemplateQuestion {
  const options = optionsOf(id, choices)
  const question: Question = { ...base(id, text, more), type: 'multiple', options }
  const none = noneBesideOthers(question)
  const bound = none === null ? {} : { constraint: onlyAlone(id, none) }
  return asked({ ...question, ...bound }, more)
}

/** From 1 to 5, with words at both ends. */
export function scale(
  id: string,
  text: Pair,
  ends: readonly [low: Pair, high: Pair],
  more: More & { readonly bands?: Bands; readonly icon?: 'star' | 'heart' | 'face' } = {},
): TemplateQuestion {
  const [low, high] = ends
  const question: Question = {
    ...base(id, text, more),
    type: 'scale',
    min: 1,
    max: 5,
    minLabel: said(low),
    maxLabel: said(high),
    bands: more.bands ?? null,
    ...(more.icon ? { icon: more.icon } : {}),
  }
  return asked(question, more)
}

/** Bands from the best to the rest, which earns nothing unless said: `upTo(20, '1', 40, '0.5')`. */
export function upTo(...limits: readonly (number | string)[]): Bands {
  const bands = limits.flatMap((limit, place) =>
    place % 2 === 0 ? { upTo: String(limit), credit: String(limits[place + 1] ?? '0') } : [],
  )
  return { kind: 'bands', bands, otherwise: '0' }
}

/** Bands whose rest earns the best: for scales and shares, where more is better. */
export function from(bands: Bands, otherwise: string): Bands {
  return { ...bands, otherwise }
}

/** Full credit at one value, none at the other, straight between. */
export function line(fullAt: number, zeroAt: number): Linear {
  return { kind: 'linear', zeroAt: String(zeroAt), fullAt: String(fullAt) }
}

type Timed = 'duration' | 'stopwatch' | 'counter' | 'percentage'

/** A measured time, a count or a share that earns by a rule; null: it informs. */
export function measured(
  type: Timed,
  id: string,
  text: Pair,
  rule: NumberRule | null,
  more: More = {},
): TemplateQuestion {
  return asked({ ...base(id, text, more, 'never'), type, rule }, more)
}

/** A number that is not below zero, or whatever its least is, nor above its most where it has one. */
export function number(
  id: string,
  text: Pair,
  rule: NumberRule | null,
  more: More & { readonly unit?: Pair; readonly least?: string; readonly most?: string } = {},
): TemplateQuestion {
  const unit = more.unit ? said(more.unit) : null
  const least = more.least ?? '0'
  const constraint = more.most === undefined ? notBelow(id, least) : between(id, least, more.most)
  return asked({ ...base(id, text, more), type: 'number', unit, rule, constraint }, more)
}

function between(id: string, least: string, most: string): Constraint {
  const isAtMost: Condition = {
    kind: 'compare',
    left: { kind: 'answer', question: id },
    operator: 'at-most',
    right: { kind: 'number', value: most },
  }
  return {
    when: { kind: 'all', of: [notBelow(id, least).when, isAtMost] },
    message: said([
      `Нужно число от ${least} до ${most}.`,
      `This must be from ${least} to ${most}.`,
    ]),
  }
}

type Plain = Extract<
  QuestionType,
  'text' | 'photo' | 'date' | 'time' | 'audio' | 'file' | 'signature' | 'place' | 'person' | 'note'
>

/** What informs and never counts: text, photo, date and their like. */
export function informs(type: Plain, id: string, text: Pair, more: More = {}): TemplateQuestion {
  return asked({ ...base(id, text, more, 'never'), type }, more)
}

export function note(id: string, text: Pair, more: More = {}): TemplateQuestion {
  return informs('note', id, text, { ...more, optional: true })
}

/** A critical question's effect; below the threshold (a fraction of full credit) it fails. */
export function critical(effect: CriticalRule['effect'], threshold = '1'): CriticalRule {
  return { effect, cap: null, threshold }
}

/** A failure that holds the total at most at so many percent. */
export function capAt(cap: string, threshold = '1'): CriticalRule {
  return { effect: 'cap', cap, threshold }
}

export function chose(question: string, ...options: readonly string[]): Condition {
  return { kind: 'chosen', question, options }
}

type Part = TemplateQuestion | TemplateSection

const isSection = (part: Part): part is TemplateSection => 'section' in part

interface SectionMore {
  readonly showWhen?: Condition
  readonly layout?: 'matrix'
  readonly impressions?: true
  readonly passMark?: string
}

/** A section with its questions and inner sections; inner ones have the weight 1. */
export function section(
  id: string,
  weight: string,
  title: Pair,
  parts: readonly Part[],
  { showWhen, layout, impressions, passMark }: SectionMore = {},
): TemplateSection {
  const questions = parts.flatMap((part) => (isSection(part) ? [] : part.question))
  const inner = parts.filter(isSection)
  return {
    section: {
      id,
      title: said(title),
      weight,
      passMark: passMark ?? null,
      ...(showWhen ? { showWhen } : {}),
      ...(layout ? { layout } : {}),
      ...(impressions ? { impressions } : {}),
      questions,
      sections: inner.map((part) => part.section),
    },
    standards: parts.flatMap((part) => {
      if (isSection(part)) return part.standards
      return part.standard === null ? [] : [part.standard]
    }),
  }
}

/** Questions with the same choices as one table: a section whose rows they are. */
export function matrix(
  id: string,
  title: Pair,
  choices: readonly Choice[],
  rows: readonly (readonly [id: string, text: Pair, more?: More])[],
): TemplateSection {
  const questions = rows.map(([row, text, more]) => single(row, text, choices, more))
  return section(id, '1', title, questions, { layout: 'matrix' })
}

interface Head {
  readonly title: Pair
  readonly touchpoint: Touchpoint
  readonly passMark: string
}

/**
 * A whole template, as a file of the own format; a standard named twice is written once. The numbers
 * of one template begin alike, so its standards are a chapter of the library.
 */
export function template(
  { title, touchpoint, passMark }: Head,
  sections: readonly TemplateSection[],
): ChecklistFile {
  const checklist: ChecklistDocument = {
    format: 'etalon.checklist/1',
    title: said(title),
    touchpoint,
    policies: {
      method: 'weighted-sections',
      notApplicable: 'exclude',
      unanswered: 'leave-out',
      allowOver100: false,
      passMark,
    },
    sections: sections.map((part) => part.section),
  }
  const standards = new Map(sections.flatMap((part) => part.standards).map((one) => [one[0], one]))
  return {
    format: 'etalon.checklist-file/1',
    checklist,
    standards: [...standards.values()].map(([number, ru, en]) => ({
      number,
      text: { ru, en },
      touchpoint,
      chapter: said(title),
    })),
  }
}
