import {
  capAt,
  critical,
  informs,
  line,
  matrix,
  measured,
  scale,
  section,
  single,
  template,
  upTo,
  yesNo,
} from '../template-parts'

export const restaurant = template(
  { title: ['Ресторан', 'Restaurant'], touchpoint: 'store', passMark: '85' },
  [
    section(
      'arrival',
      '15',
      ['Встреча', 'Arrival'],
      [
        measured(
          'stopwatch',
          'seated',
          [
            'Сколько прошло от входа до приветствия?',
            'How long from entering until you were greeted?',
          ],
          upTo(30, '1', 60, '0.5'),
          {
            standard: [
              '6.1.1',
              'Гостя приветствуют в течение 30 секунд.',
              'A guest is greeted within 30 seconds.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'table',
          [
            'Предложили выбор стола и проводили?',
            'Were you offered a choice of tables and shown to yours?',
          ],
          {
            standard: [
              '6.1.2',
              'Хостес предлагает свободные столы и провожает гостя.',
              'The host offers the free tables and leads the guest to one.',
            ],
            notApplicable: true,
          },
        ),
        yesNo(
          'menu',
          [
            'Меню принесли сразу, оно чистое и полное, с весом, ценой и аллергенами?',
            'Was the menu brought at once, clean and complete, with weights, prices and allergens?',
          ],
          {
            standard: [
              '6.1.3',
              'Меню подают за 2 минуты; в нём вес, цена и аллергены.',
              'The menu comes within 2 minutes, with weights, prices and allergens.',
            ],
          },
        ),
      ],
    ),
    section(
      'waiter',
      '25',
      ['Официант', 'Waiter'],
      [
        measured(
          'duration',
          'order-time',
          [
            'Через сколько после меню подошли за заказом?',
            'How long after the menu did somebody come for the order?',
          ],
          line(300, 900),
          {
            standard: [
              '6.2.1',
              'За заказом подходят не позже чем через 5 минут.',
              'Orders are taken within 5 minutes.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'allergy',
          [
            'Спросили об аллергии и предпочтениях?',
            'Were you asked about allergies and preferences?',
          ],
          {
            standard: [
              '6.2.2',
              'До приёма заказа спрашивают об аллергии.',
              'Before the order, allergies are asked about.',
            ],
            weight: '2',
            critical: capAt('80'),
          },
        ),
        single(
          'know',
          [
            'Рассказал о блюде, о котором вы спросили?',
            'Could the waiter describe the dish you asked about?',
          ],
          [
            ['1', 'Состав, способ и вкус', 'Ingredients, method and taste'],
            [
              '0.5',
              'В общих словах или уточнил на кухне',
              'In general words, or asked the kitchen',
            ],
            ['0', 'Не смог', 'No'],
          ],
          {
            standard: [
              '6.2.3',
              'Официант знает состав и способ приготовления каждого блюда.',
              'The waiter knows the ingredients and method of every dish.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'repeat',
          [
            'Заказ повторили и назвали время ожидания?',
            'Was the order repeated and the waiting time named?',
          ],
          {
            standard: [
              '6.2.4',
              'Заказ повторяют вслух и называют время.',
              'The order is repeated aloud and the time is named.',
            ],
          },
        ),
        yesNo(
          'pleasant',
          ['Официант был доброжелателен до конца?', 'Was the waiter friendly to the end?'],
          {
            standard: [
              '6.2.5',
              'Гостю улыбаются и не выражают недовольства.',
              'Guests are met with a smile and never with displeasure.',
            ],
            weight: '2',
          },
        ),
      ],
    ),
    section(
      'food',
      '30',
      ['Блюда', 'Food'],
      [
        measured(
          'duration',
          'first-dish',
          ['Через сколько принесли первое блюдо?', 'How long until the first dish came?'],
          line(900, 2400),
          {
            standard: [
              '6.3.1',
              'Первое блюдо подают за 15 минут или предупреждают о времени.',
              'The first dish comes within 15 minutes, or the time is named.',
            ],
            weight: '2',
          },
        ),
        matrix(
          'dish',
          ['Основное блюдо', 'Main course'],
          [
            ['1', 'Отлично', 'Excellent'],
            ['0.7', 'Хорошо', 'Good'],
            ['0.3', 'Посредственно', 'Middling'],
            ['0', 'Плохо', 'Poor'],
          ],
          [
            [
              'look',
              ['Подача', 'Presentation'],
              {
                standard: [
                  '6.3.2',
                  'Блюдо соответствует фотографии и описанию в меню.',
                  'A dish looks as pictured and described in the menu.',
                ],
              },
            ],
            ['taste', ['Вкус', 'Taste'], { weight: '2' }],
            [
              'heat',
              ['Температура', 'Temperature'],
              {
                standard: [
                  '6.3.3',
                  'Горячее подают горячим, холодное холодным.',
                  'Hot dishes are served hot, cold ones cold.',
                ],
              },
            ],
          ],
        ),
        informs(
          'photo',
          'dish-photo',
          ['Сфотографируйте основное блюдо до еды.', 'Photograph the main course before eating.'],
          { photo: 'required' },
        ),
        yesNo(
          'foreign',
          [
            'Было ли в еде что-то постороннее или несвежее?',
            'Was there anything foreign or stale in the food?',
          ],
          {
            standard: [
              '6.3.4',
              'Еда свежая, без посторонних предметов.',
              'Food is fresh and free of foreign objects.',
            ],
            weight: '3',
            wrong: true,
            critical: critical('total-zero'),
            photo: 'required-low',
          },
        ),
      ],
    ),
    section(
      'place',
      '15',
      ['Зал и чистота', 'Room and cleanliness'],
      [
        yesNo(
          'table-clean',
          ['Стол, приборы и посуда чистые?', 'Are table, cutlery and dishes clean?'],
          {
            standard: [
              '6.4.1',
              'Стол накрыт чистыми приборами и посудой без сколов.',
              'The table is laid with clean cutlery and undamaged dishes.',
            ],
            weight: '2',
            critical: critical('section-zero'),
            photo: 'required-low',
          },
        ),
        yesNo(
          'toilet',
          [
            'В туалете чисто, есть мыло, бумага и полотенца?',
            'Is the lavatory clean, with soap, paper and towels?',
          ],
          {
            standard: [
              '6.4.2',
              'Туалет проверяют каждый час, лист проверки на двери.',
              'Lavatories are checked hourly, with the sheet on the door.',
            ],
            weight: '2',
          },
        ),
        scale(
          'comfort',
          [
            'Насколько удобно было сидеть: свет, звук, температура?',
            'How comfortable was it: light, sound, temperature?',
          ],
          [
            ['неудобно', 'uncomfortable'],
            ['удобно', 'comfortable'],
          ],
          {
            standard: [
              '6.4.3',
              'Музыка не мешает говорить, температура от 20 до 24 градусов.',
              'Music does not drown talk; the room is at 20 to 24 degrees.',
            ],
            icon: 'star',
          },
        ),
      ],
    ),
    section(
      'bill',
      '15',
      ['Счёт и прощание', 'Bill and farewell'],
      [
        measured(
          'duration',
          'bill-time',
          [
            'Через сколько после просьбы принесли счёт?',
            'How long after asking did the bill come?',
          ],
          line(180, 600),
          {
            standard: ['6.5.1', 'Счёт приносят за 3 минуты.', 'The bill comes within 3 minutes.'],
          },
        ),
        yesNo(
          'bill-right',
          [
            'В счёте только то, что вы заказали, цены как в меню?',
            'Does the bill hold only what you ordered, at the prices of the menu?',
          ],
          {
            standard: ['6.5.2', 'Счёт верен до рубля.', 'The bill is right to the last rouble.'],
            weight: '2',
            critical: critical('outcome-fail'),
            photo: 'required',
          },
        ),
        yesNo('goodbye', ['Поблагодарили и попрощались?', 'Were you thanked and seen off?'], {
          standard: [
            '6.5.3',
            'Гостя благодарят и приглашают снова.',
            'Guests are thanked and invited again.',
          ],
        }),
        informs(
          'text',
          'story',
          [
            'Опишите вечер: что бы вы рассказали друзьям?',
            'Describe the visit: what would you tell your friends?',
          ],
          {},
        ),
      ],
    ),
  ],
)
