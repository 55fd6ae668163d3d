import {
  capAt,
  chose,
  critical,
  from,
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

export const serviceCall = template(
  { title: ['Сервисный звонок', 'Service call'], touchpoint: 'call', passMark: '80' },
  [
    section(
      'reach',
      '20',
      ['Дозвон', 'Getting through'],
      [
        measured(
          'stopwatch',
          'pickup',
          ['Через сколько ответил человек?', 'How long until a person answered?'],
          upTo(40, '1', 60, '0.5'),
          {
            standard: [
              '10.1.1',
              'На сервисный звонок отвечают в течение 40 секунд.',
              'A service call is answered within 40 seconds.',
            ],
            weight: '3',
          },
        ),
        measured(
          'counter',
          'menu',
          [
            'Сколько раз пришлось нажимать цифры в меню?',
            'How many times did you have to press digits in the menu?',
          ],
          upTo(2, '1', 4, '0.5'),
          {
            standard: [
              '10.1.2',
              'До человека не больше двух уровней меню.',
              'At most two levels of menu before a person.',
            ],
          },
        ),
        multiple(
          'opening',
          ['Что прозвучало в начале?', 'What was said at the beginning?'],
          [
            ['1', 'Название компании', 'The company’s name'],
            ['1', 'Имя сотрудника', 'The agent’s name'],
            ['1', 'Приветствие', 'A greeting'],
            ['0', 'Ничего из этого', 'None of these'],
          ],
          {
            standard: [
              '10.1.3',
              'Сотрудник здоровается, называет компанию и себя.',
              'The agent greets and names the company and themselves.',
            ],
            comment: 'never',
          },
        ),
      ],
    ),
    section(
      'understanding',
      '25',
      ['Понять обращение', 'Understanding'],
      [
        yesNo('listened', ['Дали договорить до конца?', 'Were you allowed to finish?'], {
          standard: ['10.2.1', 'Клиента не перебивают.', 'Clients are not interrupted.'],
        }),
        yesNo(
          'history',
          [
            'Сотрудник видел ваши прежние обращения, повторять не пришлось?',
            'Did the agent see your earlier contacts, without your repeating them?',
          ],
          {
            standard: [
              '10.2.2',
              'История обращений открыта до ответа.',
              'The history is open before answering.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        yesNo(
          'verify',
          [
            'Личность проверили, прежде чем говорить о договоре?',
            'Was your identity checked before the contract was discussed?',
          ],
          {
            standard: [
              '10.2.3',
              'О договоре говорят после проверки личности.',
              'Contracts are discussed after identification.',
            ],
            weight: '2',
            notApplicable: true,
            critical: critical('section-zero'),
          },
        ),
        yesNo(
          'restated',
          ['Суть повторили своими словами и уточнили?', 'Was the matter restated and checked?'],
          {
            standard: [
              '10.2.4',
              'Суть обращения повторяют и уточняют.',
              'The matter is restated and checked.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'sorry',
          [
            'Признали неудобство и извинились, где это уместно?',
            'Was the inconvenience acknowledged with an apology where it fits?',
          ],
          {
            standard: [
              '10.2.5',
              'За неудобство извиняются, не оправдываясь.',
              'Inconvenience is met with an apology, not an excuse.',
            ],
            notApplicable: true,
          },
        ),
      ],
    ),
    section(
      'solution',
      '35',
      ['Решение', 'Solution'],
      [
        single(
          'solved',
          ['Чем закончился звонок?', 'How did the call end?'],
          [
            ['1', 'Вопрос решён', 'Solved'],
            ['0.7', 'Принят, названы срок и номер', 'Taken, with a date and a number'],
            ['0.3', 'Принят без срока', 'Taken without a date'],
            ['0', 'Не решён', 'Not solved'],
          ],
          {
            standard: [
              '10.3.1',
              'Вопрос решают в первом звонке или называют срок и номер обращения.',
              'A matter is solved in the first call, or gets a date and a number.',
            ],
            weight: '5',
          },
        ),
        measured(
          'counter',
          'transfers',
          ['Сколько раз вас переводили?', 'How many times were you transferred?'],
          upTo(0, '1', 1, '0.5'),
          {
            standard: [
              '10.3.2',
              'Переводят не больше одного раза и пересказывают суть.',
              'At most one transfer, with the matter passed on.',
            ],
            weight: '2',
          },
        ),
        measured(
          'duration',
          'hold',
          ['Сколько всего вы ждали на удержании?', 'How long were you on hold altogether?'],
          line(30, 180),
          {
            standard: [
              '10.3.3',
              'Удержание не дольше 30 секунд подряд, с предупреждением.',
              'Hold lasts at most 30 seconds at a time, announced.',
            ],
          },
        ),
        yesNo('correct', ['Ответ оказался верным?', 'Was the answer correct?'], {
          hint: ['Сверьте с ответом в сценарии.', 'Compare with the answer in the scenario.'],
          standard: [
            '10.3.4',
            'Сведения верны и совпадают с базой знаний.',
            'Information is correct and matches the knowledge base.',
          ],
          weight: '3',
          critical: capAt('60'),
        }),
        scale(
          'clarity',
          ['Насколько понятно объяснили?', 'How clearly was it explained?'],
          [
            ['ничего не понятно', 'not clear at all'],
            ['понятно всё', 'entirely clear'],
          ],
          {
            standard: [
              '10.3.5',
              'Объясняют без внутренних терминов.',
              'Explanations avoid internal terms.',
            ],
            weight: '2',
            bands: from(upTo(2, '0', 3, '0.5', 4, '0.8'), '1'),
          },
        ),
      ],
    ),
    section(
      'close',
      '15',
      ['Завершение', 'Closing'],
      [
        yesNo(
          'summary',
          [
            'Подвели итог и спросили, остались ли вопросы?',
            'Was it summed up, and were further questions asked for?',
          ],
          {
            standard: [
              '10.4.1',
              'В конце итог, следующий шаг и вопрос «Чем ещё помочь?».',
              'The end has a summary, the next step and “anything else?”.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'rude',
          [
            'Грубили, спорили или бросили трубку?',
            'Was anybody rude, argumentative, or did they hang up?',
          ],
          {
            standard: [
              '10.4.2',
              'С клиентом не спорят и трубку первыми не кладут.',
              'Nobody argues with a client or hangs up first.',
            ],
            wrong: true,
            critical: critical('total-zero'),
          },
        ),
      ],
    ),
    section(
      'after',
      '5',
      ['После звонка', 'After the call'],
      [
        yesNo(
          'promised',
          ['Обещали перезвонить или прислать?', 'Was a call back or a message promised?'],
          {
            standard: [
              '10.5.1',
              'Обещанное делают в обещанный срок.',
              'What is promised is done by the time promised.',
            ],
            comment: 'never',
            informational: true,
          },
        ),
        yesNo('kept', ['Сделали это в срок?', 'Was it done in time?'], {
          standard: [
            '10.5.1',
            'Обещанное делают в обещанный срок.',
            'What is promised is done by the time promised.',
          ],
          weight: '3',
          showWhen: chose('promised', 'yes'),
        }),
        informs(
          'audio',
          'recording',
          [
            'Приложите запись звонка, если программа её разрешает.',
            'Attach the recording if the programme allows one.',
          ],
          { optional: true },
        ),
        informs(
          'text',
          'retelling',
          ['Перескажите разговор по порядку.', 'Retell the conversation in order.'],
          {},
        ),
      ],
    ),
  ],
)
