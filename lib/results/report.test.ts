import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import type { Answer } from '@/lib/core/checklist'
import { Fraction } from '@/lib/core/exact'
import { sureOfOneVisit, visitNoise } from '@/lib/core/reliability'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import { sureOfVisit } from '@/lib/core/section-interval'
import { formatFor } from '@/lib/platform/i18n/bound-format'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { aChecklistDocument, anAnswer, aQuestion, aQuestionOf, aSection } from '@/test/factories'
import { visitPdf } from './formats/visit-pdf'
import { type Reported, type Say, type Telling, type VisitReport, visitReport } from './report'

function telling(locale: Locale): Telling {
  const say: Say = createTranslator({
    locale,
    messages: messagesIn(locale) as never,
    namespace: 'results.report' as never,
  }) as never
  return { say, format: formatFor(locale) }
}

/** The report with plain spaces where a number must not break. */
function plainReport(locale: Locale) {
  const text = JSON.stringify(visitReport(reported, telling(locale)))
  return JSON.parse(text.replace(/[\u00a0\u202f]/g, ' ')) as VisitReport
}

const plainText = (text: unknown) => String(text).replace(/[\u00a0\u202f]/g, ' ')

const document = aChecklistDocument({
  title: { ru: 'Визит в магазин', en: 'Store visit' },
  policies: { passMark: '85' },
  sections: [
    aSection({
      id: 'contact',
      title: { ru: 'Контакт', en: 'Contact' },
      questions: [
        aQuestion({ id: 'greet', text: { ru: 'Продавец поздоровался', en: 'Greeted' } }),
        aQuestion({
          id: 'offer',
          text: { ru: 'Предложил помощь первым', en: 'Offered help first' },
          standardId: 'standard-2.4',
        }),
        aQuestion({
          id: 'badge',
          text: { ru: 'Бейдж виден', en: 'Badge' },
          allowNotApplicable: true,
        }),
      ],
    }),
    aSection({
      id: 'till',
      title: { ru: 'Касса', en: 'Till' },
      questions: [
        aQuestionOf('duration', {
          id: 'queue',
          text: { ru: 'Сколько стояли в очереди', en: 'How long was the queue' },
          rule: {
            kind: 'bands',
            bands: [{ upTo: '120', credit: '1' }],
            otherwise: '0',
          },
        }),
      ],
    }),
  ],
})

const answers: readonly Answer[] = [
  anAnswer({ questionId: 'greet', value: { kind: 'choice', option: 'yes' } }),
  anAnswer({
    questionId: 'offer',
    value: { kind: 'choice', option: 'no' },
    comment: 'Стояла у стойки',
  }),
  anAnswer({ questionId: 'badge', value: null, notApplicable: 'лица не было видно' }),
  anAnswer({ questionId: 'queue', value: { kind: 'number', number: '102' } }),
]

const reported: Reported = {
  visitedOn: '2026-10-14',
  unitName: 'Лесная, 14',
  personName: null,
  campaignName: 'Магазины, осень',
  checklist: { number: 3, document },
  result: scoreEvaluation(document, answers),
  oneVisit: sureOfOneVisit(Fraction.of(75), visitNoise([])),
  answers,
  photos: [],
  standards: [{ id: 'standard-2.4', number: '2.4', text: { ru: 'Первым предлагает помощь' } }],
}

