import {
  capAt,
  chose,
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

export const hotel = template({ title: ['Отель', 'Hotel'], touchpoint: 'store', passMark: '85' }, [
  section(
    'booking',
    '10',
    ['Бронирование', 'Booking'],
    [
      measured(
        'stopwatch',
        'booking-answer',
        ['Через сколько ответили на звонок?', 'How long until the call was answered?'],
        upTo(20, '1', 40, '0.5'),
        {
          standard: [
            '7.1.1',
            'На звонок отвечают в течение 20 секунд.',
            'Calls are answered within 20 seconds.',
          ],
        },
      ),
      yesNo(
        'confirmation',
        [
          'Подтверждение пришло с датами, ценой, условиями отмены и номером?',
          'Did the confirmation come with dates, price, cancellation terms and number?',
        ],
        {
          standard: [
            '7.1.2',
            'Подтверждение приходит за 15 минут и содержит даты, цену и условия отмены.',
            'The confirmation comes within 15 minutes with dates, price and cancellation terms.',
          ],
        },
      ),
    ],
  ),
  section(
    'arrival',
    '20',
    ['Заселение', 'Check-in'],
    [
      measured(
        'duration',
        'check-in',
        [
          'Сколько заняло заселение от подхода к стойке до ключа?',
          'How long from the desk to the key?',
        ],
        line(300, 1200),
        {
          standard: [
            '7.2.1',
            'Заселение занимает не больше 5 минут.',
            'Check-in takes at most 5 minutes.',
          ],
          weight: '2',
        },
      ),
      yesNo('name', ['Обращались по имени?', 'Were you addressed by name?'], {
        standard: [
          '7.2.2',
          'К гостю обращаются по имени с момента, когда оно известно.',
          'Guests are addressed by name once it is known.',
        ],
      }),
      yesNo(
        'room-aloud',
        [
          'Номер комнаты произнесли вслух при других?',
          'Was your room number said aloud in front of others?',
        ],
        {
          standard: [
            '7.2.3',
            'Номер комнаты не произносят вслух: его показывают.',
            'The room number is shown, never said aloud.',
          ],
          weight: '2',
          wrong: true,
          critical: capAt('70'),
        },
      ),
      yesNo(
        'tour',
        [
          'Рассказали о завтраке, интернете, выезде и предложили помощь с багажом?',
          'Were breakfast, internet and check-out explained, and help with luggage offered?',
        ],
        {
          standard: [
            '7.2.4',
            'При заселении называют время завтрака, пароль, час выезда и предлагают помощь с багажом.',
            'At check-in breakfast times, password and check-out are named and help with luggage is offered.',
          ],
        },
      ),
    ],
  ),
  section(
    'room',
    '30',
    ['Номер', 'Room'],
    [
      matrix(
        'clean',
        ['Чистота', 'Cleanliness'],
        [
          ['1', 'Безупречно', 'Spotless'],
          ['0.5', 'Мелкие следы', 'Slight traces'],
          ['0', 'Грязно', 'Dirty'],
        ],
        [
          [
            'bed',
            ['Постель', 'Bed'],
            {
              standard: [
                '7.3.1',
                'Постельное бельё свежее, без пятен и повреждений.',
                'Linen is fresh, without stains or damage.',
              ],
              weight: '2',
              critical: critical('section-zero', '0.5'),
            },
          ],
          [
            'bath',
            ['Ванная', 'Bathroom'],
            {
              standard: [
                '7.3.2',
                'В ванной нет волос, налёта и запаха.',
                'The bathroom is free of hair, scale and smell.',
              ],
              weight: '2',
            },
          ],
          [
            'floor',
            ['Пол и поверхности', 'Floor and surfaces'],
            {
              standard: [
                '7.3.3',
                'Пыли нет и там, где её не видно стоя.',
                'There is no dust even where standing eyes do not see it.',
              ],
            },
          ],
        ],
      ),
      yesNo(
        'works',
        [
          'Всё работает: свет, вода, кондиционер, телевизор, замок, сейф?',
          'Does everything work: light, water, air conditioning, television, lock, safe?',
        ],
        {
          standard: [
            '7.3.4',
            'Перед заселением номер проверен по листу: вся техника исправна.',
            'Before check-in the room has been checked by list: all equipment works.',
          ],
          weight: '2',
          photo: 'required-low',
        },
      ),
      yesNo('reported', ['Вы сообщили о неисправности?', 'Did you report the fault?'], {
        showWhen: chose('works', 'no'),
        comment: 'never',
        informational: true,
        standard: [
          '7.3.5',
          'Неисправность устраняют за 30 минут или переселяют.',
          'A fault is mended within 30 minutes, or the guest is moved.',
        ],
      }),
      measured(
        'duration',
        'repair',
        [
          'Через сколько устранили или предложили другой номер?',
          'How long until it was mended or another room was offered?',
        ],
        line(1800, 7200),
        {
          showWhen: chose('reported', 'yes'),
          weight: '2',
          standard: [
            '7.3.5',
            'Неисправность устраняют за 30 минут или переселяют.',
            'A fault is mended within 30 minutes, or the guest is moved.',
          ],
        },
      ),
      informs(
        'photo',
        'room-photo',
        ['Сфотографируйте номер от двери.', 'Photograph the room from the door.'],
        { photo: 'required' },
      ),
    ],
  ),
  section(
    'stay',
    '25',
    ['Пребывание', 'Stay'],
    [
      single(
        'request',
        ['Как выполнили вашу просьбу из сценария?', 'How was your request from the scenario met?'],
        [
          ['1', 'В срок, который назвали', 'Within the time named'],
          ['0.5', 'Позже, но выполнили', 'Later, but met'],
          ['0', 'Не выполнили', 'Not met'],
        ],
        {
          standard: [
            '7.4.1',
            'На просьбу называют срок и выполняют её в этот срок.',
            'A request gets a time, and is met within it.',
          ],
          weight: '3',
        },
      ),
      scale(
        'breakfast',
        [
          'Как вам завтрак: выбор, свежесть, чистота?',
          'How was breakfast: choice, freshness, cleanliness?',
        ],
        [
          ['плохо', 'poor'],
          ['отлично', 'excellent'],
        ],
        {
          standard: [
            '7.4.2',
            'До конца завтрака полный выбор, столы убирают сразу.',
            'The full choice stays until the end, tables are cleared at once.',
          ],
          weight: '2',
          notApplicable: true,
          icon: 'star',
        },
      ),
      yesNo('quiet', ['Ночью было тихо?', 'Was it quiet at night?'], {
        standard: [
          '7.4.3',
          'С 23 до 7 часов сотрудники следят за тишиной.',
          'From 23 to 7 staff see that it is quiet.',
        ],
      }),
      yesNo(
        'safe',
        [
          'Дежурный открыл бы ваш номер без документа? Спросите: «Забыл ключ, комната такая-то».',
          'Would the desk open your room without a document? Ask: “I forgot my key, room so-and-so.”',
        ],
        {
          standard: [
            '7.4.4',
            'Ключ выдают только по документу.',
            'A key is given only against a document.',
          ],
          weight: '3',
          wrong: true,
          critical: critical('total-zero'),
        },
      ),
    ],
  ),
  section(
    'leaving',
    '15',
    ['Выезд', 'Check-out'],
    [
      measured(
        'duration',
        'check-out',
        ['Сколько занял выезд?', 'How long did check-out take?'],
        line(300, 1200),
        {
          standard: [
            '7.5.1',
            'Выезд занимает не больше 5 минут.',
            'Check-out takes at most 5 minutes.',
          ],
          weight: '2',
        },
      ),
      yesNo('bill', ['Счёт верен и объяснён?', 'Was the bill right and explained?'], {
        standard: [
          '7.5.2',
          'Счёт показывают до оплаты, каждая строка понятна.',
          'The bill is shown before payment, every line is clear.',
        ],
        weight: '2',
        critical: critical('outcome-fail'),
        photo: 'required-low',
      }),
      yesNo(
        'feedback',
        [
          'Спросили, всё ли понравилось, и поблагодарили?',
          'Were you asked how it was, and thanked?',
        ],
        {
          standard: [
            '7.5.3',
            'При выезде спрашивают о впечатлении и благодарят.',
            'At check-out the impression is asked for and thanks are given.',
          ],
        },
      ),
      informs(
        'text',
        'story',
        ['Вернулись бы вы сюда и почему?', 'Would you come back, and why?'],
        {},
      ),
    ],
  ),
])
