import {
  capAt,
  critical,
  from,
  informs,
  line,
  matrix,
  measured,
  multiple,
  section,
  single,
  template,
  upTo,
  yesNo,
} from '../template-parts'

export const priceTags = template(
  {
    title: ['Выкладка и ценники', 'Merchandising and price tags'],
    touchpoint: 'store',
    passMark: '90',
  },
  [
    section(
      'tags',
      '40',
      ['Ценники', 'Price tags'],
      [
        measured(
          'percentage',
          'present',
          [
            'Доля товаров с ценником на месте, из 40 осмотренных, %',
            'Share of items with a tag in place, of 40 looked at, %',
          ],
          from(upTo(94.99, '0', 98.99, '0.5'), '1'),
          {
            hint: [
              'Возьмите два стеллажа по 20 товаров подряд. 38 из 40 это 95.',
              'Take two shelves with 20 items each in a row. 38 of 40 is 95.',
            ],
            standard: [
              '16.1.1',
              'У каждого товара есть ценник: все ценники магазина сверяют за день.',
              'Every item has a tag: staff weigh all tags of a shop in a day.',
            ],
            weight: '3',
          },
        ),
        measured(
          'percentage',
          'right',
          [
            'Доля ценников, совпавших с ценой на кассе, из 10 проверенных, %',
            'Share of tags that match the till, of 10 checked, %',
          ],
          from(upTo(89.99, '0', 99.99, '0.5'), '1'),
          {
            standard: ['16.1.2', 'Цена на ценнике равна цене на кассе.', 'Tag and till agree.'],
            weight: '4',
            critical: capAt('70', '0.5'),
            photo: 'required-low',
          },
        ),
        multiple(
          'content',
          ['Что есть на ценнике?', 'What does the tag hold?'],
          [
            ['1', 'Полное название', 'The full name'],
            ['1', 'Единица измерения', 'The unit of measure'],
            ['1', 'Цена за единицу', 'The price per unit'],
            ['1', 'Дата печати или подпись', 'Date of printing or signature'],
          ],
          {
            standard: [
              '16.1.3',
              'Ценник: название, единица, цена за единицу, дата.',
              'A tag holds name, unit, unit price and date.',
            ],
            weight: '2',
            photo: 'required',
          },
        ),
        yesNo(
          'promo',
          ['Есть ценники закончившихся акций?', 'Are there tags of offers that have ended?'],
          {
            standard: [
              '16.1.4',
              'Ценники акции снимают вечером последнего дня.',
              'Promotion tags come down on the evening of the last day.',
            ],
            weight: '2',
            wrong: true,
            critical: critical('section-zero'),
            photo: 'required-low',
          },
        ),
      ],
    ),
    section(
      'shelf',
      '35',
      ['Выкладка', 'Display'],
      [
        matrix(
          'planogram',
          ['Соответствие планограмме', 'As planned'],
          [
            ['1', 'Полностью', 'Fully'],
            ['0.5', 'Частично', 'Partly'],
            ['0', 'Нет', 'No'],
          ],
          [
            [
              'eye-level',
              ['Полка на уровне глаз', 'Eye-level shelf'],
              {
                standard: [
                  '16.2.1',
                  'Выкладка соответствует планограмме месяца.',
                  'The display follows the month’s plan.',
                ],
              },
            ],
            ['end-cap', ['Торец', 'End of aisle']],
            ['checkout', ['Прикассовая зона', 'Checkout area']],
          ],
        ),
        measured(
          'counter',
          'gaps',
          [
            'Сколько пустых мест больше ладони на двух стеллажах?',
            'How many gaps wider than a hand are there on two shelves?',
          ],
          line(0, 10),
          {
            standard: ['16.2.2', 'Пустых мест на полках нет.', 'Shelves have no gaps.'],
            weight: '2',
          },
        ),
        single(
          'rotation',
          ['Свежий товар стоит позади старого?', 'Does fresh stock stand behind older stock?'],
          [
            ['1', 'Везде', 'Everywhere'],
            ['0.5', 'Не везде', 'Not everywhere'],
            ['0', 'Нет', 'No'],
          ],
          {
            standard: [
              '16.2.3',
              'Товар с меньшим сроком впереди.',
              'Shorter dates stand in front.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        measured(
          'counter',
          'expired',
          [
            'Сколько просроченных упаковок нашли на 40 товарах?',
            'How many expired packs were found among 40 items?',
          ],
          upTo(0, '1'),
          {
            standard: [
              '16.2.4',
              'Просроченного товара на полках нет.',
              'No expired goods on the shelves.',
            ],
            weight: '4',
            critical: critical('total-zero'),
            photo: 'required-low',
          },
        ),
        informs(
          'photo',
          'shelf-photo',
          ['Сфотографируйте два стеллажа целиком.', 'Photograph two shelves in full.'],
          { photo: 'required' },
        ),
      ],
    ),
    section(
      'order',
      '15',
      ['Порядок', 'Order'],
      [
        yesNo(
          'clean',
          [
            'Полки и товар без пыли, упаковка цела?',
            'Are shelves and goods free of dust, packaging whole?',
          ],
          {
            standard: [
              '16.3.1',
              'Полки и товар протирают каждый день.',
              'Shelves and goods are wiped daily.',
            ],
            photo: 'required-low',
          },
        ),
        yesNo(
          'light',
          ['Подсветка и вывески отделов работают?', 'Do the lights and department signs work?'],
          {
            standard: [
              '16.3.2',
              'Перегоревшие лампы меняют в тот же день.',
              'Burnt-out lamps are replaced the same day.',
            ],
          },
        ),
        yesNo(
          'aisles',
          ['Проходы свободны от коробок и тележек?', 'Are aisles free of boxes and trolleys?'],
          {
            standard: [
              '16.3.3',
              'Товар в проходах не стоит дольше часа.',
              'Goods stand in the aisle no longer than an hour.',
            ],
          },
        ),
      ],
    ),
    section(
      'promotion',
      '10',
      ['Акции', 'Promotions'],
      [
        yesNo(
          'material',
          [
            'Материалы действующей акции на месте и целы?',
            'Is the current promotion’s material in place and whole?',
          ],
          {
            standard: [
              '16.4.1',
              'Материалы акции стоят с первого часа.',
              'Promotion material stands from the first hour.',
            ],
            notApplicable: true,
            photo: 'required',
          },
        ),
        yesNo(
          'knows',
          ['Сотрудник назвал условия акции верно?', 'Could staff name the terms correctly?'],
          {
            standard: [
              '16.4.2',
              'Каждый сотрудник знает действующие акции.',
              'Every member of staff knows the current promotions.',
            ],
            critical: critical('outcome-fail'),
          },
        ),
        informs('text', 'remark', ['Что исправить сегодня?', 'What should be mended today?'], {
          optional: true,
        }),
      ],
    ),
  ],
)