describe('visitReport', () => {
  it('tells the score, what was lost, by which standard, and what would have changed it', () => {
    const report = plainReport('ru')
    expect(report.title).toBe('Лесная, 14')
    expect(report.subtitle).toBe(
      'Проверка: среда, 14 октября 2026 · Визит в магазин, версия 3 · Магазины, осень',
    )
    expect(report.score).toBe('75,00 %')
    expect(report.outcome).toEqual({
      passed: false,
      text: 'Не пройдено: до порога 85 % не хватило 10,00 %',
    })
    const [contact, till] = report.sections
    expect(contact?.sentence).toBe('Раздел «Контакт»: 1 из 2.')
    expect(contact?.rows.map(({ answer, points, isLoss }) => [answer, points, isLoss])).toEqual([
      ['Да', '1 из 1', false],
      ['Нет', '0 из 1', true],
      ['Не применимо: лица не было видно', null, false],
    ])
    expect(contact?.rows[1]).toMatchObject({
      comment: 'Стояла у стойки',
      standard: { number: '2.4', text: 'Первым предлагает помощь' },
      ifBest: 'было бы 100,00 %',
    })
    expect(till?.rows[0]?.answer).toBe('1:42')
    expect(report.improvements).toEqual([
      '«Предложил помощь первым»: +25,00, оценка была бы 100,00 %',
    ])
    expect(report.rules[0]).toMatch(/^С учётом «не применимо»: от .* до .*\.$/)
  })

  it('tells every policy that the score was made with', () => {
    const [, ...usual] = plainReport('ru').rules
    expect(usual).toEqual([
      'Оценка: средняя по разделам с их весами.',
      '«Не применимо» не учитывается.',
      'Вопросы без ответа не учитываются.',
      'Оценка не бывает выше 100 %.',
      'Порог «пройдено» 85 %, сравнивается точная оценка.',
      'За период оценка сотрудника: среднее оценок его проверок.',
    ])
    const [first, ...others] = document.sections.map((own) => ({ ...own, passMark: '60' }))
    if (!first) throw new Error('no section')
    const other = aChecklistDocument({
      ...document,
      sections: [first, ...others.map((own) => ({ ...own, passMark: null }))],
      policies: {
        method: 'total-points',
        notApplicable: 'zero',
        unanswered: 'counts',
        allowOver100: true,
        passMark: null,
        passRounding: 'floor',
        personScore: 'pooled',
      },
    })
    const { rules } = visitReport(
      { ...reported, result: scoreEvaluation(other, answers) },
      telling('en'),
    )
    expect(rules.slice(1)).toEqual([
      'Score: points earned of points possible over the whole checklist.',
      '“Not applicable” counts as zero.',
      'Questions without an answer count as zero.',
      'The score may be above 100 %.',
      'The checklist has no pass mark.',
      expect.stringMatching(/^Pass marks of sections: Contact 60.%; .* without its fraction\.$/),
      expect.stringContaining('points of all visits together'),
    ])
  })

  it('says of how many visits it is, and how sure that makes it', () => {
    expect(plainReport('ru').sure).toBe(
      'Одна проверка (n = 1), интервал 90 %: 64,31–85,69. Надёжность 0,21 (опубликованные данные): судить по одной рано. Надёжность от 0 до 1 говорит, какую часть различий между проверками объясняет сама работа, а не случай.',
    )
    const oneVisit = sureOfOneVisit(Fraction.of(75), {
      ...visitNoise([]),
      source: 'own-visits',
    })
    const told = visitReport({ ...reported, oneVisit }, telling('en')).sure
    expect(told).toMatch(/^One visit \(n = 1\), 90 % interval .* \(your visits of a year\)/)
  })

  it('says how sure each section is, and how touchpoints weigh where they do', () => {
    const sure = { ...reported, oneVisit: sureOfVisit(reported.result, visitNoise([])) }
    const weights = { store: '40', 'back-office': '20.5' }
    const report = visitReport({ ...sure, touchpointWeights: weights }, telling('ru'))
    expect(plainText(report.sections[0]?.sentence)).toMatch(
      /^Раздел «Контакт»: 1 из 2\. По одной проверке \(n = 1\) интервал 90 %: [\d,–]+\.$/,
    )
    expect(report.rules.map(plainText)).toContain(
      'За период оценка по нескольким каналам взвешена: магазины 40, звонки в офис 20,5. Канал без проверок в ней не участвует.',
    )
    expect(visitReport(sure, telling('en')).rules.filter((rule) => /weighted:/.test(rule))).toEqual(
      [],
    )
  })

  it('says where one visit does not settle whether it passed, and nothing where it does', () => {
    // 75 % of one visit reaches from 64.31 to 85.69: a mark of 85 lies within.
    expect(plainReport('ru').doubts).toEqual([
      'По одной проверке это не наверняка: порог 85 % лежит внутри интервала 64,31–85,69.',
    ])
    expect(plainReport('en').doubts).toEqual([
      'One visit does not settle this: the pass mark 85 % lies within the interval 64.31–85.69.',
    ])
    const far = sureOfOneVisit(Fraction.of(60), visitNoise([]))
    expect(visitReport({ ...reported, oneVisit: far }, telling('ru')).doubts).toEqual([])
    expect(visitReport({ ...reported, oneVisit: null }, telling('ru')).doubts).toEqual([])
  })

  it('writes the interval beside every section, and what the fingerprint is for', () => {
    const sure = { ...reported, oneVisit: sureOfVisit(reported.result, visitNoise([])) }
    const report = visitReport(sure, telling('en'))
    expect(report.sections.map(({ range }) => plainText(range))).toEqual(
      report.sections.map(() => expect.stringMatching(/^n = 1, 90 % interval [\d.]+–[\d.]+$/)),
    )
    expect(visitReport(reported, telling('en')).sections[0]?.range).toBeNull()
    expect(report.footNote).toMatch(/fingerprint of the rules .* Change any rule/)
  })

  it('promises no interval and no period to an evaluation from elsewhere', () => {
    const past = { ...reported, oneVisit: null, countsInPeriods: false }
    const { rules, sure } = visitReport(past, telling('en'))
    expect(sure).toMatch(/from another program \(n = 1\).* no interval/)
    expect(rules.filter((rule) => rule.includes('For a period'))).toEqual([])
    expect(plainReport('en').rules.filter((rule) => rule.includes('For a period'))).toHaveLength(1)
  })

  it('tells the same in English', () => {
    const report = plainReport('en')
    expect(report.score).toBe('75.00 %')
    expect(report.outcome?.text).toBe('Failed: 10.00 % short of the mark 85 %')
    expect(report.improvements).toEqual([
      '“Offered help first”: +25.00, the score would be 100.00 %',
    ])
  })
})

