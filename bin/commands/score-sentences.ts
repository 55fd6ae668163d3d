import { createTranslator, type Messages } from 'use-intl/core'
import type { FileProblem } from '@/lib/checklists/formats/checklist-file'
import type { InvalidAnswer } from '@/lib/core/invalid-answer'
import type { AnswersFault } from '@/lib/evaluations/formats/answers-file'
import checklists from '@/lib/platform/i18n/messages/en/checklists.json'
import errors from '@/lib/platform/i18n/messages/en/errors.json'
import { readProblem } from '@/lib/platform/i18n/problem'

const faults: Readonly<Record<InvalidAnswer['fault'], string>> = {
  'unknown-question': 'the checklist has no such question',
  'answered-twice': 'it is answered twice',
  'not-applicable-not-allowed': 'the question does not allow "not applicable"',
  'wrong-kind': 'the value is not of the kind that the question asks for',
  'unknown-option': 'the question has no such option',
  'option-twice': 'an option is chosen twice',
  'option-not-offered': 'the option is not offered beside the other answers',
  'not-a-number': 'the value is not a decimal of at most nine places',
  'not-whole': 'the number must be whole',
  'out-of-range': 'the number is out of range',
  'not-a-date': 'the value is not a date (2026-11-22)',
  'not-a-time': 'the value is not a time of day (09:30)',
  'not-asked': 'nobody is asked this: it is a note or a computed value',
}

/** What is wrong with an answer, as one sentence. */
export function answerSentence({ questionId, fault }: InvalidAnswer): string {
  return `Question ${JSON.stringify(questionId)}: ${faults[fault]}.`
}

/** Why a text holds no answers, as one sentence; `name` is the file, or "The line". */
export function answersSentence(fault: AnswersFault, name: string): string {
  switch (fault.kind) {
    case 'not-json':
      return `${name} is not JSON.`
    case 'not-answers':
      return `${name} holds no answers: {"answers": [...]} or a frozen report is expected.`
    case 'bad-member':
      return `${name} does not fit${fault.place === '' ? '' : ` at ${fault.place}`}: ${fault.fault}.`
  }
}

/** Why a file is not a checklist, as one sentence: the first fault, and how many there are. */
export function checklistSentence(problems: readonly FileProblem[], name: string): string {
  const [first] = problems
  if (first === undefined) return `${name} is not a checklist.`
  const { key, values } = readProblem(first.problem)
  // Imported and not read from the working folder: a command runs wherever its files are.
  const messages: Messages = { checklists, errors }
  const translate = createTranslator({ locale: 'en', messages })
  const place = first.path === '' ? '' : ` at ${first.path}`
  const more = problems.length > 1 ? ` (${problems.length} faults in all.)` : ''
  return `${name} cannot be read as a checklist${place}: ${translate(key, values)}${more}`
}
