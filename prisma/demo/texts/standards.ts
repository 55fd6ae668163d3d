import type { Localized } from '@/lib/core/checklist'

interface ChapterText {
  /** The beginning of the numbers that stand in it: the number of the chapter itself. */
  readonly numbers: string
  readonly title: Localized
}

interface AudienceText {
  /** The beginning of the numbers that concern them. */
  readonly numbers: string
  readonly positions: readonly string[]
}

const sellers = ['Директор магазина', 'Старший продавец', 'Продавец-консультант']
const hall = [...sellers, 'Кассир']
const operators = ['Оператор контакт-центра']
const backOffice = [
  'Главный бухгалтер',
  'Бухгалтер',
  'Бухгалтер по расчётам',
  'Руководитель юридического отдела',
  'Юрист',
  'Администратор ресепшн',
]

/** The chapters of the company's library, in their order: standard 2.3.1 stands in chapter 2. */
export const chapterTexts: readonly ChapterText[] = [
  { numbers: '1.', title: { ru: 'Магазин', en: 'The shop' } },
  { numbers: '2.', title: { ru: 'Звонок клиента', en: 'A client’s call' } },
  { numbers: '3.', title: { ru: 'Звонок коллеге', en: 'A call to a colleague' } },
]

/** Whom the standards concern. */
export const audiences: readonly AudienceText[] = [
  { numbers: '1.1.', positions: hall },
  { numbers: '1.2.', positions: hall },
  { numbers: '1.3.', positions: sellers },
  { numbers: '1.4.', positions: hall },
  { numbers: '1.5.', positions: ['Директор магазина', 'Кассир'] },
  { numbers: '2.', positions: operators },
  { numbers: '3.', positions: backOffice },
]

interface ExampleText {
  readonly example: Localized
  readonly good?: 'entrance' | 'hall' | 'shelf' | 'aisle' | 'receipt'
  readonly bad?: 'entrance' | 'hall' | 'shelf' | 'aisle' | 'receipt'
}

/** How some standards look in life. */
export const exampleTexts: Readonly<Record<string, ExampleText>> = {
  '1.1.1': {
    example: {
      ru: 'Утром старший смены выходит на улицу и смотрит на магазин глазами покупателя: вывеска, стекло, коврик, урна.',
      en: 'In the morning the head of the shift steps outside and looks at the shop as a customer would: sign, glass, mat, bin.',
    },
    good: 'entrance',
  },
  '1.2.1': {
    example: {
      ru: '«Добрый день!» — и взгляд в лицо. Кивок с телефоном в руке приветствием не считается.',
      en: '“Good afternoon!” and a look at the face. A nod with a phone in hand is no greeting.',
    },
  },
  '1.2.2': {
    example: {
      ru: 'Покупатель читает этикетку второй банки краски: подойдите и спросите, для какой комнаты он выбирает.',
      en: 'A customer reads the label of a second tin of paint: walk up and ask which room it is for.',
    },
  },
  '1.2.6': {
    example: {
      ru: '«Понимаю, что вы ждали другого. Давайте посмотрим, что можно сделать». Слово «правила» в споре не произносят.',
      en: '“I see you expected something else. Let us see what can be done.” Nobody says “rules” in a dispute.',
    },
  },
  '1.3.1': {
    example: {
      ru: '«Что будете красить? Чем красили раньше? Важнее быстро высохнуть или чтобы без запаха?»',
      en: '“What are you going to paint? What did you use before? Does it have to dry fast, or not to smell?”',
    },
  },
  '1.4.1': {
    example: {
      ru: 'Ценник стоит под левым краем товара, цена та же, что на кассе, срок акции не прошёл.',
      en: 'The tag stands under the left edge of the goods, with the price of the till and an offer that has not ended.',
    },
    good: 'shelf',
  },
  '1.4.2': {
    example: {
      ru: 'Две тележки разъезжаются в проходе. Паллету, с которой выкладывают, убирают до открытия.',
      en: 'Two trolleys can pass in the aisle. A pallet that is being unpacked is gone before opening.',
    },
    good: 'hall',
    bad: 'aisle',
  },
  '1.5.3': {
    example: {
      ru: 'Чек кладут в руку вместе со сдачей. «Вам чек нужен?» не спрашивают.',
      en: 'The receipt is put into the hand with the change. Nobody asks “do you need the receipt?”',
    },
    good: 'receipt',
  },
  '2.1.1': {
    example: {
      ru: 'Три гудка — это уже 15 секунд. Закончив разговор, не открывайте почту, пока в очереди есть звонок.',
      en: 'Three rings are 15 seconds already. After a call do not open the mail while another one waits.',
    },
  },
  '2.4.2': {
    example: {
      ru: '«Я отправлю расчёт на почту до 18:00, вы посмотрите и завтра до обеда скажете, бронируем или нет».',
      en: '“I will send the estimate by 6 p.m.; you look at it and tell me by noon tomorrow whether we reserve it.”',
    },
  },
  '3.2.1': {
    example: {
      ru: '«Это к Марине, но давайте я запишу вопрос и сам к ней схожу. Перезвоню вам до трёх».',
      en: '“That is Marina’s field, but let me take the question to her myself. I will call you back by three.”',
    },
  },
}

/** Standards with two versions: how they read before, and why they were rewritten. */
export const rewritten = [
  {
    number: '1.2.2',
    before: {
      ru: 'К покупателю, который остановился у полки, подходят не позже чем через 5 минут.',
      en: 'A customer who has stopped at a shelf is approached within 5 minutes.',
    },
    note: 'Пять минут слишком долго: половина уходит раньше. Проверено в трёх магазинах за сентябрь.',
  },
  {
    number: '2.1.2',
    before: {
      ru: 'Клиент дозванивается с первого раза. Пропущенному перезванивают в течение часа.',
      en: 'Clients get through on the first attempt. A missed caller is called back within an hour.',
    },
    note: 'За час клиент успевает купить в другом месте.',
  },
] as const

/** A draft that nobody but its author sees yet, and one whose edit waits. */
export const drafts = {
  fresh: {
    number: '1.5.5',
    text: {
      ru: 'Кассир предлагает донести тяжёлую покупку до машины.',
      en: 'The cashier offers help with carrying heavy goods to the car.',
    },
  },
  edited: {
    number: '1.2.3',
    text: {
      ru: 'Свободный сотрудник первым предлагает помощь тому, кто выбирает товар, и называет своё имя.',
      en: 'A free salesperson offers help first to anyone who is choosing, and gives a name.',
    },
  },
} as const

/** Trainings by number: how many days before the end of the story, and what was done. */
export const trainings = [
  {
    numbers: ['1.2.1', '1.2.2', '1.2.3', '1.3.1'],
    unit: null,
    daysAgo: 124,
    note: 'Общий тренинг «Первые две минуты»',
  },
  { numbers: ['1.2.2', '1.3.1'], unit: 0, daysAgo: 33, note: 'Разбор записей с директором' },
  { numbers: ['2.2.2', '2.4.2'], unit: 'call', daysAgo: 18, note: 'Прослушали по три звонка' },
  { numbers: ['1.5.3'], unit: 2, daysAgo: 61, note: 'Кассиры, после жалобы' },
] as const
