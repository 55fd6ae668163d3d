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
  upTo,
  yesNo,
} from '../template-parts'

export const receptionDesk = template(
  {
    title: ['Бэк-офис: ресепшен', 'Back office: reception'],
    touchpoint: 'back-office',
    passMark: '85',
  },
  [
    section(
      'phone',
      '30',
      ['Телефон', 'Telephone'],
      [
        measured(
          'stopwatch',
          'pickup',
          ['Через сколько сняли трубку?', 'How long until the call was picked up?'],
          upTo(15, '1', 30, '0.5'),
          {
            standard: [
              '15.1.1',
              'Трубку снимают до четвёртого гудка.',
              'Calls are picked up before the fourth ring.',
            ],
            weight: '2',
          },
        ),
        multiple(
          'opening',
          ['Что прозвучало?', 'What was said?'],
          [
            ['1', 'Название компании', 'The company’s name'],
            ['1', 'Имя', 'A name'],
            ['1', 'Приветствие', 'A greeting'],
          ],
          {
            standard: ['15.1.2', 'Приветствие, компания, имя.', 'Greeting, company, name.'],
            comment: 'never',
          },
        ),
        measured(
          'counter',
          'transfers',
          ['Сколько переводов до нужного человека?', 'How many transfers to the right person?'],
          upTo(1, '1', 2, '0.5'),
          {
            standard: [
              '15.1.3',
              'Соединяют с нужным человеком с первого раза.',
              'The right person is reached at the first attempt.',
            ],
            weight: '2',
          },
        ),
        single(
          'absent',
          [
            'Если человека нет на месте, что предложили?',
            'If the person was away, what was offered?',
          ],
          [
            ['1', 'Передать сообщение и назвали, когда будет', 'A message, and when they return'],
            ['0.5', 'Только перезвонить позже', 'Only to call later'],
            ['0', 'Ничего', 'Nothing'],
          ],
          {
            standard: [
              '15.1.4',
              'Берут сообщение и говорят, когда ответят.',
              'A message is taken, and the time of the answer is named.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        yesNo(
          'mobile',
          [
            'Назвали личный телефон или местонахождение сотрудника?',
            'Was an employee’s private number or whereabouts given away?',
          ],
          {
            standard: [
              '15.1.5',
              'Личные телефоны и местонахождение сотрудников не сообщают.',
              'Private numbers and whereabouts of staff are not given out.',
            ],
            weight: '2',
            wrong: true,
            critical: critical('outcome-fail'),
          },
        ),
      ],
    ),
    section(
      'visitor',
      '40',
      ['Посетитель', 'Visitor'],
      [
        measured(
          'stopwatch',
          'noticed',
          ['Через сколько на вас обратили внимание?', 'How long until you were noticed?'],
          upTo(10, '1', 30, '0.5'),
          {
            standard: [
              '15.2.1',
              'Посетителя замечают за 10 секунд, даже если заняты.',
              'A visitor is noticed within 10 seconds, even by busy staff.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'stood',
          [
            'Поздоровались и спросили, к кому вы?',
            'Were you greeted and asked whom you came to see?',
          ],
          {
            standard: [
              '15.2.2',
              'Здороваются первыми и спрашивают о цели визита.',
              'They greet first and ask the purpose.',
            ],
          },
        ),
        yesNo(
          'pass',
          [
            'Личность и встречу проверили, прежде чем пропустить?',
            'Were identity and appointment checked before letting you in?',
          ],
          {
            standard: [
              '15.2.3',
              'Пропускают по документу и подтверждению принимающего.',
              'Entry needs a document and the host’s confirmation.',
            ],
            weight: '3',
            critical: critical('total-zero'),
          },
        ),
        measured(
          'duration',
          'met',
          ['Через сколько за вами пришли?', 'How long until you were fetched?'],
          line(300, 1200),
          {
            standard: [
              '15.2.4',
              'За посетителем приходят за 5 минут или предлагают воду и говорят о задержке.',
              'Visitors are fetched within 5 minutes, or offered water and told of the delay.',
            ],
            notApplicable: true,
          },
        ),
        yesNo(
          'offered',
          ['Предложили место, воду, гардероб?', 'Were a seat, water and the cloakroom offered?'],
          {
            standard: [
              '15.2.5',
              'Ожидающему предлагают место, воду и гардероб.',
              'Waiting visitors are offered a seat, water and the cloakroom.',
            ],
          },
        ),
        yesNo(
          'screen',
          [
            'С места посетителя видны экран, журнал посетителей или чужие письма?',
            'Can a visitor see the screen, the visitors’ book or others’ mail?',
          ],
          {
            standard: [
              '15.2.6',
              'Чужие данные со стороны посетителя не видны.',
              'No data of others are visible from the visitor’s side.',
            ],
            weight: '2',
            wrong: true,
            critical: critical('section-zero'),
          },
        ),
      ],
    ),
    section(
      'place',
      '15',
      ['Место', 'Place'],
      [
        yesNo(
          'tidy',
          ['Стойка и зона ожидания в порядке?', 'Are the desk and the waiting area tidy?'],
          {
            standard: [
              '15.3.1',
              'На стойке только нужное, цветы живые, журналы свежие.',
              'Only what is needed on the desk, fresh flowers, recent magazines.',
            ],
            photo: 'required',
          },
        ),
        yesNo(
          'look',
          ['Одежда по правилам, бейдж виден?', 'Is dress by the rules, and the badge visible?'],
          {
            standard: [
              '15.3.2',
              'Одежда по дресс-коду, бейдж на месте.',
              'Dress follows the code, the badge is on.',
            ],
          },
        ),
      ],
    ),
    section(
      'mail',
      '15',
      ['Почта и курьеры', 'Mail and couriers'],
      [
        yesNo(
          'brought',
          ['По сценарию вы передавали документ?', 'Did you deliver a document as in the scenario?'],
          {
            comment: 'never',
            informational: true,
            standard: [
              '15.4.1',
              'На переданный документ ставят отметку с датой и именем.',
              'A document handed over is stamped with date and name.',
            ],
          },
        ),
        yesNo(
          'stamped',
          [
            'Поставили отметку о приёме с датой и именем?',
            'Was receipt stamped with date and name?',
          ],
          {
            standard: [
              '15.4.1',
              'На переданный документ ставят отметку с датой и именем.',
              'A document handed over is stamped with date and name.',
            ],
            weight: '2',
            showWhen: chose('brought', 'yes'),
            photo: 'optional',
          },
        ),
        scale(
          'welcome',
          ['Насколько вам были рады?', 'How welcome did you feel?'],
          [
            ['совсем нет', 'not at all'],
            ['очень', 'very'],
          ],
          {
            standard: [
              '15.4.2',
              'Посетителю рады от двери до двери.',
              'Visitors are welcome from door to door.',
            ],
            icon: 'face',
            critical: capAt('90', '0.25'),
          },
        ),
        informs('text', 'story', ['Что запомнилось?', 'What do you remember?'], { optional: true }),
      ],
    ),
  ],
)
