import type { ChecklistDocument, Option, Question, QuestionType } from '@/lib/core/checklist'

const plain = {
  hint: null,
  standardId: null,
  weight: '1',
  required: true,
  allowNotApplicable: false,
  bonus: false,
  critical: null,
  commentRequired: 'never',
  photo: 'no',
} as const

type Own<Type extends QuestionType> = Omit<Extract<Question, { type: Type }>, keyof typeof plain> &
  Partial<Pick<Extract<Question, { type: Type }>, keyof typeof plain>>

/** A question with what it has of its own; the rest is as usual. */
function ask<Type extends QuestionType>(own: Own<Type> & { readonly type: Type }) {
  return { ...plain, ...own }
}

const option = (id: string, points: string, ru: string, en: string): Option => ({
  id,
  points,
  text: { ru, en },
})

/** Where a text quotes an earlier answer. */
const quote = (questionId: string) => `\${${questionId}}`

const agreement = (): readonly Option[] => [
  option('full', '2', 'Да', 'Yes'),
  option('partly', '1', 'Отчасти', 'Partly'),
  option('not', '0', 'Нет', 'No'),
]

const row = (id: string, ru: string, en: string) =>
  ask({ type: 'single', id, text: { ru, en }, options: agreement() })

const wasServed = { kind: 'chosen', question: 'aim', options: ['collected', 'returned'] } as const

