import { createTranslator } from 'use-intl/core'
import { templateFile } from '@/lib/checklists/formats/templates'
import type { Answer, Question } from '@/lib/core/checklist'
import { allQuestions, isNumberQuestion } from '@/lib/core/checklist-questions'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { visitPdf } from '@/lib/results/formats/visit-pdf'
import { type Say, visitReport } from '@/lib/results/report'
import { anAnswer } from '../factories'
import { type Bench, median, rounded, timed } from './bench'

/** An answer that loses points at every third question. */
function answerTo(question: Question, index: number): Answer {
  const loses = index % 3 === 1
  const given = { questionId: question.id, comment: loses ? 'Продавец был занят.' : null }
  switch (question.type) {
    case 'yes-no':
      return anAnswer({ ...given, value: { kind: 'choice', option: loses ? 'no' : 'yes' } })
    case 'single':
      return anAnswer({
        ...given,
        value: { kind: 'choice', option: question.options[0]?.id ?? '' },
      })
    case 'multiple':
      return anAnswer({
        ...given,
        value: { kind: 'choices', options: [question.options[0]?.id ?? ''] },
      })
    case 'scale':
      return anAnswer({ ...given, value: { kind: 'number', number: String(question.max) } })
    case 'text':
      return anAnswer({ ...given, value: { kind: 'text', text: 'Всё в порядке.' } })
    default:
      return isNumberQuestion(question)
        ? anAnswer({ ...given, value: { kind: 'number', number: '30' } })
        : anAnswer({ ...given, value: null })
  }
}

export const pdfBench: Bench = {
  name: 'one visit report as PDF',
  async run() {
    const document = templateFile('store-visit').checklist
    const answers = allQuestions(document).map(answerTo)
    const translator = createTranslator({
      locale: 'ru',
      messages: messagesIn('ru'),
      namespace: 'results.report',
    })
    const say: Say = (key, values) => translator(key as never, values as never)
    const telling = { say, format: formatFor('ru') }
    const report = visitReport(
      {
        visitedOn: '2026-10-14',
        unitName: 'Лесная, 14',
        personName: null,
        campaignName: 'Магазины',
        checklist: { number: 1, document },
        result: scoreEvaluation(document, answers),
        oneVisit: null,
        answers,
        photos: [],
        standards: [],
      },
      telling,
    )
    const house = { organisationName: 'Ромашка', logo: null }
    const make = () => visitPdf(report, new Map(), house, telling)
    const [first] = await timed(1, make)
    const times = await timed(15, make)
    return {
      kilobytes: rounded((await make()).byteLength / 1024, 1),
      firstMs: rounded(first ?? Number.NaN),
      ms: rounded(median(times)),
    }
  },
}
