import {
  capAt,
  chose,
  critical,
  from,
  informs,
  line,
  matrix,
  measured,
  multiple,
  scale,
  section,
  single,
  template,
  upTo,
  yesNo,
} from '../template-parts'

export const buildingMaterials = template(
  {
    title: ['Магазин стройматериалов', 'Building-materials store'],
    touchpoint: 'store',
    passMark: '80',
  },
  [
    section(
      'yard',
      '10',
      ['Подъезд и вход', 'Arrival and entrance'],
      [
        yesNo(
          'parking',
          [
            'Было где остановиться, проезд к погрузке свободен?',
            'Was there room to park, and was the way to the loading point free?',
          ],
          {
            standard: [
              '4.1.1',
              'Места для покупателей и проезд к погрузке свободны от товара, поддонов и машин сотрудников.',
              'Customer parking and the way to loading are kept free of goods, pallets and staff cars.',
            ],
            photo: 'required-low',
            notApplicable: true,
          },
        ),
        yesNo(
          'carts',
          [
            'У входа есть исправные тележки, в том числе для длинномера?',
            'Are there working trolleys at the entrance, also for long items?',
          ],
          {
            standard: [
              '4.1.2',
              'У входа всегда не меньше пяти исправных тележек, одна из них для длинномерного товара.',
              'At least five working trolleys stand at the entrance, one of them for long items.',
            ],
          },
        ),
      ],
    ),
    section(
      'help',
      '30',
      ['Помощь в зале', 'Help on the floor'],
      [
        measured(
          'stopwatch',
          'approach',
          [
            'Сколько прошло от остановки у полки до обращения сотрудника?',
            'How long from stopping at a shelf until a member of staff spoke to you?',
          ],
          upTo(120, '1', 300, '0.5'),
          {
            hint: [
              'Включите секундомер, когда остановились у полки. Не подошли за 10 минут: остановите и найдите сотрудника сами.',
              'Start the stopwatch when you stop at the shelf. Nobody in 10 minutes: stop it and look for someone yourself.',
            ],
            standard: [
              '4.2.1',
              'К покупателю, который выбирает товар, подходят не позже чем через 2 минуты.',
              'A customer who is choosing is approached within 2 minutes.',
            ],
            weight: '2',
          },
        ),
        multiple(
          'task',
          [
            'О чём продавец спросил, прежде чем советовать?',
            'What did the salesperson ask before advising?',
          ],
          [
            ['1', 'Что строится или ремонтируется', 'What is being built or repaired'],
            ['1', 'Площадь, объём или размеры', 'Area, volume or sizes'],
            ['1', 'Условия: улица, влажность, нагрузка', 'Conditions: outdoors, moisture, load'],
            ['1', 'Кто будет делать работу', 'Who will do the work'],
          ],
          {
            standard: [
              '4.2.2',
              'До совета продавец выясняет задачу, размеры, условия и кто делает работу.',
              'Before advising, the salesperson finds out the task, the sizes, the conditions and who does the work.',
            ],
            weight: '3',
          },
        ),
        yesNo(
          'quantity',
          [
            'Помогли посчитать количество с запасом на отходы?',
            'Did they help to work out the quantity, waste included?',
          ],
          {
            standard: [
              '4.2.3',
              'Расход считают вместе с покупателем: норма на единицу площади плюс запас на отходы.',
              'Consumption is worked out with the customer: rate per area plus waste.',
            ],
            weight: '3',
          },
        ),
        yesNo(
          'system',
          [
            'Предложили всё, что нужно к материалу: грунт, крепёж, инструмент, защиту?',
            'Did they offer what goes with the material: primer, fixings, tools, protection?',
          ],
          {
            standard: [
              '4.2.4',
              'К основному материалу называют всё, без чего работу не сделать.',
              'With the main material they name everything the work cannot be done without.',
            ],
            weight: '2',
          },
        ),
        scale(
          'clear',
          [
            'Насколько понятно объяснили, как работать с материалом?',
            'How clearly was it explained how to work with the material?',
          ],
          [
            ['ничего не понятно', 'not clear at all'],
            ['понятно всё', 'entirely clear'],
          ],
          {
            standard: [
              '4.2.5',
              'Порядок работы и сроки высыхания или набора прочности объясняют словами, понятными не строителю.',
              'The order of work and drying or curing times are explained in words a layman understands.',
            ],
            weight: '2',
          },
        ),
      ],
    ),
    section(
      'stock',
      '25',
      ['Товар и наличие', 'Goods and stock'],
      [
        single(
          'available',
          [
            'Нужный товар был в наличии в нужном количестве?',
            'Was the item in stock in the quantity needed?',
          ],
          [
            ['1', 'Да, сразу', 'Yes, at once'],
            [
              '0.7',
              'Нет, но назвали день и способ получения',
              'No, but a day and a way of getting it were named',
            ],
            ['0.3', 'Нет, предложили похожее', 'No, something similar was offered'],
            ['0', 'Нет, и ничего не предложили', 'No, and nothing was offered'],
          ],
          {
            standard: [
              '4.3.1',
              'Если товара нет, называют срок и способ получения или равноценную замену.',
              'Where an item is out of stock, a date and a way of delivery or an equal substitute is named.',
            ],
            weight: '3',
          },
        ),
        measured(
          'percentage',
          'tags',
          [
            'У какой доли из 20 осмотренных товаров ценник на месте и читается?',
            'Of 20 items you looked at, what share has a legible price tag in place?',
          ],
          from(upTo(89.99, '0', 97.99, '0.5'), '1'),
          {
            hint: [
              'Возьмите 20 товаров подряд в одном отделе. 19 из 20 это 95.',
              'Take 20 items in a row in one department. 19 of 20 is 95.',
            ],
            standard: [
              '4.3.2',
              'У каждого товара стоит актуальный ценник с единицей измерения.',
              'Every item has a current price tag with its unit of measure.',
            ],
            weight: '2',
          },
        ),
        matrix(
          'order',
          ['Порядок в отделах', 'Order in the departments'],
          [
            ['1', 'Порядок', 'In order'],
            ['0.5', 'Есть замечания', 'Some faults'],
            ['0', 'Беспорядок', 'Disorder'],
          ],
          [
            [
              'dry-mixes',
              ['Сухие смеси', 'Dry mixes'],
              {
                standard: [
                  '4.3.3',
                  'Проходы свободны, упаковка цела, рваные мешки убраны из зала.',
                  'Aisles are free, packaging is whole, torn bags are off the floor.',
                ],
              },
            ],
            ['timber', ['Пиломатериалы', 'Timber']],
            ['paints', ['Краски и колеровка', 'Paints and tinting']],
          ],
        ),
      ],
    ),
    section(
      'till',
      '20',
      ['Касса', 'Till'],
      [
        measured(
          'duration',
          'queue',
          ['Сколько вы ждали в кассу?', 'How long did you wait at the till?'],
          line(180, 600),
          {
            standard: [
              '4.4.1',
              'В очереди ждут не дольше 3 минут; больше 5 человек: открывают ещё одну кассу.',
              'Nobody queues longer than 3 minutes; with more than 5 people another till opens.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        yesNo(
          'same-price',
          ['Цена в чеке совпала с ценником?', 'Did the price on the receipt match the tag?'],
          {
            standard: [
              '4.4.2',
              'Цена на кассе равна цене на ценнике; при расхождении продают по ценнику.',
              'The till price equals the tag; where they differ, the tag counts.',
            ],
            weight: '2',
            notApplicable: true,
            critical: critical('section-zero'),
            photo: 'required-low',
          },
        ),
        yesNo('receipt', ['Выдали чек?', 'Was a till receipt given?'], {
          standard: [
            '4.4.3',
            'Чек выдают каждому покупателю без напоминания.',
            'Every customer gets a till receipt without asking.',
          ],
          weight: '2',
          notApplicable: true,
          critical: critical('total-zero'),
          photo: 'required',
        }),
        yesNo(
          'return-rules',
          [
            'Сказали или показали, как вернуть остатки целых упаковок?',
            'Were you told or shown how to return unopened leftovers?',
          ],
          {
            standard: [
              '4.4.4',
              'Кассир или продавец напоминает о правилах возврата целых упаковок.',
              'Cashier or salesperson mentions the rules for returning unopened packs.',
            ],
          },
        ),
      ],
    ),
    section(
      'delivery',
      '15',
      ['Доставка и погрузка', 'Delivery and loading'],
      [
        yesNo(
          'offered-delivery',
          [
            'Предложили доставку или помощь с погрузкой?',
            'Was delivery or help with loading offered?',
          ],
          {
            standard: [
              '4.5.1',
              'При покупке тяжелее 30 кг предлагают доставку или помощь с погрузкой.',
              'For purchases over 30 kg, delivery or help with loading is offered.',
            ],
            weight: '2',
          },
        ),
        single(
          'delivery-terms',
          [
            'Назвали цену и интервал доставки?',
            'Were the price and the time slot of delivery named?',
          ],
          [
            ['1', 'И цену, и интервал не больше 4 часов', 'Both, with a slot of at most 4 hours'],
            ['0.5', 'Только цену или только день', 'Only the price or only the day'],
            ['0', 'Ничего определённого', 'Nothing definite'],
          ],
          {
            standard: [
              '4.5.2',
              'Называют цену доставки и интервал не шире 4 часов.',
              'The price of delivery and a slot of at most 4 hours are named.',
            ],
            weight: '2',
            showWhen: chose('offered-delivery', 'yes'),
          },
        ),
        yesNo(
          'rude',
          [
            'Сотрудники грубили или спорили при вас?',
            'Were staff rude, or did they quarrel in front of you?',
          ],
          {
            standard: [
              '4.5.3',
              'С покупателями и при них говорят вежливо.',
              'Customers are spoken to politely, and so are others in front of them.',
            ],
            wrong: true,
            critical: capAt('50'),
          },
        ),
        informs(
          'text',
          'story',
          ['Опишите посещение по порядку.', 'Describe the visit in order.'],
          {},
        ),
      ],
    ),
  ],
)