describe('visitPdf', () => {
  it('carries the words of the report, is the same file each time and names nobody', async () => {
    const told = telling('ru')
    const house = { organisationName: 'Ромашка', logo: null }
    const make = () => visitPdf(visitReport(reported, told), new Map(), house, told)
    const bytes = await make()
    expect(Buffer.from(await make()).equals(Buffer.from(bytes))).toBe(true)
    const { text, pages, info } = await readPdf(bytes)
    expect(pages).toBe(1)
    for (const words of [
      'Лесная, 14',
      '75,00 %',
      'Предложил помощь первым',
      'Стояла у стойки',
      '1 из 1',
    ])
      expect(text).toContain(words)
    expect(info).toMatchObject({ Author: 'Etalon', Producer: 'Etalon', Creator: 'Etalon' })
  })

  it('breaks a long form over pages, with the head of the table and the page numbers on each', async () => {
    const questions = Array.from({ length: 120 }, (_, index) =>
      aQuestion({
        id: `q${index}`,
        text: { ru: `Длинный вопрос под номером ${index}, `.repeat(4) },
      }),
    )
    const long = aChecklistDocument({ sections: [aSection({ questions })] })
    const given = questions.map(({ id }) =>
      anAnswer({ questionId: id, value: { kind: 'choice', option: 'no' } }),
    )
    const told = telling('ru')
    const result = scoreEvaluation(long, given)
    const report = visitReport(
      { ...reported, checklist: { number: 1, document: long }, result, answers: given },
      told,
    )
    const bytes = await visitPdf(
      report,
      new Map(),
      { organisationName: 'Ромашка', logo: null },
      told,
    )
    const { text, pages } = await readPdf(bytes)
    expect(pages).toBeGreaterThan(5)
    expect(text).toContain(`${pages} из ${pages}`)
    expect(text.split('Вопрос Ответ Баллы').length).toBeGreaterThan(4)
    for (const { id } of questions) expect(text).toContain(`под номером ${id.slice(1)},`)
  })
})

async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join(' ')
    }),
  )
  const { info } = await pdf.getMetadata()
  return { text: pages.join(' ').replace(/\s+/g, ' '), pages: pdf.numPages, info }
}