/** The desk where orders are handed out: a form that branches and has many kinds of answers. */
export const orderDeskForm: ChecklistDocument = {
  format: 'etalon.checklist/1',
  title: { ru: 'Стол выдачи заказов', en: 'Order desk' },
  touchpoint: 'store',
  policies: {
    method: 'weighted-sections',
    notApplicable: 'exclude',
    unanswered: 'leave-out',
    allowOver100: false,
    passMark: '80',
  },
  sections: [
    {
      id: 'arrival',
      title: { ru: 'Приход', en: 'Arrival' },
      weight: '30',
      passMark: null,
      sections: [],
      questions: [
        ask({
          type: 'note',
          id: 'before',
          text: {
            ru: 'Заказ ждёт вас под номером из легенды. Паспорт не понадобится.',
            en: 'The order waits under the number of your scenario. No passport is needed.',
          },
          required: false,
        }),
        ask({
          type: 'time',
          id: 'arrived',
          text: { ru: 'Когда вы вошли', en: 'When you came in' },
        }),
        ask({
          type: 'counter',
          id: 'queue',
          text: { ru: 'Сколько человек стояло перед вами', en: 'How many stood before you' },
          rule: {
            kind: 'bands',
            bands: [
              { upTo: '2', credit: '1' },
              { upTo: '5', credit: '0.5' },
            ],
            otherwise: '0',
          },
        }),
        ask({
          type: 'stopwatch',
          id: 'waited',
          text: { ru: 'Сколько вы ждали', en: 'How long you waited' },
          rule: { kind: 'linear', fullAt: '120', zeroAt: '600' },
        }),
        ask({
          type: 'single',
          id: 'aim',
          text: { ru: 'Чем кончилось', en: 'How it ended' },
          informational: true,
          options: [
            option('collected', '0', 'Заказ выдали', 'The order was handed out'),
            option('returned', '0', 'Заказ вернули в магазин', 'The order was taken back'),
            option('refused', '0', 'Не обслужили', 'Nobody served me'),
          ],
        }),
      ],
    },
    {
      id: 'service',
      title: { ru: 'Обслуживание', en: 'Service' },
      weight: '40',
      passMark: null,
      sections: [],
      showWhen: wasServed,
      questions: [
        ask({
          type: 'text',
          id: 'clerk',
          text: { ru: 'Имя на бейдже', en: 'Name on the badge' },
          required: false,
        }),
        ask({
          type: 'scale',
          id: 'manner',
          text: {
            ru: `Насколько приветлив был сотрудник ${quote('clerk')}`,
            en: `How friendly was ${quote('clerk')}`,
          },
          min: 1,
          max: 5,
          minLabel: { ru: 'груб', en: 'rude' },
          maxLabel: { ru: 'очень приветлив', en: 'very friendly' },
          bands: null,
          icon: 'star',
          commentRequired: 'low',
        }),
        ask({
          type: 'multiple',
          id: 'offered',
          text: { ru: 'Что вам предложили', en: 'What you were offered' },
          required: false,
          options: [
            option('check', '1', 'Проверить товар на месте', 'To check the goods on the spot'),
            {
              ...option('bag', '1', 'Упаковать', 'To wrap them'),
              showWhen: { kind: 'chosen', question: 'aim', options: ['collected'] },
            },
            {
              ...option('refund', '1', 'Деньги тем же путём', 'The money the same way'),
              showWhen: { kind: 'chosen', question: 'aim', options: ['returned'] },
            },
          ],
        }),
        ask({
          type: 'number',
          id: 'served',
          text: { ru: 'Сколько секунд вас обслуживали', en: 'How many seconds you were served' },
          unit: { ru: 'с', en: 's' },
          rule: null,
          constraint: {
            when: {
              kind: 'compare',
              left: { kind: 'answer', question: 'served' },
              operator: 'above',
              right: { kind: 'number', value: '0' },
            },
            message: {
              ru: 'Обслуживание заняло хоть сколько-то секунд: нужно число больше нуля.',
              en: 'It took at least some seconds: a number above zero is needed.',
            },
          },
        }),
        ask({
          type: 'computed',
          id: 'minutes',
          text: { ru: 'Всего от входа до ухода', en: 'From the door to leaving' },
          required: false,
          unit: { ru: 'мин', en: 'min' },
          value: {
            kind: 'rounded',
            places: 1,
            of: {
              kind: 'quotient',
              of: [
                {
                  kind: 'sum',
                  of: [
                    { kind: 'answer', question: 'waited' },
                    { kind: 'answer', question: 'served' },
                  ],
                },
                { kind: 'number', value: '60' },
              ],
            },
          },
          rule: { kind: 'linear', fullAt: '5', zeroAt: '20' },
        }),
      ],
    },
    {
      id: 'refusal',
      title: { ru: 'Отказ', en: 'Refusal' },
      weight: '40',
      passMark: null,
      sections: [],
      showWhen: { kind: 'chosen', question: 'aim', options: ['refused'] },
      questions: [
        ask({
          type: 'yes-no',
          id: 'explained',
          text: { ru: 'Причину объяснили', en: 'The reason was explained' },
          yes: '1',
          no: '0',
          commentOn: ['no'],
        }),
      ],
    },
    {
      id: 'order',
      title: { ru: 'Порядок у стола', en: 'Order at the desk' },
      weight: '30',
      passMark: null,
      sections: [],
      layout: 'matrix',
      questions: [
        row('sign', 'Указатель видно от входа', 'The sign is seen from the door'),
        row('clean', 'Стойка чистая', 'The desk is clean'),
        row('shelf', 'Заказы разложены, не на полу', 'Orders lie on shelves, not on the floor'),
      ],
    },
    {
      id: 'proof',
      title: { ru: 'Подтверждения', en: 'Proof' },
      weight: '10',
      passMark: null,
      sections: [],
      questions: [
        ask({
          type: 'percentage',
          id: 'full',
          text: { ru: 'Насколько занят стеллаж заказов', en: 'How full the order shelf is' },
          rule: null,
        }),
        ask({
          type: 'date',
          id: 'keep-until',
          text: { ru: 'До какого дня хранят заказ', en: 'Until which day an order is kept' },
          required: false,
        }),
        ask({
          type: 'photo',
          id: 'desk-photo',
          text: { ru: 'Стол выдачи', en: 'The desk' },
          required: false,
        }),
        ask({
          type: 'place',
          id: 'door',
          text: { ru: 'Где вход к столу выдачи', en: 'Where the entrance to the desk is' },
          required: false,
        }),
        ask({
          type: 'audio',
          id: 'announcement',
          text: { ru: 'Объявление в зале', en: 'The announcement in the hall' },
          required: false,
        }),
        ask({
          type: 'file',
          id: 'notice',
          text: { ru: 'Уведомление о заказе', en: 'The notice about the order' },
          hint: { ru: 'PDF или снимок экрана', en: 'A PDF or a screenshot' },
          required: false,
        }),
        ask({
          type: 'signature',
          id: 'signed',
          text: { ru: 'Подпись: всё записано на месте', en: 'Signature: all noted on the spot' },
        }),
      ],
    },
  ],
}
