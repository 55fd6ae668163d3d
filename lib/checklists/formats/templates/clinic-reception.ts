import {
  capAt,
  chose,
  critical,
  informs,
  line,
  measured,
  multiple,
  note,
  scale,
  section,
  single,
  template,
  upTo,
  yesNo,
} from '../template-parts'

export const clinicReception = template(
  { title: ['Регистратура клиники', 'Clinic reception'], touchpoint: 'store', passMark: '85' },
  [
    section(
      'booking',
      '25',
      ['Запись по телефону', 'Booking by telephone'],
      [
        note('booking-note', [
          'Позвоните за день до визита и запишитесь по сценарию. Диагноз не называйте, пока не спросят.',
          'Call a day before the visit and book as in the scenario. Name no diagnosis until asked.',
        ]),
        measured(
          'stopwatch',
          'answer',
          [
            'Через сколько ответил человек, а не автомат?',
            'How long until a person, not a machine, answered?',
          ],
          upTo(30, '1', 60, '0.5'),
          {
            standard: [
              '9.1.1',
              'Оператор отвечает в течение 30 секунд.',
              'An operator answers within 30 seconds.',
            ],
            weight: '2',
          },
        ),
        multiple(
          'offered',
          ['Что предложили при записи?', 'What was offered when booking?'],
          [
            ['1', 'Два и больше времени', 'Two or more times'],
            ['1', 'Врача по жалобе, а не по списку', 'A doctor by complaint, not by list'],
            ['1', 'Цену приёма', 'The price of the visit'],
            ['1', 'Что взять с собой и как подготовиться', 'What to bring and how to prepare'],
          ],
          {
            standard: [
              '9.1.2',
              'При записи предлагают выбор времени, врача по жалобе, называют цену и подготовку.',
              'Booking offers a choice of times, a doctor by complaint, the price and the preparation.',
            ],
            weight: '3',
          },
        ),
        yesNo('reminder', ['Пришло напоминание о приёме?', 'Did a reminder come?'], {
          standard: [
            '9.1.3',
            'О приёме напоминают за день.',
            'Visits are reminded of the day before.',
          ],
        }),
      ],
    ),
    section(
      'desk',
      '35',
      ['У стойки', 'At the desk'],
      [
        measured(
          'duration',
          'desk-wait',
          ['Сколько вы ждали у стойки?', 'How long did you wait at the desk?'],
          line(180, 900),
          {
            standard: [
              '9.2.1',
              'У стойки ждут не дольше 3 минут.',
              'Nobody waits at the desk longer than 3 minutes.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'hello',
          [
            'Поздоровались, посмотрели на вас и назвали по имени?',
            'Were you greeted, looked at and called by name?',
          ],
          {
            standard: ['9.2.2', 'Пациента приветствуют по имени.', 'Patients are greeted by name.'],
          },
        ),
        yesNo(
          'aloud',
          [
            'Жалобы, диагноз или телефон произносили вслух при других?',
            'Were complaints, diagnosis or telephone said aloud in front of others?',
          ],
          {
            standard: [
              '9.2.3',
              'Медицинские и личные данные вслух не произносят.',
              'Medical and personal data are not said aloud.',
            ],
            weight: '3',
            wrong: true,
            critical: critical('total-zero'),
          },
        ),
        yesNo(
          'consent',
          [
            'Согласие на обработку данных и на лечение дали прочитать и объяснили?',
            'Were the consents to data processing and treatment given to read and explained?',
          ],
          {
            standard: [
              '9.2.4',
              'Согласия дают прочитать до подписи и отвечают на вопросы.',
              'Consents are given to read before signing, and questions are answered.',
            ],
            weight: '2',
            notApplicable: true,
            critical: critical('section-zero'),
          },
        ),
        single(
          'delay',
          ['Приём начался вовремя?', 'Did the appointment begin on time?'],
          [
            ['1', 'Да, до 5 минут', 'Yes, within 5 minutes'],
            ['0.7', 'Позже, но предупредили и назвали срок', 'Later, but announced with a time'],
            ['0', 'Позже и без предупреждения', 'Later without notice'],
          ],
          {
            standard: [
              '9.2.5',
              'О задержке больше 5 минут предупреждают и называют новое время.',
              'A delay over 5 minutes is announced with a new time.',
            ],
            weight: '3',
          },
        ),
        scale(
          'care',
          ['Насколько участливы были с вами?', 'How caring were they?'],
          [
            ['равнодушно', 'indifferent'],
            ['участливо', 'caring'],
          ],
          {
            standard: [
              '9.2.6',
              'С пациентом говорят спокойно и участливо.',
              'Patients are spoken to calmly and with care.',
            ],
            weight: '2',
            icon: 'heart',
          },
        ),
      ],
    ),
    section(
      'premises',
      '15',
      ['Помещение', 'Premises'],
      [
        yesNo(
          'clean',
          [
            'Чисто, есть бахилы и антисептик, указатели понятны?',
            'Is it clean, with shoe covers and sanitiser, and are the signs clear?',
          ],
          {
            standard: [
              '9.3.1',
              'Зона ожидания чистая; бахилы, антисептик и указатели на месте.',
              'The waiting area is clean; shoe covers, sanitiser and signs are in place.',
            ],
            photo: 'required-low',
          },
        ),
        yesNo(
          'access',
          [
            'С коляской или в кресле можно дойти до кабинета?',
            'Can one reach the consulting room with a pram or wheelchair?',
          ],
          {
            standard: [
              '9.3.2',
              'Путь от входа до кабинета доступен.',
              'The way from door to consulting room is accessible.',
            ],
          },
        ),
        yesNo(
          'prices',
          ['Прейскурант и лицензия на виду?', 'Are the price list and the licence on display?'],
          {
            standard: [
              '9.3.3',
              'Прейскурант и лицензия доступны без просьбы.',
              'Price list and licence can be seen without asking.',
            ],
          },
        ),
      ],
    ),
    section(
      'payment',
      '25',
      ['Оплата и завершение', 'Payment and closing'],
      [
        yesNo(
          'sum',
          ['Сумма совпала с названной при записи?', 'Was the sum the one named when booking?'],
          {
            standard: [
              '9.4.1',
              'Цена не меняется без согласия пациента.',
              'The price does not change without the patient’s consent.',
            ],
            weight: '2',
            critical: capAt('60'),
            photo: 'required-low',
          },
        ),
        yesNo(
          'added',
          ['Назначили платные анализы или процедуры?', 'Were paid tests or procedures prescribed?'],
          {
            standard: [
              '9.4.2',
              'О платных назначениях говорят цену и что можно без них.',
              'For paid prescriptions the price and the alternative are named.',
            ],
            comment: 'never',
            informational: true,
          },
        ),
        yesNo(
          'added-price',
          [
            'Назвали цену и объяснили, зачем они и можно ли без них?',
            'Were the price, the reason and the alternative named?',
          ],
          {
            standard: [
              '9.4.2',
              'О платных назначениях говорят цену и что можно без них.',
              'For paid prescriptions the price and the alternative are named.',
            ],
            weight: '2',
            showWhen: chose('added', 'yes'),
          },
        ),
        yesNo(
          'documents',
          [
            'Выдали чек, договор и справку для вычета по просьбе?',
            'Were receipt, contract and, on request, the tax certificate given?',
          ],
          {
            standard: [
              '9.4.3',
              'Документы об оплате выдают сразу.',
              'Payment documents are handed out at once.',
            ],
            notApplicable: true,
          },
        ),
        yesNo(
          'next',
          ['Предложили записаться на следующий приём?', 'Was the next appointment offered?'],
          {
            standard: [
              '9.4.4',
              'Следующий приём предлагают у стойки.',
              'The next appointment is offered at the desk.',
            ],
          },
        ),
        informs(
          'text',
          'story',
          ['Что было лучше всего и что хуже всего?', 'What was best and what was worst?'],
          {},
        ),
      ],
    ),
  ],
)
