import type { SaveBriefingInput } from '@/lib/briefings/schema'
import type { CampaignName } from '../cast'

type Briefing = Omit<SaveBriefingInput, 'campaignId' | 'basedOn'> & {
  readonly programme: CampaignName
}

const silent = {
  recording: null,
  instructions: null,
  pictureIds: [],
  purchaseAsked: false,
  purchaseLimit: null,
  receiptAsked: false,
  placeAsked: false,
  lateAfterMinutes: 60,
  test: null,
} as const satisfies Omit<Briefing, 'programme'>

export const storeBriefing = {
  ...silent,
  programme: 'store',
  recording: {
    country: 'Россия',
    basis: 'Объявления в зале звучат для всех; согласие сотрудников — п. 7.3 трудового договора.',
    consent: {
      ru: 'Записывайте только объявление в зале: **не разговор** с сотрудником и не других покупателей.\n\nЗапись услышат проверяющие. Сотрудникам её не показывают. Хранится она вместе с отчётом.',
      en: 'Record the announcement in the hall only: **no conversation** with staff, no other customers.\n\nReviewers will hear the recording. Staff never do. It is kept with the report.',
    },
  },
  instructions: {
    ru: '# Перед входом\n- Прочтите легенду и анкету до конца.\n- Зарядите телефон: анкета работает и без связи.\n\n# В магазине\n1. Нажмите «Я на месте» в анкете.\n2. Ведите себя как обычный покупатель. **Не говорите**, что вы с проверкой.\n3. Имя смотрите на бейдже, спрашивать его не нужно.\n4. Снимайте полки и ценники, лица — нет.\n\n# После\nОтветы, которые помнятся хуже всего, внесите сразу: имя, время, слова продавца.',
    en: '# Before you enter\n- Read the scenario and the form to the end.\n- Charge the phone: the form works without a network, too.\n\n# In the shop\n1. Tap “I am here” in the form.\n2. Behave as any customer does. **Do not say** that you are checking.\n3. Read the name from the badge; there is no need to ask for it.\n4. Photograph shelves and price tags, no faces.\n\n# Afterwards\nNote at once what fades first: the name, the time, the words of the seller.',
  },
  purchaseAsked: true,
  purchaseLimit: 30_000,
  receiptAsked: true,
  placeAsked: true,
} satisfies Briefing

const officeBriefing: Briefing = {
  ...silent,
  programme: 'backOffice',
  instructions: {
    ru: 'Вы звоните как коллега: +7 000 555-04-00, добавочный бухгалтерии 411, юридического отдела 412, ресепшна 413. Памятка с верным ответом стоит в легенде: **не подсказывайте**.\n\n- Засеките секунды от первого гудка до живого голоса.\n- Считайте, сколько раз вас перевели.\n- Спросите срок, если его не назвали сами.',
    en: 'You call as a colleague: +7 000 555-04-00, extension 411 for the accounts office, 412 for legal, 413 for the reception. A note with the right answer stands in the scenario: **give no hints**.\n\n- Time the seconds from the first ring to a live voice.\n- Count how often you are put through.\n- Ask for the deadline if nobody names it.',
  },
  test: {
    passMark: 2,
    questions: [
      {
        id: 'hint',
        text: {
          ru: 'Собеседник ошибся в ответе. Что делать?',
          en: 'The answer that you are given is wrong. What do you do?',
        },
        options: [
          { id: 'correct', text: { ru: 'Поправить его', en: 'Put it right' } },
          { id: 'note', text: { ru: 'Записать ответ как есть', en: 'Note it as it was given' } },
        ],
        right: 'note',
        explanation: {
          ru: 'Вы сравните его с памяткой после разговора. После подсказки сравнивать будет нечего.',
          en: 'You compare it with the note after the call. After a hint there is nothing to compare.',
        },
      },
      {
        id: 'transfers',
        text: {
          ru: 'Вас соединили с другим отделом. Считается ли это переводом?',
          en: 'You are put through to another department. Does it count?',
        },
        options: [
          { id: 'yes', text: { ru: 'Да, каждый раз', en: 'Yes, every time' } },
          { id: 'once', text: { ru: 'Только первый раз', en: 'The first time only' } },
          { id: 'no', text: { ru: 'Нет', en: 'No' } },
        ],
        right: 'yes',
        explanation: {
          ru: 'Программа смотрит, сколько человек нужно, чтобы получить ответ.',
          en: 'The campaign looks at how many people it takes to get an answer.',
        },
      },
    ],
  },
}

/** What the programmes of the demo say to their shoppers; the others say nothing. */
export const briefings: readonly Briefing[] = [storeBriefing, officeBriefing]
