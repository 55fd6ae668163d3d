import { questionOrder } from '@/lib/core/question-order'
import { aChecklist, aSection, multiple, numberQuestion, textQuestion, yesNo } from './checklist'

/** Questions of all kinds that a formula or condition reads, numbered 1 to 6. */
export const formulaChecklist = aChecklist([
  aSection('s', [
    numberQuestion('people'),
    numberQuestion('tills'),
    multiple('seen', ['1', '2', '3']),
    yesNo('greeted'),
    textQuestion('name'),
  ]),
  aSection('t', [numberQuestion('late')]),
])

/** How they are written in a text that is shown. */
export const formulaNames = { order: questionOrder(formulaChecklist), mark: '#' as const }
