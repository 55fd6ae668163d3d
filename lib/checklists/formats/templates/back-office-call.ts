import {
  capAt,
  critical,
  from,
  informs,
  line,
  measured,
  multiple,
  number,
  scale,
  section,
  single,
  template,
  upTo,
  yesNo,
} from '../template-parts'

export const backOfficeCall = template(
  { title: ['Звонок в бэк-офис', 'Back-office call'], touchpoint: 'back-office', passMark: '80' },
  [
    section(
      'reach',
      '20',
      ['Дозвон', 'Getting through'],
      [
        measured(
          'duration',
          'pickup',
          [
            'Через сколько секунд сняли трубку?',
            'How many seconds before the telephone was answered?',
          ],
          upTo(40, '1', 60, '0.5'),
          {
            hint: [
              'Считайте от первого гудка до живого голоса.',
              'Count from the first ring to a live voice.',
            ],
            standard: [
              '3.1.1',
              'На звонок коллеги или клиента отвечают за 40 секунд.',
              'A call from a colleague or client is answered within 40 seconds.',
            ],
            weight: '2',
          },
        ),
        number(
          'tries',
          ['С какого раза вы дозвонились?', 'On which attempt did you get through?'],
          upTo(1, '1', 2, '0.5'),
          {
            least: '1',
            standard: [
              '3.1.2',
              'В рабочее время дозваниваются с первого раза. Уходя, включают переадресацию.',
              'In working hours callers get through on the first attempt. Calls are forwarded in absence.',
            ],
          },
        ),
        multiple(
          'intro',
          ['Как представился сотрудник?', 'How did the employee introduce themselves?'],
          [
            ['1', 'Поздоровался', 'A greeting'],
            ['1', 'Назвал отдел', 'The department'],
            ['1', 'Назвал своё имя', 'Their name'],
            ['0', 'Никак', 'Not at all'],
          ],
          {
            standard: [
              '3.1.3',
              'Сняв трубку, здороваются, называют отдел и своё имя.',
              'On answering: a greeting, the department and one’s own name.',
            ],
            comment: 'never',
          },
        ),
      ],
    ),
    section(
      'routing',
      '20',
      ['Переводы и ожидание', 'Transfers and waiting'],
      [
        number(
          'transfers',
          [
            'Сколько раз вас перевели на другого сотрудника?',
            'How many times were you transferred?',
          ],
          upTo(0, '1', 1, '0.5'),
          {
            hint: [
              'Считайте каждый перевод, также обратно к тому же сотруднику. Просьба «перезвоните по другому номеру» считается переводом.',
              'Count every transfer, also one back to the same person. “Please ring another number” counts as a transfer.',
            ],
            standard: [
              '3.2.1',
              'Кто снял трубку, тот и отвечает. Переводят не больше одного раза.',
              'Whoever answers deals with it. A caller is transferred once at most.',
            ],
            weight: '3',
            unit: ['переводов', 'transfers'],
          },
        ),
        yesNo(
          'warned',
          [
            'Перед переводом объяснили, к кому и зачем переводят?',
            'Before the transfer, were you told to whom and why?',
          ],
          {
            hint: [
              '«Не применимо», если переводов не было.',
              '“Not applicable” if you were not transferred.',
            ],
            standard: [
              '3.2.2',
              'Перед переводом называют, к кому и зачем переводят, и спрашивают согласие.',
              'Before a transfer the caller is told to whom and why, and agrees.',
            ],
            notApplicable: true,
          },
        ),
        yesNo(
          'no-repeat',
          [
            'После перевода не пришлось рассказывать всё заново?',
            'After the transfer, were you spared telling everything again?',
          ],
          {
            standard: [
              '3.2.3',
              'Переводя звонок, пересказывают вопрос коллеге.',
              'Whoever transfers a call passes the question on to the colleague.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        measured(
          'duration',
          'waiting',
          [
            'Сколько всего вы ждали на линии во время разговора?',
            'How long did you wait on the line in total during the call?',
          ],
          line(30, 180),
          {
            standard: [
              '3.2.4',
              'На линии ждут не дольше 30 секунд. Если ответ требует времени, перезванивают сами.',
              'Nobody waits on the line for more than 30 seconds. If an answer takes time, we call back.',
            ],
          },
        ),
      ],
    ),
    section(
      'solution',
      '40',
      ['Решение вопроса', 'Solving the question'],
      [
        yesNo(
          'understood',
          [
            'Сотрудник уточнил вопрос и понял его верно?',
            'Did the employee check and understand the question correctly?',
          ],
          {
            standard: [
              '3.3.1',
              'Вопрос уточняют и повторяют своими словами, прежде чем отвечать.',
              'The question is clarified and repeated in one’s own words before it is answered.',
            ],
            weight: '2',
          },
        ),
        scale(
          'explained',
          [
            'Насколько понятно вам объяснили, что делать дальше?',
            'How clearly was it explained what to do next?',
          ],
          [
            ['ничего не понятно', 'not clear at all'],
            ['понятно всё', 'entirely clear'],
          ],
          {
            hint: [
              '5: вы знаете, что сделать, с чем и когда. 3: пришлось догадываться. 1 или 2: отослали к инструкции или порталу.',
              '5: you know what to do, with what and by when. 3: you had to guess. 1 or 2: you were referred to a manual or portal.',
            ],
            standard: [
              '3.3.2',
              'Ответ дают простыми словами. К порталу и инструкции не отсылают, не объяснив.',
              'Answers are in plain words. Nobody is sent to a portal or manual without an explanation.',
            ],
            weight: '3',
            bands: from(upTo(2, '0', 3, '0.5', 4, '0.8'), '1'),
          },
        ),
        multiple(
          'told',
          ['О чём вам сказали?', 'What were you told?'],
          [
            ['1', 'Что нужно сделать мне', 'What I have to do'],
            ['1', 'Какие документы или данные нужны', 'Which documents or data are needed'],
            ['1', 'Когда будет готово', 'When it will be ready'],
            ['1', 'К кому обратиться, если не получится', 'Whom to turn to if it fails'],
            ['0', 'Ни о чём из этого', 'None of these'],
          ],
          {
            standard: [
              '3.3.3',
              'Говорят, что сделать, какие документы нужны, когда будет готово и к кому обратиться.',
              'Callers are told what to do, which documents are needed, when it will be ready and whom to turn to.',
            ],
            weight: '2',
          },
        ),
        yesNo('correct', ['Ответ оказался верным?', 'Did the answer prove to be correct?'], {
          hint: [
            'Сверьте с памяткой: она в легенде или в инструкции. «Не применимо», если по существу не ответили.',
            'Check with the note in the scenario or the instructions. “Not applicable” if there was no answer to the point.',
          ],
          standard: [
            '3.3.4',
            'Ответ верен и соответствует действующему порядку. Не зная, узнают и перезванивают.',
            'Answers are correct and follow the rules in force. Who does not know finds out and calls back.',
          ],
          weight: '3',
          notApplicable: true,
          critical: capAt('60'),
          photo: 'optional',
        }),
        single(
          'deadline',
          [
            'Назвали ли срок, если вопрос не решён сразу?',
            'Was a deadline given, if the question was not settled at once?',
          ],
          [
            ['1', 'Назвали день или час', 'A day or an hour was given'],
            ['0.3', '«Скоро», «на днях»', '“Soon”, “in a few days”'],
            ['0', 'Не назвали', 'None was given'],
          ],
          {
            standard: [
              '3.3.5',
              'Если вопрос не решён сразу, называют день и час ответа.',
              'If a question is not settled at once, a day and hour are named.',
            ],
            weight: '2',
            notApplicable: true,
          },
        ),
        single(
          'settled',
          ['Чем закончился звонок?', 'How did the call end?'],
          [
            ['1', 'Вопрос решён в этом разговоре', 'The question was settled in this call'],
            ['0.8', 'Вопрос приняли и сделают сами', 'It was taken on and will be done for you'],
            [
              '0.3',
              'Вас попросили перезвонить или написать',
              'You were asked to ring again or to write',
            ],
            ['0', 'Вопрос не приняли', 'It was not taken on'],
          ],
          {
            standard: [
              '3.3.6',
              'Вопрос решают в первом разговоре или забирают себе до конца.',
              'A question is settled in the first call or taken on to the end.',
            ],
            weight: '3',
          },
        ),
      ],
    ),
    section(
      'attitude',
      '20',
      ['Отношение', 'Attitude'],
      [
        yesNo(
          'rude',
          [
            'Сотрудник нагрубил, упрекнул вас или бросил трубку?',
            'Was the employee rude, reproachful, or did they hang up?',
          ],
          {
            hint: [
              '«Да» обнуляет оценку за звонок. Запишите слова дословно.',
              '“Yes” sets the score of the call to zero. Write the words down exactly.',
            ],
            standard: [
              '3.4.1',
              'Грубость, упрёк и брошенная трубка недопустимы при любом поводе.',
              'Rudeness, reproach and hanging up are never acceptable, whatever the cause.',
            ],
            weight: '2',
            critical: critical('total-zero'),
            wrong: true,
          },
        ),
        scale(
          'willing',
          ['Насколько охотно вам помогали?', 'How willing was the employee to help?'],
          [
            ['одолжение', 'as a favour'],
            ['с готовностью', 'gladly'],
          ],
          {
            standard: [
              '3.4.2',
              'Коллега для бэк-офиса такой же клиент, как покупатель для магазина.',
              'A colleague is to the back office what a customer is to the shop.',
            ],
            weight: '2',
          },
        ),
        yesNo(
          'privacy',
          [
            'Сотрудник сообщил вам чужие личные данные или не проверил, кто звонит?',
            'Did the employee give away someone else’s personal data, or fail to check who was calling?',
          ],
          {
            standard: [
              '3.4.3',
              'Личные данные сообщают только тому, чьи они, проверив, кто звонит.',
              'Personal data is given only to the person it concerns, after checking who is calling.',
            ],
            weight: '2',
            critical: critical('outcome-fail'),
            wrong: true,
          },
        ),
        yesNo(
          'close',
          [
            'В конце спросили, остались ли вопросы, и попрощались?',
            'At the end, were you asked about further questions and said goodbye to?',
          ],
          {
            standard: [
              '3.4.4',
              'В конце спрашивают, остались ли вопросы, и прощаются.',
              'At the end the caller is asked about further questions and said goodbye to.',
            ],
          },
        ),
        informs('text', 'note', [
          'Перескажите разговор: что вы спросили и что вам ответили',
          'Retell the call: what you asked and what was answered',
        ]),
      ],
    ),
  ],
)
