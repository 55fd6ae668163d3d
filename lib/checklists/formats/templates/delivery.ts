import {
  capAt,
  chose,
  critical,
  informs,
  line,
  measured,
  multiple,
  scale,
  section,
  single,
  template,
  yesNo,
} from '../template-parts'

export const delivery = template(
  { title: ['Доставка: водитель', 'Delivery driver'], touchpoint: 'store', passMark: '85' },
  [
    section(
      'before',
      '20',
      ['До приезда', 'Before arrival'],
      [
        single(
          'slot',
          ['Какой интервал назвали?', 'Which time slot was named?'],
          [
            ['1', 'Два часа или меньше', 'Two hours or less'],
            ['0.6', 'До четырёх часов', 'Up to four hours'],
            ['0', 'Только день', 'Only the day'],
          ],
          {
            standard: [
              '17.1.1',
              'Клиенту называют интервал не шире двух часов.',
              'Clients get a slot of at most two hours.',
            ],
            weight: '2',
          },
        ),
        single(
          'called',
          ['Водитель предупредил о приезде?', 'Did the driver announce the arrival?'],
          [
            ['1', 'За 30 минут или раньше', '30 minutes before or earlier'],
            ['0.5', 'Меньше чем за 30 минут', 'Less than 30 minutes before'],
            ['0', 'Нет', 'No'],
          ],
          {
            standard: [
              '17.1.2',
              'Водитель звонит за 30 минут.',
              'The driver calls 30 minutes before.',
            ],
            weight: '2',
          },
        ),
        informs('time', 'came-at', ['Во сколько приехали?', 'When did they arrive?']),
        measured(
          'duration',
          'late',
          [
            'На сколько опоздали к концу интервала? Вовремя: 0.',
            'How late after the end of the slot? On time: 0.',
          ],
          line(0, 3600),
          {
            standard: ['17.1.3', 'Приезжают внутри интервала.', 'Arrival lies within the slot.'],
            weight: '4',
          },
        ),
      ],
    ),
    section(
      'handover',
      '35',
      ['Передача товара', 'Handing over'],
      [
        yesNo(
          'hello',
          [
            'Поздоровался, представился, назвал компанию?',
            'Did they greet and give their name and the company’s?',
          ],
          {
            standard: [
              '17.2.1',
              'Водитель здоровается и представляется.',
              'Drivers greet and introduce themselves.',
            ],
          },
        ),
        yesNo(
          'brought-in',
          ['Товар занесли туда, куда договорились?', 'Were the goods brought where agreed?'],
          {
            standard: [
              '17.2.2',
              'Товар заносят в место, названное в заказе.',
              'Goods are brought to the place named in the order.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        yesNo(
          'checked',
          [
            'Предложили проверить количество и целость до подписи?',
            'Were you asked to check quantity and condition before signing?',
          ],
          {
            standard: [
              '17.2.3',
              'Подпись просят после проверки.',
              'A signature is asked for after checking.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'whole',
          ['Всё привезли целым и полностью?', 'Did everything come whole and complete?'],
          {
            standard: ['17.2.4', 'Заказ полный и целый.', 'Orders are complete and whole.'],
            weight: '4',
            critical: capAt('60'),
            photo: 'required-low',
          },
        ),
        single(
          'claim',
          [
            'Что сделал водитель с недостачей или боем?',
            'What did the driver do about what was missing or broken?',
          ],
          [
            ['1', 'Составил акт и назвал срок замены', 'Wrote a report and named a date'],
            ['0.4', 'Обещал передать', 'Promised to pass it on'],
            ['0', 'Ничего', 'Nothing'],
          ],
          {
            standard: [
              '17.2.5',
              'При недостаче составляют акт на месте и называют срок замены.',
              'A shortage gets a report on the spot and a date of replacement.',
            ],
            weight: '2',
            showWhen: chose('whole', 'no'),
          },
        ),
        multiple(
          'papers',
          ['Какие документы отдали?', 'Which documents were handed over?'],
          [
            ['1', 'Накладную', 'Delivery note'],
            ['1', 'Чек', 'Receipt'],
            ['1', 'Гарантию или паспорт товара', 'Warranty or data sheet'],
          ],
          {
            standard: [
              '17.2.6',
              'С товаром отдают накладную, чек и гарантию.',
              'Delivery note, receipt and warranty come with the goods.',
            ],
            comment: 'never',
          },
        ),
      ],
    ),
    section(
      'driver',
      '30',
      ['Водитель и машина', 'Driver and vehicle'],
      [
        yesNo(
          'money',
          [
            'Просили доплатить сверх заказа или «на чай»?',
            'Were you asked for more than the order says, or for a tip?',
          ],
          {
            standard: [
              '17.3.1',
              'Денег сверх заказа не берут и не просят.',
              'No money beyond the order is taken or asked for.',
            ],
            weight: '3',
            wrong: true,
            critical: critical('total-zero'),
          },
        ),
        yesNo(
          'sober',
          [
            'Водитель трезв, с телефоном за рулём не ехал?',
            'Was the driver sober, and not on the telephone at the wheel?',
          ],
          {
            standard: [
              '17.3.2',
              'За рулём трезвы и без телефона в руке.',
              'Drivers are sober, without a telephone in hand.',
            ],
            weight: '3',
            critical: critical('outcome-fail'),
          },
        ),
        yesNo(
          'look',
          ['Форма чистая, бейдж виден?', 'Is the uniform clean and the badge visible?'],
          { standard: ['17.3.3', 'Форма и бейдж.', 'Uniform and badge.'] },
        ),
        yesNo(
          'vehicle',
          [
            'Машина чистая, с логотипом, никому не мешает?',
            'Is the vehicle clean, marked, and in nobody’s way?',
          ],
          {
            standard: [
              '17.3.4',
              'Машина чистая и стоит по правилам.',
              'The vehicle is clean and parked by the rules.',
            ],
            photo: 'required',
          },
        ),
        yesNo(
          'damage',
          [
            'Что-нибудь повредили или испачкали при разгрузке?',
            'Was anything damaged or soiled while unloading?',
          ],
          {
            standard: [
              '17.3.5',
              'Имущество клиента берегут; о повреждении сообщают сами.',
              'Clients’ property is cared for; damage is reported unasked.',
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
      'after',
      '15',
      ['После', 'Afterwards'],
      [
        yesNo('litter', ['Упаковку и мусор убрали?', 'Was packaging and litter removed?'], {
          standard: [
            '17.4.1',
            'После разгрузки убирают за собой.',
            'They clean up after unloading.',
          ],
        }),
        yesNo(
          'thanks',
          [
            'Поблагодарили и сказали, куда звонить с вопросом?',
            'Were you thanked and told whom to call?',
          ],
          {
            standard: [
              '17.4.2',
              'Прощаются и оставляют телефон.',
              'They say goodbye and leave a number.',
            ],
          },
        ),
        scale(
          'again',
          [
            'Хотели бы вы, чтобы в следующий раз приехал он же?',
            'Would you like the same driver next time?',
          ],
          [
            ['нет', 'no'],
            ['да', 'yes'],
          ],
          {
            standard: [
              '17.4.3',
              'Клиент доволен водителем.',
              'The client is content with the driver.',
            ],
            icon: 'star',
          },
        ),
        informs(
          'signature',
          'confirm',
          [
            'Подпишите, что проверка прошла по этому адресу.',
            'Sign that the check took place at this address.',
          ],
          { optional: true },
        ),
        informs('place', 'where', ['Отметьте место передачи.', 'Mark the place of handing over.'], {
          optional: true,
        }),
      ],
    ),
  ],
)
